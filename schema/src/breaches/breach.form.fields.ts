import type { Label } from '../shared/locale.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

/** A field of the form: its number in the EDPB's draft template of June 2026, and whether that makes it mandatory. */
export interface BreachFormRow {
  readonly no: number;
  readonly key: string;
  readonly isMandatory: boolean;
  readonly label: Label;
}

export interface BreachFormChapter {
  readonly code: string;
  readonly label: Label;
  readonly fields: readonly BreachFormRow[];
}

const must = (no: number, key: string, FR: string, EN: string): BreachFormRow => ({
  no,
  key,
  isMandatory: true,
  label: label(FR, EN),
});
const may = (no: number, key: string, FR: string, EN: string): BreachFormRow => ({
  no,
  key,
  isMandatory: false,
  label: label(FR, EN),
});

/**
 * The form by which an authority is told, as the EDPB's draft template v1.0 of June 2026 has it: it holds all that the CNIL
 * publishes of its own. A draft, so an internal model: the national service decides what it asks.
 */
export const BREACH_FORM: readonly BreachFormChapter[] = [
  {
    code: 'NOTIFICATION',
    label: label('La notification', 'The notification'),
    fields: [
      must(3, 'notificationType', 'Type de notification', 'Type of notification'),
      must(4, 'notificationSubtype', 'Notification complète ou à compléter', 'Complete or to be completed'),
      may(5, 'withdrawalReasons', 'Raisons du retrait', 'Reasons for the withdrawal'),
      may(
        6,
        'previousNotificationId',
        'Numéro de la notification précédente',
        'Number of the previous notification',
      ),
      may(7, 'controllerReference', 'Référence interne', 'Internal reference'),
    ],
  },
  {
    code: 'CONTROLLER',
    label: label('L’organisme', 'The controller'),
    fields: [
      may(
        10,
        'controllerIdentifierType',
        'Type d’identifiant de l’organisme',
        'Kind of identifier of the controller',
      ),
      may(11, 'controllerIdentifier', 'Identifiant de l’organisme', 'Identifier of the controller'),
      must(12, 'controllerName', 'Nom de l’organisme', 'Name of the controller'),
      must(13, 'controllerContact', 'Coordonnées de l’organisme', 'Contact details of the controller'),
      may(14, 'controllerSector', 'Secteur public ou privé', 'Public or private sector'),
      may(15, 'controllerSize', 'Taille de l’organisme', 'Size of the controller'),
      may(16, 'controllerSizeOther', 'Autre taille, à préciser', 'Other size, to be specified'),
      may(17, 'economicActivity', 'Activité économique', 'Economic activity'),
      may(
        18,
        'eeaRepresentativeName',
        'Nom du représentant dans l’Union',
        'Name of the representative in the Union',
      ),
      may(
        19,
        'eeaRepresentativeContact',
        'Coordonnées du représentant',
        'Contact details of the representative',
      ),
    ],
  },
  {
    code: 'REPORTER',
    label: label('Qui notifie', 'Who notifies'),
    fields: [
      must(21, 'reporterName', 'Nom de la personne qui notifie', 'Name of the person who notifies'),
      must(
        22,
        'reporterContact',
        'Coordonnées de la personne qui notifie',
        'Contact details of the person who notifies',
      ),
      must(
        23,
        'reporterFunction',
        'Fonction de la personne qui notifie',
        'Function of the person who notifies',
      ),
      may(24, 'reporterFunctionOther', 'Autre fonction, à préciser', 'Other function, to be specified'),
      may(
        25,
        'reporterNationalId',
        'Identifiant national de la personne',
        'National identifier of the person',
      ),
      may(26, 'accuracyStatement', 'Attestation d’exactitude', 'Statement of accuracy'),
    ],
  },
  {
    code: 'CONTACT',
    label: label('DPO et point de contact (art. 33(3)(b))', 'DPO and contact point (Art. 33(3)(b))'),
    fields: [
      must(29, 'dpoDesignated', 'Un DPO est désigné', 'A DPO is designated'),
      may(30, 'dpoName', 'Nom du DPO', 'Name of the DPO'),
      may(31, 'dpoContact', 'Coordonnées du DPO', 'Contact details of the DPO'),
      may(33, 'contactPointKind', 'Qui est le point de contact', 'Who is the contact point'),
      may(34, 'contactPointName', 'Nom du point de contact', 'Name of the contact point'),
      may(35, 'contactPointFunction', 'Fonction du point de contact', 'Function of the contact point'),
      may(
        36,
        'contactPointContact',
        'Coordonnées du point de contact',
        'Contact details of the contact point',
      ),
    ],
  },
  {
    code: 'OTHER_PARTIES',
    label: label('Autres organismes', 'Other parties'),
    fields: [
      must(38, 'otherPartiesInvolved', 'D’autres organismes sont impliqués', 'Other parties are involved'),
      may(39, 'otherPartyRole', 'Rôle de l’autre organisme', 'Role of the other party'),
      may(40, 'otherPartyName', 'Nom de l’autre organisme', 'Name of the other party'),
      may(41, 'otherPartyContact', 'Coordonnées de l’autre organisme', 'Contact details of the other party'),
    ],
  },
  {
    code: 'TIMELINE',
    label: label('Chronologie', 'Timeline'),
    fields: [
      must(
        44,
        'occurrenceKind',
        'Quand la violation a eu lieu : jour, période, en cours',
        'When the breach took place: day, period, ongoing',
      ),
      may(45, 'datesEstimated', 'Dates estimées', 'Dates are estimates'),
      may(46, 'occurredFrom', 'Début de la violation', 'Beginning of the breach'),
      may(47, 'occurredTo', 'Fin de la violation', 'End of the breach'),
      must(48, 'awareAt', 'Prise de connaissance', 'Awareness'),
      may(49, 'lateReasons', 'Motifs du retard', 'Reasons for the delay'),
      must(50, 'discoveredHow', 'Comment elle a été découverte', 'How it was discovered'),
      must(51, 'discoveryDetails', 'Circonstances de la découverte', 'Circumstances of the discovery'),
      may(52, 'notifiedByOtherPartyAt', 'Informé par l’autre organisme le', 'Told by the other party on'),
      may(53, 'timelineComments', 'Commentaires sur la chronologie', 'Comments on the timeline'),
    ],
  },
  {
    code: 'NATURE',
    label: label('Nature de la violation (art. 33(3)(a))', 'Nature of the breach (Art. 33(3)(a))'),
    fields: [
      must(55, 'nature', 'Nature de la violation', 'Nature of the breach'),
      may(56, 'confidentialityKind', 'Données exfiltrées ou non', 'Whether data were exfiltrated'),
      may(57, 'unintelligibility', 'Données inintelligibles ou non', 'Whether data were unintelligible'),
      may(58, 'integrityKind', 'Atteinte à l’intégrité', 'Loss of integrity'),
      may(59, 'availabilityKind', 'Atteinte à la disponibilité', 'Loss of availability'),
      must(60, 'incidentType', 'Type d’incident', 'Type of incident'),
      must(61, 'cause', 'Cause', 'Cause'),
      must(62, 'natureDetails', 'Ce qui s’est passé', 'What happened'),
      must(63, 'systemsInvolved', 'Systèmes et supports touchés', 'Systems and media involved'),
    ],
  },
  {
    code: 'SUBJECTS',
    label: label('Personnes concernées (art. 33(3)(a))', 'Data subjects (Art. 33(3)(a))'),
    fields: [
      must(65, 'subjectCategories', 'Catégories de personnes', 'Categories of data subjects'),
      must(66, 'subjectCategoriesDetails', 'Précisions sur les personnes', 'Details on the data subjects'),
      must(
        67,
        'subjectCountKind',
        'Nombre de personnes : exact ou estimé',
        'Number of data subjects: exact or approximate',
      ),
      may(68, 'subjectCount', 'Nombre de personnes', 'Number of data subjects'),
    ],
  },
  {
    code: 'DATA',
    label: label('Données (art. 33(3)(a))', 'Data (Art. 33(3)(a))'),
    fields: [
      must(70, 'dataTypes', 'Types de données', 'Types of data'),
      must(71, 'dataTypesDetails', 'Précisions sur les données', 'Details on the data'),
      must(
        72,
        'recordCountKind',
        'Nombre d’enregistrements : exact ou estimé',
        'Number of records: exact or approximate',
      ),
      may(73, 'recordCount', 'Nombre d’enregistrements', 'Number of records'),
    ],
  },
  {
    code: 'MEASURES_IN_PLACE',
    label: label('Mesures en place', 'Measures in place'),
    fields: [
      must(
        75,
        'measuresInPlace',
        'Mesures en place avant la violation',
        'Measures in place before the breach',
      ),
      must(76, 'measuresInPlaceDetails', 'Précisions sur ces mesures', 'Details on these measures'),
    ],
  },
  {
    code: 'CONSEQUENCES',
    label: label('Conséquences (art. 33(3)(c))', 'Consequences (Art. 33(3)(c))'),
    fields: [
      may(
        79,
        'confidentialityConsequences',
        'Conséquences de la perte de confidentialité',
        'Consequences of the loss of confidentiality',
      ),
      may(80, 'confidentialityConsequencesOther', 'Autres, à préciser', 'Other, to be specified'),
      may(
        81,
        'integrityConsequences',
        'Conséquences de la perte d’intégrité',
        'Consequences of the loss of integrity',
      ),
      may(82, 'integrityConsequencesOther', 'Autres, à préciser', 'Other, to be specified'),
      may(
        83,
        'availabilityConsequences',
        'Conséquences de la perte de disponibilité',
        'Consequences of the loss of availability',
      ),
      may(84, 'availabilityConsequencesOther', 'Autres, à préciser', 'Other, to be specified'),
      must(85, 'impactNature', 'Nature des préjudices possibles', 'Nature of the possible harm'),
      may(86, 'impactOther', 'Conséquences probables, en clair', 'Likely consequences, in words'),
      must(87, 'severity', 'Gravité estimée', 'Estimated severity'),
    ],
  },
  {
    code: 'RISK',
    label: label('Appréciation du risque', 'Assessment of the risk'),
    fields: [
      must(89, 'riskOutcome', 'Risque pour les personnes', 'Risk for the data subjects'),
      must(90, 'riskDetails', 'Raisons de cette appréciation', 'Reasons for this assessment'),
    ],
  },
  {
    code: 'MEASURES',
    label: label('Mesures prises ou proposées (art. 33(3)(d))', 'Measures taken or proposed (Art. 33(3)(d))'),
    fields: [
      must(92, 'mitigationMeasures', 'Mesures pour remédier et atténuer', 'Measures to address and mitigate'),
      must(
        94,
        'preventionMeasures',
        'Mesures pour éviter que cela se reproduise',
        'Measures to prevent a recurrence',
      ),
      must(95, 'preventionDetails', 'Précisions sur ces mesures', 'Details on these measures'),
    ],
  },
  {
    code: 'COMMUNICATION',
    label: label('Information des personnes (art. 34)', 'Communication to the data subjects (Art. 34)'),
    fields: [
      must(97, 'subjectCommunication', 'Information des personnes', 'Communication to the data subjects'),
      may(98, 'subjectsInformedAt', 'Personnes informées le', 'Data subjects told on'),
      may(99, 'subjectsInformedPlannedAt', 'Information prévue le', 'Communication planned for'),
      may(100, 'exemption34_3', 'Exemption de l’art. 34(3)', 'Exemption of Art. 34(3)'),
      may(101, 'exemptionDetails', 'Justification de l’exemption', 'Justification of the exemption'),
      may(
        102,
        'subjectsInformedCoverage',
        'Toutes les personnes, ou une partie',
        'All data subjects, or some',
      ),
      may(103, 'subjectsNotInformedReasons', 'Pourquoi certaines ne le sont pas', 'Why some are not'),
      may(104, 'communicationMeans', 'Moyen d’information', 'Means of communication'),
      may(105, 'communicationMeansOther', 'Autre moyen, à préciser', 'Other means, to be specified'),
      may(106, 'communicationContent', 'Contenu de l’information', 'Content of the communication'),
    ],
  },
  {
    code: 'OTHER_AUTHORITIES',
    label: label('Autres autorités', 'Other authorities'),
    fields: [
      may(109, 'reportedToPolice', 'Plainte ou signalement à la police', 'Reported to the police'),
      may(
        110,
        'notifiedOtherAuthorities',
        'D’autres autorités sont notifiées',
        'Other authorities are notified',
      ),
      may(111, 'otherAuthoritiesDetails', 'Lesquelles, et quand', 'Which ones, and when'),
    ],
  },
  {
    code: 'CROSS_BORDER',
    label: label('Dimension transfrontalière', 'Cross-border aspects'),
    fields: [
      must(113, 'crossBorder', 'Violation transfrontalière', 'Cross-border breach'),
      may(114, 'leadAuthority', 'Autorité chef de file', 'Lead authority'),
      may(115, 'establishmentCountries', 'Pays d’établissement', 'Countries of establishment'),
      may(116, 'affectedCountries', 'Pays des personnes touchées', 'Countries of the data subjects'),
      may(117, 'subjectsPerCountry', 'Personnes par pays', 'Data subjects by country'),
      may(118, 'notifiedAuthorities', 'Autorités notifiées', 'Authorities notified'),
      must(
        120,
        'nonEeaController',
        'Organisme établi hors de l’EEE',
        'Controller established outside the EEA',
      ),
      may(121, 'nonEeaAffectedCountries', 'Pays touchés (hors EEE)', 'Countries concerned (outside the EEA)'),
      may(
        122,
        'nonEeaSubjectsPerCountry',
        'Personnes par pays (hors EEE)',
        'Data subjects by country (outside the EEA)',
      ),
      may(
        123,
        'nonEeaNotifiedAuthorities',
        'Autorités notifiées (hors EEE)',
        'Authorities notified (outside the EEA)',
      ),
    ],
  },
  {
    code: 'ATTACHMENTS',
    label: label('Pièces jointes', 'Attachments'),
    fields: [
      may(125, 'attachmentKinds', 'Pièces jointes', 'Attachments'),
      may(126, 'otherAttachments', 'Autres pièces', 'Other attachments'),
    ],
  },
];
