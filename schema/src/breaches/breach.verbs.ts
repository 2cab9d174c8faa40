import {
  code,
  day,
  group,
  id,
  line,
  list,
  mayChange,
  member,
  optional,
  pastAsSaid,
  pastIfKnown,
  pastOrNow,
  SEALED_HELP,
  text,
  whole,
  yesNo,
} from '../shared/verb.fields.ts';
import { type ActionTable, creationOf, obstaclesOf, verbsOf } from '../shared/verb.ts';
import {
  AWARE_HELP,
  FACTS,
  GAP_HELP,
  LETTER,
  MOST,
  NO_PERSON,
  note,
  noticeId,
  REGIME,
  RISK_FACTORS,
  reason,
  regime,
  why,
} from './breach.fields.ts';
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
import { FilingStage } from './breach.regime.terms.ts';
import { BREACH_SEVERITY } from './breach.severity.fields.ts';
import {
  BreachNature,
  BreachRisk,
  BreachRole,
  ExemptionGround,
  SubjectCommunicationChannel,
} from './breach.terms.ts';

export const CREATE_BREACH = creationOf({
  mutation: 'createBreach',
  scope: 'breaches:write',
  says: 'Records a breach (GDPR 33(5)). With awareAt its clocks run from there (33(1), 33(2)).',
  input: 'A personal data breach. With awareAt the 72 hours of GDPR 33(1) run from there.',
  label: ['Déclarer une violation', 'Record a breach'],
  lead: [
    'L’essentiel d’abord : le reste se complète ensuite. Toute violation est consignée, même sans notification (art. 33(5)).',
    'The essentials first: the rest can follow. Every breach is documented, even without a notification (Art. 33(5)).',
  ],
  event: 'breach.created',
  fields: {
    legalEntityId: id('The controller or processor concerned.'),
    role: optional(
      code(
        BreachRole,
        "Whether it is the controller's own, as when absent, or met as a processor: then the customers are told, 33(2).",
        { label: ['Notre rôle', 'Our role'] },
      ),
    ),
    title: line('What to call it among colleagues. No personal data here.', {
      label: ['Intitulé', 'Title'],
      help: [
        'Pas de nom, ni adresse, téléphone ou numéro de personne : l’intitulé reste en clair, dans les listes et les courriels. Exemple : « Envoi d’une liste au mauvais destinataire ».',
        'No name, nor anyone’s address, phone or customer number: the title stays in clear, in lists and mails. Example: “A list sent to the wrong recipient”.',
      ],
    }),
    natures: list(
      code(BreachNature, 'What was lost; several may be.', {
        label: ['Ce qui est atteint', 'What is affected'],
      }),
      { min: 1 },
    ),
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
    label: ['Compléter les faits', 'Complete the facts'],
    lead: [
      'Ce qui est connu maintenant ; le reste plus tard. Le registre de l’art. 33(5) s’en nourrit.',
      'What is known now; the rest later. The register of Art. 33(5) is made of it.',
    ],
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
    label: ['Ouvrir l’enquête', 'Start the investigation'],
    lead: [
      'Une enquête courte et immédiate établit s’il y a une violation. Les 72 heures ne courent pas encore.',
      'A short, immediate investigation establishes whether there is a breach. The 72 hours do not run yet.',
    ],
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
    label: ['Établir la connaissance', 'Record the awareness'],
    lead: [
      'L’instant où il est raisonnablement certain que des données personnelles sont atteintes : les 72 heures courent de là.',
      'The moment when it is reasonably certain that personal data are affected: the 72 hours run from there.',
    ],
    fields: {
      awareAt: pastAsSaid(
        'When it was reasonably certain that personal data were compromised, whenever it is entered.',
        { future: 'AWARENESS_IN_FUTURE' },
        { help: AWARE_HELP },
      ),
      detectedAt: pastIfKnown('When the incident was detected; as known when absent.', {
        future: 'DETECTION_IN_FUTURE',
      }),
      investigationStartedAt: pastIfKnown('When the investigation began; as known when absent.', {
        future: 'INVESTIGATION_IN_FUTURE',
      }),
      evidence: reason('By what that can be shown. Sealed.', {
        help: [
          'Courriel, ticket, rapport : ce qu’un contrôleur pourra vérifier.',
          'A mail, a ticket, a report: what an inspector can verify.',
        ],
      }),
      gapReason: optional(
        reason('Why detection and awareness lie apart: needed where they do. Sealed.', { help: GAP_HELP }),
      ),
    },
  },
  markNotABreach: {
    scope: 'breaches:decide',
    guards: [isNotOver, isNotAware, hasNoOpenRegime],
    mutation: 'markNotABreach',
    event: 'breach.ruledOut',
    says: 'The investigation found no breach of personal data. It stays on record.',
    input: 'That it was no breach of personal data, and why.',
    label: ['Écarter : pas une violation', 'Rule out: not a breach'],
    lead: [
      'L’enquête montre que des données personnelles ne sont pas atteintes. Les raisons restent au dossier.',
      'The investigation shows that no personal data are affected. The reasons stay on file.',
    ],
    fields: { reason: why('Why. Sealed.') },
  },
  assess: {
    scope: 'breaches:write',
    guards: [isNotOver, isOfController, isAware],
    event: 'breach.assessed',
    says: 'Adds a version of the assessment, which proposes a risk.',
    input: 'A version of the assessment of a breach. It proposes; a person decides.',
    label: ['Évaluer la gravité', 'Assess the severity'],
    lead: [
      'Le score se calcule à mesure. Chaque évaluation est une version, qui ne change plus.',
      'The score is computed as you go. Each assessment is a version that no longer changes.',
    ],
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
    label: ['Décider du risque', 'Decide on the risk'],
    lead: [
      'Le score propose, vous décidez : il n’y a pas de seuil légal.',
      'The score proposes, you decide: there is no legal threshold.',
    ],
    fields: {
      risk: code(BreachRisk, 'The risk to the rights and freedoms of the persons.'),
      notifyAuthority: yesNo('Whether the authority is notified: any risk has to be, 33(1).'),
      tellSubjects: yesNo('Whether the persons are told, 34(1).'),
      reasons: reason('Why, for the register of 33(5). Sealed.', {
        max: 5000,
        label: ['Pourquoi, pour le registre', 'Why, for the register'],
        help: [
          'Notamment pourquoi ne pas notifier, s’il y a lieu (art. 33(5)). Sans nom de personne.',
          'Also why not to notify, where that is so (Art. 33(5)). No name of a person.',
        ],
      }),
      dpoConsulted: optional(
        yesNo('Whether the data protection officer was asked, 38(1); so when there is an opinion.', {
          label: ['Le DPO a été consulté', 'The DPO was asked'],
        }),
      ),
      dpoOpinion: optional(
        text('The opinion of the data protection officer. Sealed.', {
          max: 20_000,
          label: ['Avis du DPO', 'Opinion of the DPO'],
          help: [
            'Scellé. Il reste à côté de la décision, même contraire.',
            'Sealed. It stays beside the decision, even where it differs.',
          ],
        }),
      ),
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
    label: ['Consigner la notification', 'Record the notification'],
    lead: [
      'Vous avez transmis la notification par le téléservice de l’autorité : consignez ici l’heure réelle de l’envoi. Une notification incomplète peut être complétée (art. 33(4)).',
      'You have sent the notification through the authority’s online service: record the true time of submission here. An incomplete notification can be completed (Art. 33(4)).',
    ],
    fields: {
      regime: optional(regime('Under which law; GDPR_33 when absent.')),
      stage: code(FilingStage, 'In which phase: GDPR 33(4), or a stage of that regime.', {
        label: ['Étape', 'Stage'],
      }),
      submittedAt: pastOrNow(
        'When it was submitted; now when absent.',
        { future: 'FILING_IN_FUTURE' },
        { label: ['Transmise le', 'Submitted on'] },
      ),
      authorityReference: note("The authority's own number for it.", {
        max: 120,
        label: ['Numéro donné par l’autorité', 'Number given by the authority'],
        help: [
          'Sur l’accusé de réception du téléservice.',
          'On the receipt of the authority’s online service.',
        ],
      }),
      lateReason: optional(
        reason(
          'Why it is late: GDPR 33(1) obliges to say, and so does every other regime here. No personal data.',
          {
            help: [
              'Il accompagne la notification : la loi l’exige. Sans nom de personne.',
              'It goes with the notification: the law requires it. No name of a person.',
            ],
          },
        ),
      ),
      withdrawalReason: optional(
        reason('Why it is withdrawn: needed with WITHDRAWAL. Sealed.', {
          label: ['Pourquoi la notification est retirée', 'Why the notification is withdrawn'],
          help: NO_PERSON,
        }),
      ),
      isComplete: optional(
        yesNo(
          'Whether nothing remains to be told: when absent, so for a complement or a final report, and for nothing else.',
          {
            label: ['Il ne reste rien à compléter', 'Nothing remains to be told'],
            help: [
              'Sinon, une notification complémentaire suivra (art. 33(4)).',
              'If not, a complementary notification follows (Art. 33(4)).',
            ],
          },
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
    label: ['Appliquer un autre régime', 'Apply another regime'],
    lead: [
      'Le logiciel propose, une personne décide. Les délais de ce régime courent à côté de ceux du RGPD.',
      'The software proposes, a person decides. The clocks of this regime run beside those of the GDPR.',
    ],
    fields: { ...REGIME, reason: optional(why('Why. Sealed.')) },
  },
  correctRegime: {
    scope: 'breaches:write',
    guards: [isNotOver, hasRegime],
    mutation: 'correctRegimeOfBreach',
    event: 'breach.regimeCorrected',
    says: 'What a regime counts from is known better; its clocks follow.',
    input:
      'The facts of a regime as they are known now; its clocks follow. An absent field stays, null clears it.',
    label: ['Préciser les faits', 'Correct the facts'],
    lead: [
      'Les délais suivent les faits ; les dates antérieures restent consultables.',
      'The clocks follow the facts; earlier dates stay on record.',
    ],
    fields: REGIME,
  },
  ruleOutRegime: {
    scope: 'breaches:decide',
    guards: [isRegimeNotRuledOut, isNotOver, hasRegime],
    mutation: 'ruleOutRegimeOfBreach',
    event: 'breach.regimeRuledOut',
    says: 'A person decides that a regime does not reach it; its clocks are cancelled with the reason.',
    input: 'That a person decides: this regime does not reach the breach. Its clocks are cancelled.',
    label: ['Écarter ce régime', 'Rule this regime out'],
    lead: [
      'Ses délais ouverts sont annulés avec cette raison. La décision reste au dossier.',
      'Its open clocks are cancelled with this reason. The decision stays on file.',
    ],
    fields: { regime: regime('Which one.'), reason: why('Why it does not. Sealed.') },
  },
  communicate: {
    scope: 'breaches:decide',
    guards: [isNotOver, isOfController, isAware],
    event: 'breach.communicated',
    says: 'The persons were told, at the true time (34(1)), or by a public notice (34(3)(c)).',
    input: 'That the persons were told, at its true time, whenever this is entered.',
    label: ['Consigner l’information des personnes', 'Record that the persons were told'],
    lead: [
      'Elles ont été informées directement, en termes clairs (art. 34). Vigie n’envoie rien elle-même.',
      'They were told directly, in plain language (Art. 34). Vigie sends nothing by itself.',
    ],
    fields: {
      channel: code(SubjectCommunicationChannel, 'How; PUBLIC_NOTICE needs the exemption of 34(3)(c).', {
        label: ['Par quel moyen', 'By what means'],
      }),
      communicatedAt: pastOrNow('When they were told; now when absent.', {
        future: 'COMMUNICATION_IN_FUTURE',
        after: ['awareAt', 'COMMUNICATED_BEFORE_AWARENESS'],
      }),
      personsInformed: optional(
        whole('How many persons were told: needed for a direct communication.', {
          min: 1,
          max: MOST,
          label: ['Combien de personnes', 'How many persons'],
        }),
      ),
      publishedWhere: optional(
        reason('Where the notice stands: needed with PUBLIC_NOTICE. Sealed.', {
          max: 500,
          label: ['Où l’avis est publié', 'Where the notice is published'],
        }),
      ),
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
    label: ['Invoquer une exemption', 'Rely on an exemption'],
    lead: [
      'Dans trois cas, chaque personne n’a pas à être informée (art. 34(3)).',
      'In three cases each person need not be told (Art. 34(3)).',
    ],
    fields: {
      ground: code(
        ExemptionGround,
        'Which of the three; DISPROPORTIONATE_EFFORT is complete with a public notice alone.',
        { label: ['Quelle exemption', 'Which exemption'] },
      ),
      justification: reason('How its condition is met. Sealed.', {
        max: 5000,
        label: ['Comment sa condition est remplie', 'How its condition is met'],
        help: NO_PERSON,
      }),
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
    label: ['Ajouter une mesure', 'Add a measure'],
    lead: [
      'Ce qui remédie à la violation ou en atténue les effets, qui s’en charge et pour quand.',
      'What addresses the breach or its effects, who does it and by when.',
    ],
    fields: {
      title: line('What is to be done. Sealed.', {
        min: 3,
        max: 500,
        label: ['Mesure', 'Measure'],
        help: NO_PERSON,
      }),
      ownerId: optional(
        member('Who does it: a member of the organisation.', { label: ['Qui s’en charge', 'Who does it'] }),
      ),
      dueOn: optional(day('By when.', { label: ['Pour le', 'By'] })),
    },
  },
  completeMeasure: {
    scope: 'breaches:write',
    guards: [isMeasureNotCompleted, hasOpenMeasure],
    mutation: 'completeMeasureOfBreach',
    event: 'breach.measureCompleted',
    says: 'A measure was done, even after the closing.',
    input: 'That a measure was done.',
    label: ['Mesure faite', 'Measure done'],
    lead: ['La mesure est faite, à son heure réelle.', 'The measure is done, at its true time.'],
    fields: {
      measureId: id('Which measure of that breach.', { label: ['Mesure', 'Measure'] }),
      completedAt: pastOrNow(
        'When it was done; now when absent.',
        { future: 'COMPLETION_IN_FUTURE' },
        { label: ['Faite le', 'Done on'] },
      ),
    },
  },
  addController: {
    scope: 'breaches:write',
    guards: [isNotOver, isOfProcessor],
    mutation: 'addControllerToBreach',
    event: 'breach.controllerAdded',
    says: 'Adds a customer whom a processor has to tell (33(2)).',
    input: 'A customer whose data the breach concerns, GDPR 33(2).',
    label: ['Ajouter un client', 'Add a customer'],
    lead: [
      'Un responsable de traitement dont les données sont atteintes : l’horloge de son contrat court.',
      'A controller whose data are affected: the clock of its contract runs.',
    ],
    fields: {
      controllerName: optional(
        line(
          'The controller: the customer under the contract. The name of the legal entity when absent. Sealed.',
          { label: ['Responsable de traitement', 'Controller'] },
        ),
      ),
      controllerEntityId: optional(
        id('The controller, where it is another legal entity of the same organisation.', {
          label: ['Entité de l’organisation', 'Entity of the organisation'],
          help: [
            'Vide : une organisation extérieure. Une entité pourra ouvrir son propre dossier une fois informée.',
            'Empty: an organisation outside. An entity can open its own case once it is told.',
          ],
        }),
      ),
      contact: note('Whom to tell there. Sealed.', {
        max: 500,
        label: ['Qui prévenir chez lui', 'Whom to tell there'],
        help: SEALED_HELP,
      }),
      noticeHours: optional(
        whole('The hours that the contract gives; without them the target is 24 hours.', {
          min: 1,
          max: 720,
          label: ['Heures prévues au contrat', 'Hours that the contract gives'],
          help: [
            'Sans chiffre au contrat, la cible est de 24 heures.',
            'Without a figure in the contract, the target is 24 hours.',
          ],
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
    label: ['Consigner l’information d’un client', 'Record that a customer was told'],
    lead: [
      'Dans les meilleurs délais après la connaissance (art. 33(2)). Consignez l’heure réelle.',
      'Without undue delay after awareness (Art. 33(2)). Record the true time.',
    ],
    fields: {
      noticeId,
      notifiedAt: pastOrNow(
        'When they were told; now when absent.',
        {
          future: 'CONTROLLER_NOTICE_IN_FUTURE',
          after: ['awareAt', 'CONTROLLER_TOLD_BEFORE_AWARENESS'],
        },
        { label: ['Informé le', 'Told on'] },
      ),
      content: optional(
        text('The notice as it was sent. Sealed; its hash stays as the proof.', {
          max: LETTER,
          label: ['L’information, telle qu’elle est partie', 'The notice, as it was sent'],
          help: [
            'Scellée ; son empreinte reste au dossier et fait preuve.',
            'Sealed; its fingerprint stays on file as proof.',
          ],
        }),
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
    label: ['Ouvrir son dossier', 'Open its case'],
    lead: [
      'Le responsable a connaissance de la violation au moment où son sous-traitant l’en informe : ses 72 heures courent de là. Les faits sont repris, les textes scellés restent ici.',
      'The controller is aware when its processor tells it: its 72 hours run from there. Facts are taken over, sealed texts stay here.',
    ],
    fields: { noticeId, assigneeId: optional(member('Who works it: a member of the organisation.')) },
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
    label: ['Consigner seulement', 'Document only'],
    lead: [
      'Sans risque pour les personnes : le registre suffit (art. 33(5)). Le dossier se termine.',
      'No risk to the persons: the register suffices (Art. 33(5)). The file is over.',
    ],
    fields: {},
  },
  close: {
    scope: 'breaches:decide',
    guards: [isNotOver, isAware, isReadyToClose],
    event: 'breach.closed',
    says: 'Ends a breach when all is told, decided and documented.',
    input: 'A breach of which all is told, decided and documented.',
    label: ['Clore', 'Close'],
    lead: [
      'Le registre est complet, l’autorité et les personnes ont été informées comme il fallait.',
      'The register is complete, the authority and the persons were told as was due.',
    ],
    fields: {},
  },
  reopen: {
    scope: 'breaches:decide',
    guards: [isOver],
    event: 'breach.reopened',
    says: 'Takes a breach up again: it asks for a new assessment.',
    input: 'That it begins again, and why.',
    label: ['Rouvrir', 'Reopen'],
    lead: [
      'Un fait nouveau : une nouvelle évaluation sera nécessaire.',
      'Something new: a new assessment will be needed.',
    ],
    fields: { reason: why('Why. Sealed.') },
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
