/** The regimes under which an incident is told to an authority. Each has clocks of its own. */
export enum FilingRegime {
  GDPR_33 = 'GDPR_33', // for every controller, always
  NIS2 = 'NIS2', // Directive (EU) 2022/2555 art. 23
  DORA = 'DORA', // Regulation (EU) 2022/2554 art. 19
  AI_ACT_73 = 'AI_ACT_73', // Regulation (EU) 2024/1689 art. 73
  EPRIVACY_611 = 'EPRIVACY_611', // Regulation (EU) 611/2013 art. 2
  CRA_14 = 'CRA_14', // Regulation (EU) 2024/2847 art. 14
}

/** The regimes that a legal entity switches on: the 72 hours of GDPR 33 ask nobody. */
export const SWITCHED_REGIMES = Object.values(FilingRegime).filter(
  (regime) => regime !== FilingRegime.GDPR_33,
);

/** The phases in which an authority is told; which of them there are depends on the regime. */
export enum FilingStage {
  INITIAL = 'INITIAL', // GDPR 33(1), DORA, AI Act 73, Regulation 611/2013
  COMPLEMENTARY = 'COMPLEMENTARY', // GDPR 33(4), AI Act 73(5), Regulation 611/2013 art. 2(3)
  WITHDRAWAL = 'WITHDRAWAL', // GDPR 33 alone
  EARLY_WARNING = 'EARLY_WARNING', // NIS2 23(4)(a), CRA 14(2)(a), 14(4)(a)
  NOTIFICATION = 'NOTIFICATION', // NIS2 23(4)(b), CRA 14(2)(b), 14(4)(b)
  INTERMEDIATE = 'INTERMEDIATE', // DORA 19(4)(b); NIS2 23(4)(c), when the authority asks for it
  PROGRESS = 'PROGRESS', // NIS2 23(4)(e): the incident goes on when the final report is due
  FINAL = 'FINAL', // NIS2 23(4)(d), DORA 19(4)(c), CRA 14(2)(c), 14(4)(c)
}

/** Whether a regime reaches a breach: the switch of the legal entity proposes, a person decides. */
export enum RegimeStatus {
  PROPOSED = 'PROPOSED', // its clocks run already: nobody has to be quick for them to be right
  APPLIES = 'APPLIES',
  RULED_OUT = 'RULED_OUT',
}

/** What a legal entity is under NIS2, Directive (EU) 2022/2555 art. 3; a trust service provider notifies in 24 hours. */
export enum Nis2Class {
  ESSENTIAL = 'ESSENTIAL',
  IMPORTANT = 'IMPORTANT',
  TRUST_SERVICE_PROVIDER = 'TRUST_SERVICE_PROVIDER', // art. 23(4), last subparagraph
}

/** What a serious incident with an AI system came to, AI Act 73: by it the days are counted. */
export enum AiIncidentKind {
  SERIOUS = 'SERIOUS', // 73(2): 15 days
  WIDESPREAD = 'WIDESPREAD', // 73(3): widespread infringement or critical infrastructure, 2 days
  DEATH = 'DEATH', // 73(4): 10 days
}

/** What a manufacturer reports under CRA 14: by it the final report is counted. */
export enum CraEventKind {
  VULNERABILITY = 'VULNERABILITY', // 14(1): actively exploited
  INCIDENT = 'INCIDENT', // 14(3): severe
}
