import { type CodeOf, words } from '../shared/words.ts';

export const BreachStatus = words('BreachStatus', 'Where a breach stands.', {
  DETECTED: ['Something was noticed.', 'Détectée', 'Detected'],
  UNDER_INVESTIGATION: [
    'Whether personal data are concerned is being found out.',
    'En cours d’examen',
    'Under investigation',
  ],
  CONFIRMED: ['Personal data were compromised: the controller is aware.', 'Avérée', 'Confirmed'], // awareness: the 72 hours run, GDPR 33(1)
  ASSESSED: ['The risk to persons was assessed (GDPR 33(1), 34(1)).', 'Évaluée', 'Assessed'],
  NOTIFIED_INITIAL: [
    'The authority was told (GDPR 33(1)).',
    'Notifiée, à compléter',
    'Notified, to complete',
  ],
  NOTIFIED_COMPLETE: [
    'The authority was told the rest (GDPR 33(4)).',
    'Notification complète',
    'Notification complete',
  ],
  CLOSED: ['Over.', 'Close', 'Closed'],
  NOT_A_BREACH: ['No personal data were concerned.', 'Sans violation', 'Not a breach'],
  DOCUMENTED_ONLY: [
    'No risk is likely: documented, not notified (GDPR 33(1), 33(5)).',
    'Consignée seulement',
    'Documented only',
  ],
});
export type BreachStatus = CodeOf<typeof BreachStatus>;

export const BreachRole = words(
  'BreachRole',
  'In which role the organisation met a breach, GDPR 33(1) and 33(2).',
  {
    CONTROLLER: [
      'As the controller: the authority and the persons are told (GDPR 33(1), 34).',
      'Responsable de traitement',
      'Controller',
    ],
    PROCESSOR: ['As a processor: the controllers are told (GDPR 33(2)).', 'Sous-traitant', 'Processor'],
  },
);
export type BreachRole = CodeOf<typeof BreachRole>;

export const BreachRisk = words(
  'BreachRisk',
  'What a person decides of the risk to rights and freedoms, GDPR 33(1), 34(1).',
  {
    UNLIKELY: [
      'Unlikely to result in a risk: documented, not notified (GDPR 33(1)).',
      'Risque improbable',
      'Risk unlikely',
      ['Registre seulement (art. 33(5))', 'The register alone (Art. 33(5))'],
    ],
    RISK: [
      'A risk: notified to the authority (GDPR 33(1)).',
      'Risque',
      'Risk',
      ['L’autorité sous 72 heures (art. 33(1))', 'The authority within 72 hours (Art. 33(1))'],
    ],
    HIGH_RISK: [
      'A high risk: told to the persons as well (GDPR 34(1)).',
      'Risque élevé',
      'High risk',
      [
        'L’autorité, et les personnes dans les meilleurs délais (art. 34(1))',
        'The authority, and the persons without undue delay (Art. 34(1))',
      ],
    ],
  },
);
export type BreachRisk = CodeOf<typeof BreachRisk>;

/** Several may be (WP250 rev.01). */
export const BreachNature = words('BreachNature', 'What was lost, GDPR 4(12).', {
  CONFIDENTIALITY: [
    'Data were disclosed or accessed (GDPR 4(12)).',
    'Confidentialité',
    'Confidentiality',
    ['Données vues, reçues ou publiées sans droit', 'Data seen, received or published without right'],
  ],
  INTEGRITY: [
    'Data were altered (GDPR 4(12)).',
    'Intégrité',
    'Integrity',
    ['Données modifiées à tort', 'Data changed wrongly'],
  ],
  AVAILABILITY: [
    'Data were lost or destroyed (GDPR 4(12)).',
    'Disponibilité',
    'Availability',
    ['Données perdues ou inaccessibles, même pour un temps', 'Data lost or out of reach, even for a while'],
  ],
});
export type BreachNature = CodeOf<typeof BreachNature>;

export const BreachCause = words('BreachCause', "Where it came from, in the CNIL's words.", {
  INTERNAL_ACCIDENTAL: ['Somebody inside, by accident.', 'Interne, accidentelle', 'Internal, accidental'],
  INTERNAL_MALICIOUS: ['Somebody inside, on purpose.', 'Interne, malveillante', 'Internal, malicious'],
  EXTERNAL_ACCIDENTAL: ['Somebody outside, by accident.', 'Externe, accidentelle', 'External, accidental'],
  EXTERNAL_MALICIOUS: ['Somebody outside, on purpose.', 'Externe, malveillante', 'External, malicious'],
  OTHER: ['Something else.', 'Autre', 'Other'],
  UNKNOWN: ['Not known yet.', 'Inconnue', 'Unknown'],
});
export type BreachCause = CodeOf<typeof BreachCause>;

/** In the words of the EDPB's draft template of June 2026. */
export const BreachSubjectCategory = words(
  'BreachSubjectCategory',
  'Whom a breach concerns, GDPR 33(3)(a).',
  {
    CUSTOMERS: ['Customers, present or potential.', 'Clients', 'Customers'],
    EMPLOYEES: ['Employees.', 'Salariés', 'Employees'],
    MILITARY_POLICE: [
      'Members of the armed forces or the police.',
      'Militaires, policiers',
      'Military, police',
    ],
    MINORS: ['Minors.', 'Mineurs', 'Minors'],
    PATIENTS: ['Patients.', 'Patients', 'Patients'],
    STUDENTS: ['Pupils and students.', 'Élèves, étudiants', 'Pupils, students'],
    SUBSCRIBERS: ['Subscribers and members.', 'Abonnés', 'Subscribers'],
    USERS: ['Users.', 'Utilisateurs', 'Users'],
    VULNERABLE: ['Vulnerable persons.', 'Personnes vulnérables', 'Vulnerable persons'],
    OTHER: ['Others.', 'Autres', 'Others'],
    UNKNOWN_YET: ['Not known yet.', 'Pas encore connu', 'Not known yet'],
  },
);
export type BreachSubjectCategory = CodeOf<typeof BreachSubjectCategory>;

