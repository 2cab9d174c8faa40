import { type CodeOf, words } from '../shared/words.ts';

export const FilingRegime = words(
  'FilingRegime',
  'Under which law an authority is told of an incident. Each has clocks of its own.',
  {
    GDPR_33: [
      'The notification of a breach (GDPR 33).',
      'RGPD, art. 33',
      'GDPR, Art. 33',
      ['Tout responsable de traitement', 'Every controller'],
    ],
    NIS2: [
      'Essential and important entities (Directive (EU) 2022/2555 art. 23).',
      'NIS 2, art. 23',
      'NIS2, Art. 23',
      [
        'Entités essentielles et importantes ; la loi nationale dit à qui notifier',
        'Essential and important entities; national law says whom to notify',
      ],
    ],
    DORA: [
      'Financial entities, major incidents (Regulation (EU) 2022/2554 art. 19).',
      'DORA, art. 19',
      'DORA, Art. 19',
      [
        'Entités financières, pour un incident majeur lié aux TIC',
        'Financial entities, for a major ICT-related incident',
      ],
    ],
    AI_ACT_73: [
      'Providers of high-risk AI systems, serious incidents (Regulation (EU) 2024/1689 art. 73).',
      'Règlement IA, art. 73',
      'AI Act, Art. 73',
      [
        'Fournisseurs de systèmes d’IA à haut risque, pour un incident grave',
        'Providers of high-risk AI systems, for a serious incident',
      ],
    ],
    EPRIVACY_611: [
      'Providers of public electronic communications services (Regulation (EU) 611/2013 art. 2).',
      'Règlement 611/2013, art. 2',
      'Regulation 611/2013, Art. 2',
      [
        'Fournisseurs de services de communications électroniques accessibles au public',
        'Providers of publicly available electronic communications services',
      ],
    ],
    CRA_14: [
      'Manufacturers of products with digital elements (Regulation (EU) 2024/2847 art. 14).',
      'Règlement cyberrésilience, art. 14',
      'Cyber Resilience Act, Art. 14',
      [
        'Fabricants de produits comportant des éléments numériques',
        'Manufacturers of products with digital elements',
      ],
    ],
  },
);
export type FilingRegime = CodeOf<typeof FilingRegime>;

/** The regimes that a legal entity switches on: the 72 hours of GDPR 33 ask nobody. */
export const SWITCHED_REGIMES = Object.values(FilingRegime).filter(
  (regime) => regime !== FilingRegime.GDPR_33,
);

/** Which of them there are depends on the regime. */
export const FilingStage = words(
  'FilingStage',
  'In which phase the authority is told: GDPR 33(4), and the stages of the other regimes.',
  {
    INITIAL: [
      'The first notification or report (GDPR 33(1), DORA 19(4)(a), AI Act 73, Reg. 611/2013 2(2)).',
      'Notification initiale',
      'Initial notification',
      ['Dans les 72 heures, même incomplète (art. 33(1))', 'Within 72 hours, even incomplete (Art. 33(1))'],
    ],
    COMPLEMENTARY: [
      'What could not be told at once (GDPR 33(4), AI Act 73(5), Reg. 611/2013 2(3)).',
      'Notification complémentaire',
      'Complementary notification',
      ['Ce qui manquait (art. 33(4))', 'What was missing (Art. 33(4))'],
    ],
    WITHDRAWAL: [
      'What was told is taken back, with its reason; of GDPR 33 alone.',
      'Retrait de la notification',
      'Withdrawal of the notification',
      ['Ce qui a été notifié ne tient plus', 'What was notified no longer holds'],
    ],
    EARLY_WARNING: ['The early warning (NIS2 23(4)(a), CRA 14).', 'Alerte précoce', 'Early warning'], // NIS2 23(4)(a), CRA 14(2)(a), 14(4)(a)
    NOTIFICATION: [
      'The incident notification (NIS2 23(4)(b), CRA 14).',
      'Notification de l’incident',
      'Incident notification',
    ], // NIS2 23(4)(b), CRA 14(2)(b), 14(4)(b)
    INTERMEDIATE: [
      'An intermediate report (DORA 19(4)(b); NIS2 23(4)(c), on request).',
      'Rapport intermédiaire',
      'Intermediate report',
    ],
    PROGRESS: [
      'A progress report, while the incident goes on (NIS2 23(4)(e)).',
      'Rapport d’avancement',
      'Progress report',
    ],
    FINAL: ['The final report (NIS2 23(4)(d), DORA 19(4)(c), CRA 14).', 'Rapport final', 'Final report'], // NIS2 23(4)(d), DORA 19(4)(c), CRA 14(2)(c), 14(4)(c)
  },
);
export type FilingStage = CodeOf<typeof FilingStage>;

export const RegimeStatus = words(
  'RegimeStatus',
  'Whether a regime reaches a breach: the switch of the legal entity proposes, a person decides.',
  {
    PROPOSED: [
      'The switch of the legal entity proposes it; its clocks run, a person has to decide.',
      'Proposé : à décider',
      'Proposed: to be decided',
    ], // its clocks run already: nobody has to be quick for them to be right
    APPLIES: ['A person decided that it applies.', 'S’applique', 'Applies'],
    RULED_OUT: [
      'A person decided that it does not; its clocks are cancelled with the reason.',
      'Écarté',
      'Ruled out',
    ],
  },
);
export type RegimeStatus = CodeOf<typeof RegimeStatus>;

export const Nis2Class = words(
  'Nis2Class',
  'What a legal entity is under NIS2, Directive (EU) 2022/2555 art. 3.',
  {
    ESSENTIAL: ['An essential entity (NIS2 3(1)).', 'Entité essentielle', 'Essential entity'],
    IMPORTANT: ['An important entity (NIS2 3(2)).', 'Entité importante', 'Important entity'],
    TRUST_SERVICE_PROVIDER: [
      'A trust service provider: it notifies within 24 hours (NIS2 23(4)).',
      'Prestataire de services de confiance (24 heures)',
      'Trust service provider (24 hours)',
    ], // art. 23(4), last subparagraph
  },
);
export type Nis2Class = CodeOf<typeof Nis2Class>;

/** By it the days are counted. */
export const AiIncidentKind = words(
  'AiIncidentKind',
  'What a serious incident with an AI system came to, AI Act 73(2) to (4).',
  {
    SERIOUS: [
      'A serious incident: 15 days (AI Act 73(2)).',
      'Incident grave : 15 jours',
      'Serious incident: 15 days',
    ],
    WIDESPREAD: [
      'A widespread infringement, or critical infrastructure: 2 days (AI Act 73(3)).',
      'Violation de grande ampleur ou infrastructure critique : 2 jours',
      'Widespread infringement or critical infrastructure: 2 days',
    ],
    DEATH: [
      'The death of a person: 10 days (AI Act 73(4)).',
      'Décès d’une personne : 10 jours',
      'Death of a person: 10 days',
    ],
  },
);
export type AiIncidentKind = CodeOf<typeof AiIncidentKind>;

/** By it the final report is counted. */
export const CraEventKind = words(
  'CraEventKind',
  'What a manufacturer reports under the Cyber Resilience Act, Regulation (EU) 2024/2847 art. 14.',
  {
    VULNERABILITY: [
      'An actively exploited vulnerability (CRA 14(1)).',
      'Vulnérabilité activement exploitée',
      'Actively exploited vulnerability',
    ],
    INCIDENT: [
      'A severe incident with an impact on the security of the product (CRA 14(3)).',
      'Incident grave',
      'Severe incident',
    ],
  },
);
export type CraEventKind = CodeOf<typeof CraEventKind>;
