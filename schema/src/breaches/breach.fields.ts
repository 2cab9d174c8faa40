import { EntityClass } from '../deadlines/deadline.terms.ts';
import { EXTERNAL_REFERENCE } from '../shared/external-reference.fields.ts';
import {
  code,
  type FieldAbout,
  group,
  groupOf,
  id,
  list,
  mayChange,
  member,
  optional,
  pastIfKnown,
  SEALED_HELP,
  text,
  type Words,
  whole,
} from '../shared/verb.fields.ts';
import { AiIncidentKind, CraEventKind, FilingRegime, Nis2Class } from './breach.regime.terms.ts';
import { BreachCause, BreachDataType, BreachSubjectCategory } from './breach.terms.ts';

export const NO_PERSON: Words = ['Sans nom de personne.', 'No name of a person.'];
export const AWARE_HELP: Words = [
  'Quand vous avez eu la certitude raisonnable que des données personnelles étaient atteintes.',
  'When you were reasonably certain that personal data were compromised.',
];
export const GAP_HELP: Words = [
  'L’autorité peut le demander. L’enquête préalable doit être courte.',
  'The authority may ask. The preliminary investigation has to be short.',
];

export const MOST = 2_000_000_000;
export const LETTER = 50_000;

const about = (says: string, words: FieldAbout = {}) =>
  optional(whole(says, { min: 0, max: MOST, ...words }));

/** A text that may be left blank. */
export const note = (says: string, about: FieldAbout = {}) => optional(text(says, { min: 0, ...about }));
/** A reason that says something. */
export const reason = (says: string, about: FieldAbout = {}) => text(says, { min: 3, ...about });
/** The same, as every verb asks for it that ends or begins again. */
export const why = (says: string) => reason(says, { label: ['Pourquoi', 'Why'], help: NO_PERSON });
export const regime = (says: string) => code(FilingRegime, says, { label: ['Quel régime', 'Which regime'] });

const assigneeId = optional(member('Who works it: a member of the organisation. Alerts go there first.'));
export const noticeId = id('Which notice of that breach.', {
  label: ['Responsable de traitement', 'Controller'],
});

const INVOLVED_SUBJECTS = groupOf(
  'InvolvedSubjectsInput',
  'One category of the persons concerned, 33(3)(a).',
  {
    category: code(BreachSubjectCategory, 'Who they are.'),
    approximateCount: about('About how many.'),
  },
);

const INVOLVED_DATA = groupOf('InvolvedDataInput', 'One category of the data concerned, 33(3)(a).', {
  category: code(BreachDataType, 'Which data they are.'),
  approximateCount: about('About how many records.'),
});

/** What may be known of a breach, when it is recorded or later. */
export const FACTS = {
  detectedAt: pastIfKnown(
    'When the incident was detected.',
    { future: 'DETECTION_IN_FUTURE' },
    {
      label: ['Détection de l’incident', 'Incident detected'],
      help: [
        'Quand l’incident a été remarqué, si c’était avant.',
        'When the incident was noticed, if that was earlier.',
      ],
    },
  ),
  awareAt: pastIfKnown(
    'When you were reasonably certain that personal data were compromised: the 72 hours run from there. Absent while you investigate; once given it can be corrected, not cleared.',
    { future: 'AWARENESS_IN_FUTURE' },
    { label: ['Prise de connaissance', 'Aware since'], help: AWARE_HELP },
  ),
  gapReason: note('Why detection and awareness lie apart. Sealed.', {
    label: ['Pourquoi cet écart entre détection et connaissance', 'Why detection and awareness lie apart'],
    help: GAP_HELP,
  }),
  cause: optional(
    code(BreachCause, 'Where it came from, as far as known.', { label: ['Origine', 'Origin'] }),
  ),
  description: note('What happened, in words. Sealed.', {
    max: 20_000,
    label: ['Que s’est-il passé', 'What happened'],
    help: [
      'Scellé : lisible seulement avec le droit de révéler, et chaque lecture est tracée.',
      'Sealed: readable only with the right to reveal, and every reading is recorded.',
    ],
  }),
  approximateSubjects: about('About how many persons are concerned.', {
    label: ['Personnes concernées (environ)', 'People concerned (about)'],
  }),
  approximateRecords: about('About how many records are concerned.', {
    label: ['Enregistrements concernés (environ)', 'Records concerned (about)'],
  }),
  involvedSubjects: optional(
    list(
      group(INVOLVED_SUBJECTS, 'The categories of persons concerned, each once.', {
        label: ['Catégories de personnes', 'Categories of persons'],
      }),
      {
        unique: ({ category }) => category,
      },
    ),
  ),
  involvedData: optional(
    list(
      group(INVOLVED_DATA, 'The categories of data concerned, each once.', {
        label: ['Catégories de données', 'Categories of data'],
      }),
      {
        unique: ({ category }) => category,
      },
    ),
  ),
  likelyConsequences: note('Its likely consequences, 33(3)(c). Sealed.', {
    max: 5000,
    label: ['Conséquences probables (art. 33(3)(c))', 'Likely consequences (Art. 33(3)(c))'],
    help: NO_PERSON,
  }),
  measuresTaken: note('Measures taken or proposed, 33(3)(d). Sealed.', {
    max: 5000,
    label: ['Mesures prises ou proposées (art. 33(3)(d))', 'Measures taken or proposed (Art. 33(3)(d))'],
    help: NO_PERSON,
  }),
  contact: note('The DPO or other contact point for it, 33(3)(b). Sealed.', {
    max: 500,
    label: ['Point de contact (art. 33(3)(b))', 'Contact point (Art. 33(3)(b))'],
    help: SEALED_HELP,
  }),
  assigneeId,
  externalReference: optional(group(EXTERNAL_REFERENCE, 'What it is called in the system that sends it.')),
};