/** In the words of the same template. */
export const BreachDataType = words('BreachDataType', 'Which data a breach concerns, GDPR 33(3)(a).', {
  BASIC: ['Identity: name, date of birth.', 'État civil', 'Name and civil status'],
  CONTACT: ['Contact: address, e-mail, phone.', 'Coordonnées', 'Contact details'],
  BIOMETRIC: ['Biometric data (GDPR 9).', 'Biométrie', 'Biometrics'],
  CRIMINAL: [
    'Criminal convictions and offences (GDPR 10).',
    'Infractions, condamnations',
    'Offences, convictions',
  ],
  POLITICAL: ['Political opinions (GDPR 9).', 'Opinions politiques', 'Political opinions'],
  RACIAL_ETHNIC: [
    'Racial or ethnic origin (GDPR 9).',
    'Origine raciale ou ethnique',
    'Racial or ethnic origin',
  ],
  RELIGIOUS: ['Religious or philosophical beliefs (GDPR 9).', 'Convictions religieuses', 'Religious beliefs'],
  SEX_LIFE: [
    'Sex life or sexual orientation (GDPR 9).',
    'Vie ou orientation sexuelle',
    'Sex life or orientation',
  ],
  TRADE_UNION: ['Trade union membership (GDPR 9).', 'Appartenance syndicale', 'Trade union membership'],
  GENETIC: ['Genetic data (GDPR 9).', 'Données génétiques', 'Genetic data'],
  HEALTH: ['Health (GDPR 9).', 'Santé', 'Health'],
  FINANCIAL: ['Economic and financial situation.', 'Données financières', 'Financial data'],
  EMPLOYMENT_HEALTH: ['Health at work (GDPR 9).', 'Santé au travail', 'Occupational health'],
  IDENTIFICATION: [
    'National identification numbers (GDPR 87).',
    'Numéros d’identification',
    'Identification numbers',
  ],
  LOCATION: ['Location.', 'Localisation', 'Location'],
  OFFICIAL_DOCUMENTS: ['Official documents.', 'Documents officiels', 'Official documents'],
  PAYMENT: ['Means of payment.', 'Moyens de paiement', 'Means of payment'],
  PROFILE: ['Profiles and behaviour.', 'Profils', 'Profiles'],
  CREDENTIALS: ['Passwords and other credentials.', 'Identifiants de connexion', 'Credentials'],
  UNKNOWN_YET: ['Not known yet.', 'Pas encore connu', 'Not known yet'],
  OTHER: ['Others.', 'Autres', 'Other'],
});
export type BreachDataType = CodeOf<typeof BreachDataType>;

export const SubjectCommunicationChannel = words(
  'SubjectCommunicationChannel',
  'How the persons were told of a breach, GDPR 34.',
  {
    EMAIL: ['By e-mail.', 'Courriel', 'E-mail'],
    POST: ['By post.', 'Courrier', 'Letter'],
    PHONE: ['By telephone.', 'Téléphone', 'Telephone'],
    SMS: ['By text message.', 'SMS', 'Text message'],
    IN_PERSON: ['In person.', 'Sur place', 'In person'],
    ACCOUNT: ['In the account of each person.', 'Espace personnel', 'Their account'],
    PUBLIC_NOTICE: [
      'By a public notice, or something as effective (GDPR 34(3)(c)).',
      'Avis public (art. 34(3)(c))',
      'Public notice (Art. 34(3)(c))',
    ],
  },
);
export type SubjectCommunicationChannel = CodeOf<typeof SubjectCommunicationChannel>;

export const ExemptionGround = words(
  'ExemptionGround',
  'Why the persons need not be told one by one, GDPR 34(3).',
  {
    UNINTELLIGIBLE: [
      'The data are unintelligible to whoever has them, as when encrypted (GDPR 34(3)(a)).',
      'Données inintelligibles (art. 34(3)(a))',
      'Unintelligible data (Art. 34(3)(a))',
      ['Chiffrées, par exemple, et la clé est en sûreté', 'Encrypted, for instance, and the key is safe'],
    ],
    SUBSEQUENT_MEASURES: [
      'Later measures have removed the high risk (GDPR 34(3)(b)).',
      'Mesures ultérieures (art. 34(3)(b))',
      'Subsequent measures (Art. 34(3)(b))',
      [
        'Le risque élevé n’est plus susceptible de se matérialiser',
        'The high risk is no longer likely to materialise',
      ],
    ],
    DISPROPORTIONATE_EFFORT: [
      'The effort would be disproportionate: a public notice instead (GDPR 34(3)(c)).',
      'Effort disproportionné (art. 34(3)(c))',
      'Disproportionate effort (Art. 34(3)(c))',
      ['Un avis public remplace l’information directe', 'A public notice replaces the direct communication'],
    ],
  },
);
export type ExemptionGround = CodeOf<typeof ExemptionGround>;
