import { EntityClass } from '../deadlines/deadline.terms.ts';
import { EXTERNAL_REFERENCE } from '../shared/external-reference.fields.ts';
import {
  code,
  day,
  group,
  groupOf,
  id,
  line,
  list,
  mayChange,
  optional,
  pastAsSaid,
  pastIfKnown,
  pastOrNow,
  text,
  whole,
  yesNo,
} from '../shared/verb.fields.ts';
import { type ActionTable, creationOf, obstaclesOf, verbsOf } from '../shared/verb.ts';
import {
  hasController,
  hasControllerWaiting,
  hasNoOpenRegime,
  hasNothingToFile,
  hasOpenMeasure,
  hasRegime,
  isAssessed,
  isAware,
  isDecided,
  isDetected,
  isHighRisk,
  isMeasureNotCompleted,
  isNotAware,
  isNotOver,
  isOfController,
  isOfProcessor,
  isOver,
  isReadyToClose,
  isReadyToFile,
  isRegimeNotRuledOut,
  isRegistered,
  isUntold,
} from './breach.guards.ts';
import { type BreachState, tellingObstacle } from './breach.lifecycle.ts';
import { AiIncidentKind, CraEventKind, FilingRegime, FilingStage, Nis2Class } from './breach.regime.terms.ts';
import { BREACH_SEVERITY } from './breach.severity.fields.ts';
import {
  BreachCause,
  BreachDataType,
  BreachNature,
  BreachRisk,
  BreachRole,
  BreachSubjectCategory,
  ExemptionGround,
  SubjectCommunicationChannel,
} from './breach.terms.ts';

const MOST = 2_000_000_000;
const LETTER = 50_000;

const about = (says: string) => optional(whole(says, { min: 0, max: MOST }));
/** A text that may be left blank. */
const note = (says: string, max = 2000) => optional(text(says, { min: 0, max }));
/** A reason that says something. */
const reason = (says: string, max = 2000) => text(says, { min: 3, max });
const regime = (says: string) => code(FilingRegime, says);

const assigneeId = optional(id('Who works it: a member of the organisation. Alerts go there first.'));
const noticeId = id('Which notice of that breach.');

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
const FACTS = {
  detectedAt: pastIfKnown('When the incident was detected.', { future: 'DETECTION_IN_FUTURE' }),
  awareAt: pastIfKnown(
    'When you were reasonably certain that personal data were compromised: the 72 hours run from there. Absent while you investigate; once given it can be corrected, not cleared.',
    { future: 'AWARENESS_IN_FUTURE' },
  ),
  gapReason: note('Why detection and awareness lie apart. Sealed.'),
  cause: optional(code(BreachCause, 'Where it came from, as far as known.')),
  description: note('What happened, in words. Sealed.', 20_000),
  approximateSubjects: about('About how many persons are concerned.'),
  approximateRecords: about('About how many records are concerned.'),
  involvedSubjects: optional(
    list(group(INVOLVED_SUBJECTS, 'The categories of persons concerned, each once.'), {
      unique: ({ category }) => category,
    }),
  ),
  involvedData: optional(
    list(group(INVOLVED_DATA, 'The categories of data concerned, each once.'), {
      unique: ({ category }) => category,
    }),
  ),
  likelyConsequences: note('Its likely consequences, 33(3)(c). Sealed.', 5000),
  measuresTaken: note('Measures taken or proposed, 33(3)(d). Sealed.', 5000),
  contact: note('The DPO or other contact point for it, 33(3)(b). Sealed.', 500),
  assigneeId,
  externalReference: optional(group(EXTERNAL_REFERENCE, 'What it is called in the system that sends it.')),
};

const factor = (says: string) => note(`${says} Sealed.`);