const factor = (says: string) => note(`${says} Sealed.`);

export const RISK_FACTORS = groupOf(
  'RiskFactorsInput',
  'What a score does not see: the factors of EDPB guidelines 9/2022, in words.',
  {
    typeOfBreach: factor('The type of the breach.'),
    dataConcerned: factor('The nature, sensitivity and volume of the data.'),
    identification: factor('How easily persons are identified.'),
    consequences: factor('How severe the consequences are for them.'),
    specialPersons: factor('What is special about these persons, as with children.'),
    specialController: factor('What is special about the controller, as with a hospital.'),
    numberOfPersons: factor('How many persons are concerned.'),
  },
);

const FACT_OF_REGIME = { future: 'REGIME_FACT_IN_FUTURE' };

/** A regime of a breach, and the facts that it alone counts from. */
export const REGIME = {
  regime: regime('Which one; GDPR_33 is there without being applied.'),
  nis2Class: mayChange(
    code(Nis2Class, 'What the entity is under NIS2; as it was switched on when absent.', {
      label: ['Au titre de NIS 2', 'Under NIS2'],
    }),
  ),
  entityClass: mayChange(
    code(EntityClass, 'The financial entity under DORA; as it was switched on when absent, else OTHER.', {
      label: ['Type d’entité financière', 'Kind of financial entity'],
    }),
  ),
  aiIncidentKind: mayChange(
    code(AiIncidentKind, 'What it came to, AI Act 73(2) to (4); SERIOUS when absent.', {
      label: ['Nature de l’incident', 'What it came to'],
    }),
  ),
  craEventKind: optional(
    code(CraEventKind, 'What is reported, CRA 14: the final report waits for it.', {
      label: ['Ce qui est déclaré', 'What is reported'],
    }),
  ),
  classifiedAt: pastIfKnown(
    'When it was classified as major, DORA 18.',
    {
      ...FACT_OF_REGIME,
      after: ['awareAt', 'CLASSIFIED_BEFORE_AWARENESS'],
    },
    {
      label: ['Classé comme majeur le', 'Classified as major on'],
      help: [
        'Le rapport initial part 4 heures après, et au plus tard 24 heures après la connaissance.',
        'The initial report follows within 4 hours, and 24 hours after the awareness at most.',
      ],
    },
  ),
  correctiveAvailableAt: pastIfKnown(
    'When a corrective or mitigating measure was available, CRA 14(2)(c).',
    FACT_OF_REGIME,
    {
      label: ['Mesure corrective disponible le', 'Corrective measure available on'],
      help: ['Le rapport final suit dans les 14 jours.', 'The final report follows within 14 days.'],
    },
  ),
  handledAt: pastIfKnown(
    'When the incident was handled, after a progress report, NIS2 23(4)(e).',
    {
      ...FACT_OF_REGIME,
      after: ['awareAt', 'HANDLED_BEFORE_AWARENESS'],
    },
    {
      label: ['Incident traité le', 'Incident handled on'],
      help: [
        'Après un rapport d’avancement seulement : le rapport final suit dans le mois.',
        'After a progress report alone: the final report follows within a month.',
      ],
    },
  ),
};
