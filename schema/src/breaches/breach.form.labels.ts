import type { Label } from '../shared/locale.ts';
import { labelsOf } from '../shared/words.ts';
import { BreachDataType, BreachSubjectCategory } from './breach.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

type Words = Readonly<Record<string, Label>>;

const NATURES: Words = {
  CONFIDENTIALITY: label('Perte de la confidentialité', 'Loss of confidentiality'),
  INTEGRITY: label('Perte de l’intégrité', 'Loss of integrity'),
  AVAILABILITY: label('Perte de la disponibilité', 'Loss of availability'),
};

const CAUSES: Words = {
  INTERNAL_NON_MALICIOUS: label('Acte interne accidentel', 'Internal, accidental'),
  INTERNAL_MALICIOUS: label('Acte interne malveillant', 'Internal, malicious'),
  EXTERNAL_NON_MALICIOUS: label('Acte externe accidentel', 'External, accidental'),
  EXTERNAL_MALICIOUS: label('Acte externe malveillant', 'External, malicious'),
  UNKNOWN: label('Inconnu', 'Unknown'),
};

const COUNTS: Words = { APPROXIMATE: label('Estimé', 'Approximate') };

/** The words of the options of each field that Vigie can answer by a code; the CNIL's own where it has some. */
export const BREACH_FORM_WORDS: Readonly<Record<string, Words>> = {
  notificationType: {
    NEW: label('Nouvelle notification', 'New notification'),
    FOLLOW_UP: label('Notification complémentaire', 'Complementary notification'),
  },
  notificationSubtype: {
    COMPLETE: label('Complète', 'Complete'),
    INCOMPLETE: label('À compléter', 'To be completed'),
  },
  otherPartyRole: { PROCESSOR: label('Sous-traitant', 'Processor') },
  discoveredHow: { PROCESSOR: label('Par un sous-traitant', 'By a processor') },
  nature: NATURES,
  cause: CAUSES,
  subjectCategories: labelsOf(BreachSubjectCategory),
  subjectCountKind: COUNTS,
  dataTypes: labelsOf(BreachDataType),
  recordCountKind: COUNTS,
  severity: {
    MINOR: label('Mineure', 'Minor'),
    MODERATE: label('Modérée', 'Moderate'),
    SEVERE: label('Sévère', 'Severe'),
  },
  riskOutcome: {
    HIGH_RISK: label('Risque élevé', 'High risk'),
    RISK: label('Risque', 'Risk'),
    NO_RISK: label('Risque improbable', 'No risk likely'),
  },
  subjectCommunication: {
    YES: label('Oui, les personnes ont été informées', 'Yes, the data subjects were told'),
    PLANNED_NO_DATE: label('Non, mais elles le seront', 'No, but they will be'),
    NO_NOT_HIGH_RISK: label('Non : le risque n’est pas élevé', 'No: the risk is not high'),
    NO_EXEMPTION_34_3: label('Non : exemption de l’art. 34(3)', 'No: exemption of Art. 34(3)'),
  },
  exemption34_3: {
    A_UNINTELLIGIBLE: label('Données inintelligibles, 34(3)(a)', 'Unintelligible data, 34(3)(a)'),
    B_SUBSEQUENT_MEASURES: label('Mesures ultérieures, 34(3)(b)', 'Subsequent measures, 34(3)(b)'),
    C_DISPROPORTIONATE: label('Effort disproportionné, 34(3)(c)', 'Disproportionate effort, 34(3)(c)'),
  },
  communicationMeans: {
    INDIVIDUAL: label('Message individuel', 'Individual message'),
    PUBLIC: label('Avis public', 'Public notice'),
  },
  notifiedOtherAuthorities: { YES: label('Oui', 'Yes') },
  otherPartiesInvolved: { true: label('Oui', 'Yes') },
};