const RISK_FACTORS = groupOf(
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
const REGIME = {
  regime: regime('Which one; GDPR_33 is there without being applied.'),
  nis2Class: mayChange(code(Nis2Class, 'What the entity is under NIS2; as it was switched on when absent.')),
  entityClass: mayChange(
    code(EntityClass, 'The financial entity under DORA; as it was switched on when absent, else OTHER.'),
  ),
  aiIncidentKind: mayChange(
    code(AiIncidentKind, 'What it came to, AI Act 73(2) to (4); SERIOUS when absent.'),
  ),
  craEventKind: optional(code(CraEventKind, 'What is reported, CRA 14: the final report waits for it.')),
  classifiedAt: pastIfKnown('When it was classified as major, DORA 18.', {
    ...FACT_OF_REGIME,
    after: ['awareAt', 'CLASSIFIED_BEFORE_AWARENESS'],
  }),
  correctiveAvailableAt: pastIfKnown(
    'When a corrective or mitigating measure was available, CRA 14(2)(c).',
    FACT_OF_REGIME,
  ),
  handledAt: pastIfKnown('When the incident was handled, after a progress report, NIS2 23(4)(e).', {
    ...FACT_OF_REGIME,
    after: ['awareAt', 'HANDLED_BEFORE_AWARENESS'],
  }),
};

export const CREATE_BREACH = creationOf({
  mutation: 'createBreach',
  scope: 'breaches:write',
  says: 'Records a breach (GDPR 33(5)). With awareAt its clocks run from there (33(1), 33(2)).',
  input: 'A personal data breach. With awareAt the 72 hours of GDPR 33(1) run from there.',
  event: 'breach.created',
  fields: {
    legalEntityId: id('The controller or processor concerned.'),
    role: optional(
      code(
        BreachRole,
        "Whether it is the controller's own, as when absent, or met as a processor: then the customers are told, 33(2).",
      ),
    ),
    title: line('What to call it among colleagues. No personal data here.'),
    natures: list(code(BreachNature, 'What was lost; several may be.'), { min: 1 }),
    ...FACTS,
  },
});

/** What can be done to a breach. */
export const BREACH_VERBS = verbsOf<BreachState>()({
  update: {
    scope: 'breaches:write',
    guards: [isNotOver],
    says: 'Records what is known now. A corrected awareAt computes the clocks anew.',
    input: 'What is known now. An absent field stays, null clears it. A new awareAt computes the clock anew.',
    fields: {
      title: mayChange(line('What to call it. No personal data here.')),
      natures: mayChange(list(code(BreachNature, 'What was lost.'), { min: 1 })),
      ...FACTS,
    },
  },
  investigate: {
    scope: 'breaches:write',
    guards: [isNotOver, isNotAware, isDetected],
    event: 'breach.investigated',
    says: 'Its investigation begins: short, before anyone is aware.',
    input: 'That its investigation began.',
    fields: {
      startedAt: pastOrNow('When; now when absent.', {
        future: 'INVESTIGATION_IN_FUTURE',
        after: ['detectedAt', 'INVESTIGATION_BEFORE_DETECTION'],
      }),
    },
  },
  becomeAware: {
    scope: 'breaches:write',
    guards: [isNotOver, isNotAware],
    mutation: 'becomeAwareOfBreach',
    says: 'Awareness is established: 72 hours for a controller (33(1)), the notices of a processor (33(2)).',
    input: 'That somebody became aware: the clocks of GDPR 33 run from there.',
    fields: {
      awareAt: pastAsSaid(
        'When it was reasonably certain that personal data were compromised, whenever it is entered.',
        { future: 'AWARENESS_IN_FUTURE' },
      ),
      detectedAt: pastIfKnown('When the incident was detected; as known when absent.', {
        future: 'DETECTION_IN_FUTURE',
      }),
      investigationStartedAt: pastIfKnown('When the investigation began; as known when absent.', {
        future: 'INVESTIGATION_IN_FUTURE',
      }),
      evidence: reason('By what that can be shown. Sealed.'),
      gapReason: optional(reason('Why detection and awareness lie apart: needed where they do. Sealed.')),
    },
  },
  markNotABreach: {
    scope: 'breaches:decide',
    guards: [isNotOver, isNotAware, hasNoOpenRegime],
    mutation: 'markNotABreach',
    event: 'breach.ruledOut',
    says: 'The investigation found no breach of personal data. It stays on record.',
    input: 'That it was no breach of personal data, and why.',
    fields: { reason: reason('Why. Sealed.') },
  },
  assess: {
    scope: 'breaches:write',
    guards: [isNotOver, isOfController, isAware],
    event: 'breach.assessed',
    says: 'Adds a version of the assessment, which proposes a risk.',
    input: 'A version of the assessment of a breach. It proposes; a person decides.',
    fields: {
      severity: group(BREACH_SEVERITY, 'What the score is computed from.'),
      factors: optional(group(RISK_FACTORS, 'What the score does not see.')),
      assessedAt: pastOrNow('When it was made; now when absent.', {
        future: 'ASSESSMENT_IN_FUTURE',
        after: ['awareAt', 'ASSESSED_BEFORE_AWARENESS'],
      }),
    },
  },
  decide: {
    scope: 'breaches:decide',
    guards: [isNotOver, isOfController, isAware, isAssessed],
    event: 'breach.decided',
    says: 'A person decides on the assessment that stands; supersedes an earlier decision. The clocks follow.',
    input: "A person's decision on a breach, on the assessment that stands.",
    fields: {
      risk: code(BreachRisk, 'The risk to the rights and freedoms of the persons.'),
      notifyAuthority: yesNo('Whether the authority is notified: any risk has to be, 33(1).'),
      tellSubjects: yesNo('Whether the persons are told, 34(1).'),
      reasons: reason('Why, for the register of 33(5). Sealed.', 5000),
      dpoConsulted: optional(
        yesNo('Whether the data protection officer was asked, 38(1); so when there is an opinion.'),
      ),
      dpoOpinion: optional(text('The opinion of the data protection officer. Sealed.', { max: 20_000 })),
      decidedAt: pastOrNow('When it was decided; now when absent.', {
        future: 'DECISION_IN_FUTURE',
        after: ['awareAt', 'DECIDED_BEFORE_AWARENESS'],
      }),
    },
  },
  file: {
    scope: 'breaches:decide',
    guards: [isNotOver, isReadyToFile],
    event: 'breach.filed',
    says: 'The authority was told, at its true time: first, of something more, or that it is withdrawn (33(1), 33(4)); or a stage of another regime.',
    input: 'That the authority was told: the true time of it, whenever this is entered.',
    fields: {
      regime: optional(regime('Under which law; GDPR_33 when absent.')),
      stage: code(FilingStage, 'In which phase: GDPR 33(4), or a stage of that regime.'),
      submittedAt: pastOrNow('When it was submitted; now when absent.', { future: 'FILING_IN_FUTURE' }),
      authorityReference: note("The authority's own number for it.", 120),
      lateReason: optional(
        reason(
          'Why it is late: GDPR 33(1) obliges to say, and so does every other regime here. No personal data.',
        ),
      ),
      withdrawalReason: optional(reason('Why it is withdrawn: needed with WITHDRAWAL. Sealed.')),
      isComplete: optional(
        yesNo(
          'Whether nothing remains to be told: when absent, so for a complement or a final report, and for nothing else.',
        ),
      ),
    },
  },
  applyRegime: {
    scope: 'breaches:decide',
    guards: [isNotOver],
    mutation: 'applyRegimeToBreach',
    event: 'breach.regimeApplied',
    says: 'A person decides that a regime applies; its clocks run.',
    input: 'That a person decides: this regime applies to the breach. Its clocks run.',
    fields: { ...REGIME, reason: optional(reason('Why. Sealed.')) },
  },
  correctRegime: {
    scope: 'breaches:write',
    guards: [isNotOver, hasRegime],
    mutation: 'correctRegimeOfBreach',
    event: 'breach.regimeCorrected',
    says: 'What a regime counts from is known better; its clocks follow.',
    input:
      'The facts of a regime as they are known now; its clocks follow. An absent field stays, null clears it.',
    fields: REGIME,
  },
  ruleOutRegime: {
    scope: 'breaches:decide',
    guards: [isRegimeNotRuledOut, isNotOver, hasRegime],
    mutation: 'ruleOutRegimeOfBreach',
    event: 'breach.regimeRuledOut',
    says: 'A person decides that a regime does not reach it; its clocks are cancelled with the reason.',
    input: 'That a person decides: this regime does not reach the breach. Its clocks are cancelled.',
    fields: { regime: regime('Which one.'), reason: reason('Why it does not. Sealed.') },
  },
  communicate: {
    scope: 'breaches:decide',
    guards: [isNotOver, isOfController, isAware],
    event: 'breach.communicated',
    says: 'The persons were told, at the true time (34(1)), or by a public notice (34(3)(c)).',
    input: 'That the persons were told, at its true time, whenever this is entered.',
    fields: {
      channel: code(SubjectCommunicationChannel, 'How; PUBLIC_NOTICE needs the exemption of 34(3)(c).'),
      communicatedAt: pastOrNow('When they were told; now when absent.', {
        future: 'COMMUNICATION_IN_FUTURE',
        after: ['awareAt', 'COMMUNICATED_BEFORE_AWARENESS'],
      }),
      personsInformed: optional(
        whole('How many persons were told: needed for a direct communication.', { min: 1, max: MOST }),
      ),
      publishedWhere: optional(reason('Where the notice stands: needed with PUBLIC_NOTICE. Sealed.', 500)),
      content: text('The words as they were sent, 34(2). Sealed; their hash stays as the proof.', {
        max: LETTER,
      }),
    },
  },
  exempt: {
    scope: 'breaches:decide',
    guards: [isNotOver, isOfController, isAware, isAssessed, isDecided, isHighRisk, isUntold],
    event: 'breach.exempted',
    says: 'Relies on an exemption from telling each person, with its condition (34(3)).',
    input: 'Why the persons need not be told one by one, 34(3).',
    fields: {
      ground: code(
        ExemptionGround,
        'Which of the three; DISPROPORTIONATE_EFFORT is complete with a public notice alone.',
      ),
      justification: reason('How its condition is met. Sealed.', 5000),
      decidedAt: pastOrNow('When it was decided; now when absent.', {
        future: 'DECISION_IN_FUTURE',
        after: ['awareAt', 'DECIDED_BEFORE_AWARENESS'],
      }),
    },
  },
  addMeasure: {
    scope: 'breaches:write',
    guards: [isNotOver],
    mutation: 'addMeasureToBreach',
    event: 'breach.measureAdded',
    says: 'Adds a measure with its owner and day (33(3)(d)).',
    input: 'A measure to address a breach or its effects, 33(3)(d).',
    fields: {
      title: line('What is to be done. Sealed.', { min: 3, max: 500 }),
      ownerId: optional(id('Who does it: a member of the organisation.')),
      dueOn: optional(day('By when.')),
    },
  },
  completeMeasure: {
    scope: 'breaches:write',
    guards: [isMeasureNotCompleted, hasOpenMeasure],
    mutation: 'completeMeasureOfBreach',
    event: 'breach.measureCompleted',
    says: 'A measure was done, even after the closing.',
    input: 'That a measure was done.',
    fields: {
      measureId: id('Which measure of that breach.'),
      completedAt: pastOrNow('When it was done; now when absent.', { future: 'COMPLETION_IN_FUTURE' }),
    },
  },
  addController: {
    scope: 'breaches:write',
    guards: [isNotOver, isOfProcessor],
    mutation: 'addControllerToBreach',
    event: 'breach.controllerAdded',
    says: 'Adds a customer whom a processor has to tell (33(2)).',
    input: 'A customer whose data the breach concerns, GDPR 33(2).',
    fields: {
      controllerName: optional(
        line(
          'The controller: the customer under the contract. The name of the legal entity when absent. Sealed.',
        ),
      ),
      controllerEntityId: optional(
        id('The controller, where it is another legal entity of the same organisation.'),
      ),
      contact: note('Whom to tell there. Sealed.', 500),
      noticeHours: optional(
        whole('The hours that the contract gives; without them the target is 24 hours.', {
          min: 1,
          max: 720,
        }),
      ),
    },
  },
  notifyController: {
    scope: 'breaches:decide',
    guards: [isNotOver, isOfProcessor, isAware, hasController, hasControllerWaiting],
    mutation: 'notifyControllerOfBreach',
    event: 'breach.controllerNotified',
    says: 'That customer was told, at the true time (33(2)).',
    input: 'That a customer was told, at its true time, whenever this is entered.',
    fields: {
      noticeId,
      notifiedAt: pastOrNow('When they were told; now when absent.', {
        future: 'CONTROLLER_NOTICE_IN_FUTURE',
        after: ['awareAt', 'CONTROLLER_TOLD_BEFORE_AWARENESS'],
      }),
      content: optional(
        text('The notice as it was sent. Sealed; its hash stays as the proof.', { max: LETTER }),
      ),
    },
  },
  openControllerBreach: {
    scope: 'breaches:write',
    // What a customer was told may become a case of their own even after this one is closed.
    guards: [isOfProcessor, hasController],
    mutation: 'openControllerBreach',
    event: 'breach.controllerBreachOpened',
    says: 'A customer of the same organisation takes up the case as its own: aware when it was told. Answers its own breach, whose sourceNotice leads back.',
    input:
      'That a customer who is a legal entity of the same organisation takes up the case as its own: aware when it was told.',
    fields: { noticeId, assigneeId: optional(id('Who works it: a member of the organisation.')) },
  },
  documentOnly: {
    scope: 'breaches:decide',
    guards: [
      isNotOver,
      isOfController,
      isAware,
      isAssessed,
      isDecided,
      hasNothingToFile,
      tellingObstacle,
      hasNoOpenRegime,
      isRegistered,
    ],
    mutation: 'documentBreachOnly',
    event: 'breach.documented',
    says: 'Ends a breach of which no risk is likely: documented, not notified (33(5)).',
    input: 'A breach of which no risk is likely.',
    fields: {},
  },
  close: {
    scope: 'breaches:decide',
    guards: [isNotOver, isAware, isReadyToClose],
    event: 'breach.closed',
    says: 'Ends a breach when all is told, decided and documented.',
    input: 'A breach of which all is told, decided and documented.',
    fields: {},
  },
  reopen: {
    scope: 'breaches:decide',
    guards: [isOver],
    event: 'breach.reopened',
    says: 'Takes a breach up again: it asks for a new assessment.',
    input: 'That it begins again, and why.',
    fields: { reason: reason('Why. Sealed.') },
  },
});

/** What is done to a breach without a mutation of its own: `fileBreach` names another regime, a sealed value is read. */
export const BREACH_ACCESS = {
  fileRegime: { scope: 'breaches:decide', guards: [isNotOver, hasRegime] },
  reveal: { scope: 'breaches:reveal', guards: [] },
} as const satisfies ActionTable<BreachState>;

/** Every action that `permission` knows of a breach. */
export const BREACH_ACTIONS = { ...BREACH_VERBS, ...BREACH_ACCESS };
export type BreachAction = keyof typeof BREACH_ACTIONS;

/** Why `action` is not open now: the code of a rule; null if it is. */
export const breachObstacle = obstaclesOf<BreachState, BreachAction>(BREACH_ACTIONS);
