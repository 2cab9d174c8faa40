import {
  AI_ACT_DATES,
  type AiReasonCode,
  type AiRiskClass,
  type AiRole,
  type AiSystemInput,
  PROHIBITED_PRACTICES,
  type ProhibitedPractice,
} from './ai.terms.ts';

/** A duty that follows from the class and the role. */
export interface AiObligation {
  readonly code: AiObligationCode;
  readonly article: string;
  /** The day from which it applies. */
  readonly appliesFrom: string;
}

/** What the obligations are drawn from. */
export interface AiFindings {
  readonly riskClass: AiRiskClass;
  readonly reasons: readonly AiReasonCode[];
  /** The provider's too, where art. 25(1) makes one of the deployer. */
  readonly roles: ReadonlySet<AiRole>;
  readonly input: AiSystemInput;
}

const HIGH_RISK: readonly AiRiskClass[] = ['HIGH_RISK_ANNEX_I', 'HIGH_RISK_ANNEX_III'];

const isHighRisk = ({ riskClass }: AiFindings): boolean => HIGH_RISK.includes(riskClass);
/** A safety component may be a use of Annex III too: then the duties of both, from the earlier day. */
const isAnnexIII = (findings: AiFindings): boolean =>
  isHighRisk(findings) &&
  findings.reasons.some((code) => code.startsWith('ANNEX_III_')) &&
  !findings.reasons.some((code) => code.startsWith('EXEMPT_'));
const uses = ({ input }: AiFindings, ...codes: string[]): boolean =>
  codes.some((code) => input.annexIIIUses?.includes(code));
/** Critical infrastructure alone is left out of the registration, of 27 and of 86. */
const isBeyondInfrastructure = ({ input }: AiFindings): boolean =>
  (input.annexIIIUses ?? []).some((use) => use !== 'CRITICAL_INFRASTRUCTURE');
/** FRIA, art. 27(1): public bodies and services, credit, life and health insurance. What is unknown may be so. */
const needsFria = (findings: AiFindings): boolean =>
  uses(findings, 'CREDITWORTHINESS', 'LIFE_AND_HEALTH_INSURANCE') ||
  findings.input.publicBody !== false ||
  findings.input.providesPublicServices !== false;

interface Duty {
  readonly article: string;
  readonly roles: readonly AiRole[];
  readonly applies: (findings: AiFindings) => boolean;
  /** By default the day of the class. */
  readonly from?: (findings: AiFindings) => string;
}

const duty = (article: string, role: AiRole, applies: Duty['applies'], from?: Duty['from']): Duty => ({
  article,
  roles: [role],
  applies,
  from,
});

const reason =
  (code: AiReasonCode) =>
  ({ reasons }: AiFindings): boolean =>
    reasons.includes(code);
const general = (): string => AI_ACT_DATES.GENERAL;

/**
 * Who has to do what. A duty falls away only where its condition is known not to hold: its text names the condition.
 * Articles 72 and 73 come with the requirements that they watch over.
 */
const DUTIES = {
  STOP: {
    article: '5',
    roles: [],
    applies: ({ riskClass }) => riskClass === 'PROHIBITED',
    from: ({ reasons }) =>
      Object.entries(PROHIBITED_PRACTICES)
        .filter(([letter]) => reasons.includes(`PROHIBITED_${letter as ProhibitedPractice}`))
        .map(([, date]) => date)
        .sort()[0] as string,
  },
  LITERACY: {
    article: '4',
    roles: ['PROVIDER', 'DEPLOYER'],
    applies: () => true,
    from: () => AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  },

  REQUIREMENTS: duty('8-15', 'PROVIDER', isHighRisk),
  QUALITY_MANAGEMENT: duty('17', 'PROVIDER', isHighRisk),
  DOCUMENTS_AND_LOGS: duty('18-19', 'PROVIDER', isHighRisk),
  CONFORMITY: duty('43, 47-48', 'PROVIDER', isHighRisk),
  PROVIDER_REGISTRATION: duty('49(1), 49(5)', 'PROVIDER', isAnnexIII),
  POST_MARKET_MONITORING: duty('72', 'PROVIDER', isHighRisk),
  SERIOUS_INCIDENTS: duty('73', 'PROVIDER', isHighRisk),
  AUTHORISED_REPRESENTATIVE: duty('22(3)', 'AUTHORISED_REPRESENTATIVE', isHighRisk),
  IMPORTER: duty('23', 'IMPORTER', isHighRisk),
  DISTRIBUTOR: duty('24', 'DISTRIBUTOR', isHighRisk),
  PRODUCT_MANUFACTURER: duty(
    '25(3)',
    'PRODUCT_MANUFACTURER',
    ({ riskClass }) => riskClass === 'HIGH_RISK_ANNEX_I',
  ),

  INSTRUCTIONS: duty('26(1)', 'DEPLOYER', isHighRisk),
  HUMAN_OVERSIGHT: duty('26(2)', 'DEPLOYER', isHighRisk),
  INPUT_DATA: duty('26(4)', 'DEPLOYER', isHighRisk),
  MONITORING: duty('26(5)', 'DEPLOYER', isHighRisk),
  LOGS: duty('26(6)', 'DEPLOYER', isHighRisk),
  INFORM_WORKERS: duty('26(7)', 'DEPLOYER', (f) => isHighRisk(f) && f.input.usedOnWorkers !== false),
  DEPLOYER_REGISTRATION: duty(
    '26(8), 49(3)',
    'DEPLOYER',
    (f) => isAnnexIII(f) && isBeyondInfrastructure(f) && f.input.publicBody !== false,
  ),
  DPIA: duty('26(9)', 'DEPLOYER', isHighRisk),
  POST_REMOTE_IDENTIFICATION: duty(
    '26(10)',
    'DEPLOYER',
    (f) => isAnnexIII(f) && uses(f, 'REMOTE_BIOMETRIC_IDENTIFICATION'),
  ),
  INFORM_PERSONS: duty('26(11)', 'DEPLOYER', (f) => isAnnexIII(f) && f.input.decidesOnPersons !== false),
  COOPERATION: duty('26(12)', 'DEPLOYER', isHighRisk),
  FRIA: duty('27', 'DEPLOYER', (f) => isAnnexIII(f) && isBeyondInfrastructure(f) && needsFria(f)),
  EXPLANATION: duty(
    '86',
    'DEPLOYER',
    (f) => isAnnexIII(f) && isBeyondInfrastructure(f) && f.input.decidesOnPersons !== false,
  ),

  EXEMPTION_DOCUMENTED: duty('6(4)', 'PROVIDER', ({ riskClass }) => riskClass === 'ANNEX_III_EXEMPTED'),
  EXEMPTION_REGISTERED: duty('49(2)', 'PROVIDER', ({ riskClass }) => riskClass === 'ANNEX_III_EXEMPTED'),

  TELL_AI: duty('50(1)', 'PROVIDER', reason('TRANSPARENCY_INTERACTION'), general),
  MARK_CONTENT: duty('50(2)', 'PROVIDER', reason('TRANSPARENCY_MARKING'), ({ input }) =>
    input.onMarketBeforeAugust2026 === true ? AI_ACT_DATES.MARKING_GRACE_ENDS : AI_ACT_DATES.GENERAL,
  ),
  TELL_EMOTION: duty('50(3)', 'DEPLOYER', reason('TRANSPARENCY_EMOTION'), general),
  DISCLOSE_DEEP_FAKE: duty('50(4)', 'DEPLOYER', reason('TRANSPARENCY_DEEP_FAKE'), general),
  DISCLOSE_TEXT: duty('50(4)', 'DEPLOYER', reason('TRANSPARENCY_TEXT'), general),
  CLEAR_AND_ACCESSIBLE: {
    article: '50(5)',
    roles: ['PROVIDER', 'DEPLOYER'],
    applies: ({ reasons }) => reasons.some((code) => code.startsWith('TRANSPARENCY_')),
    from: general,
  },

  VOLUNTARY_CODES: {
    article: '95',
    roles: [],
    applies: ({ riskClass }) => riskClass === 'MINIMAL',
    from: general,
  },
} as const satisfies Record<string, Duty>;

export type AiObligationCode = keyof typeof DUTIES;
export const AI_OBLIGATION_CODES = Object.keys(DUTIES) as AiObligationCode[];

/** From when the requirements of the class hold; for what public authorities use already, 111(2). */
function classDate(findings: AiFindings): string {
  if (findings.input.legacyOfPublicAuthority === true && isHighRisk(findings))
    return AI_ACT_DATES.LEGACY_PUBLIC_AUTHORITIES;
  const isAnnexIOnly = findings.riskClass === 'HIGH_RISK_ANNEX_I' && !isAnnexIII(findings);
  return isAnnexIOnly ? AI_ACT_DATES.HIGH_RISK_ANNEX_I : AI_ACT_DATES.HIGH_RISK_ANNEX_III;
}

/** The duties of these roles for a system of this class, with the day from which each applies. */
export function obligationsOf(findings: AiFindings): AiObligation[] {
  const isTheirs = ({ roles }: Duty): boolean =>
    roles.length === 0 || roles.some((role) => findings.roles.has(role));
  return AI_OBLIGATION_CODES.filter((code) => isTheirs(DUTIES[code]) && DUTIES[code].applies(findings)).map(
    (code) => {
      const { article, from = classDate }: Duty = DUTIES[code];
      return { code, article, appliesFrom: from(findings) };
    },
  );
}
