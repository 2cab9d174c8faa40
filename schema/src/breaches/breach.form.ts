import { instantText } from '../deadlines/deadline.labels.ts';
import type { Locale } from '../shared/locale.ts';
import type { BreachFormRow } from './breach.form.fields.ts';
import { BREACH_FORM_WORDS } from './breach.form.labels.ts';
import {
  BreachCause,
  type BreachDataType,
  type BreachNature,
  BreachRisk,
  type BreachSubjectCategory,
  ExemptionGround,
} from './breach.terms.ts';

/** What the file of a breach knows of what an authority asks. Instants are ISO, in UTC. */
export interface BreachFormFacts {
  reference: string;
  controller: string;
  /** The processor of the same organisation by which it became known. */
  processor: string | null;
  toldByProcessorAt: string | null;
  awareAt: string | null;
  gapReason: string | null;
  lateReasons: readonly string[];
  previousReference: string | null;
  isNotified: boolean;
  isComplete: boolean;
  natures: readonly BreachNature[];
  cause: BreachCause | null;
  description: string | null;
  contact: string | null;
  subjects: readonly BreachSubjectCategory[];
  subjectCount: number | null;
  data: readonly BreachDataType[];
  recordCount: number | null;
  likelyConsequences: string | null;
  measuresTaken: string | null;
  measures: readonly string[];
  band: string | null;
  risk: BreachRisk | null;
  riskReasons: string | null;
  tellSubjects: boolean | null;
  communicatedAt: string | null;
  publicNoticeAt: string | null;
  exemption: ExemptionGround | null;
  exemptionJustification: string | null;
  /** What other authorities were told, one line each. */
  otherFilings: readonly string[];
}

/** A code, several, a number, a text or an instant, as the form takes it. */
export type BreachFormValue = string | number | boolean | readonly string[];

const CAUSES: Readonly<Partial<Record<BreachCause, string>>> = {
  [BreachCause.INTERNAL_ACCIDENTAL]: 'INTERNAL_NON_MALICIOUS',
  [BreachCause.INTERNAL_MALICIOUS]: 'INTERNAL_MALICIOUS',
  [BreachCause.EXTERNAL_ACCIDENTAL]: 'EXTERNAL_NON_MALICIOUS',
  [BreachCause.EXTERNAL_MALICIOUS]: 'EXTERNAL_MALICIOUS',
  [BreachCause.UNKNOWN]: 'UNKNOWN',
};

const RISKS: Readonly<Record<BreachRisk, string>> = {
  [BreachRisk.UNLIKELY]: 'NO_RISK',
  [BreachRisk.RISK]: 'RISK',
  [BreachRisk.HIGH_RISK]: 'HIGH_RISK',
};

/** ENISA's four bands on the form's three: a proposal, like the score itself. */
const SEVERITIES: Readonly<Record<string, string>> = {
  LOW: 'MINOR',
  MEDIUM: 'MODERATE',
  HIGH: 'SEVERE',
  VERY_HIGH: 'SEVERE',
};

const EXEMPTIONS: Readonly<Record<ExemptionGround, string>> = {
  [ExemptionGround.UNINTELLIGIBLE]: 'A_UNINTELLIGIBLE',
  [ExemptionGround.SUBSEQUENT_MEASURES]: 'B_SUBSEQUENT_MEASURES',
  [ExemptionGround.DISPROPORTIONATE_EFFORT]: 'C_DISPROPORTIONATE',
};

function communicationOf(facts: BreachFormFacts): string | null {
  if (facts.communicatedAt || facts.publicNoticeAt) return 'YES';
  if (facts.exemption) return 'NO_EXEMPTION_34_3';
  if (facts.tellSubjects) return 'PLANNED_NO_DATE';
  return facts.risk && facts.risk !== BreachRisk.HIGH_RISK ? 'NO_NOT_HIGH_RISK' : null;
}

const lines = (texts: readonly string[]): string => texts.join('\n');

/** What the file answers of the form, by the key of the field; what it does not know is not there. */
export function breachFormAnswers(facts: BreachFormFacts): Readonly<Record<string, BreachFormValue>> {
  const { communicatedAt, publicNoticeAt, exemption } = facts;
  const means = communicatedAt ? 'INDIVIDUAL' : 'PUBLIC';
  const answers: Record<string, BreachFormValue | null | undefined> = {
    notificationType: facts.isNotified ? 'FOLLOW_UP' : 'NEW',
    notificationSubtype: facts.isComplete ? 'COMPLETE' : 'INCOMPLETE',
    previousNotificationId: facts.previousReference,
    controllerReference: facts.reference,
    controllerName: facts.controller,
    contactPointContact: facts.contact,
    otherPartiesInvolved: facts.processor ? true : null,
    otherPartyRole: facts.processor && ['PROCESSOR'],
    otherPartyName: facts.processor && [facts.processor],
    notifiedByOtherPartyAt: facts.toldByProcessorAt,
    discoveredHow: facts.processor && 'PROCESSOR',
    awareAt: facts.awareAt,
    lateReasons: lines(facts.lateReasons),
    timelineComments: facts.gapReason,
    nature: facts.natures,
    cause: facts.cause && CAUSES[facts.cause],
    natureDetails: facts.description,
    subjectCategories: facts.subjects,
    subjectCountKind: facts.subjectCount === null ? null : 'APPROXIMATE',
    subjectCount: facts.subjectCount,
    dataTypes: facts.data,
    recordCountKind: facts.recordCount === null ? null : 'APPROXIMATE',
    recordCount: facts.recordCount,
    impactOther: facts.likelyConsequences,
    severity: facts.band && SEVERITIES[facts.band],
    riskOutcome: facts.risk && RISKS[facts.risk],
    riskDetails: facts.riskReasons,
    mitigationMeasures: facts.measuresTaken,
    preventionDetails: lines(facts.measures),
    subjectCommunication: communicationOf(facts),
    subjectsInformedAt: communicatedAt ?? publicNoticeAt,
    exemption34_3: exemption && EXEMPTIONS[exemption],
    exemptionDetails: exemption && facts.exemptionJustification,
    communicationMeans: communicatedAt || publicNoticeAt ? means : null,
    notifiedOtherAuthorities: facts.otherFilings.length > 0 ? 'YES' : null,
    otherAuthoritiesDetails: lines(facts.otherFilings),
  };
  const isSaid = (value: unknown): boolean =>
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => isSaid(value))) as Record<
    string,
    BreachFormValue
  >;
}

type Answers = Readonly<Record<string, BreachFormValue>>;

const has = (answers: Answers, key: string, code: string): boolean => {
  const value = answers[key];
  return value === code || (Array.isArray(value) && value.includes(code));
};

/** Fields that an answer to another one makes mandatory. */
const WHEN: Readonly<Record<string, (answers: Answers) => boolean>> = {
  confidentialityKind: (answers) => has(answers, 'nature', 'CONFIDENTIALITY'),
  unintelligibility: (answers) => has(answers, 'nature', 'CONFIDENTIALITY'),
  integrityKind: (answers) => has(answers, 'nature', 'INTEGRITY'),
  availabilityKind: (answers) => has(answers, 'nature', 'AVAILABILITY'),
  exemption34_3: (answers) => has(answers, 'subjectCommunication', 'NO_EXEMPTION_34_3'),
  otherPartyRole: (answers) => answers.otherPartiesInvolved === true,
  otherPartyName: (answers) => answers.otherPartiesInvolved === true,
};

/** Whether the form asks for that field, by the answers that there are. */
export const isFormFieldRequired = ({ key, isMandatory }: BreachFormRow, answers: Answers): boolean =>
  isMandatory || Boolean(WHEN[key]?.(answers));

const INSTANTS: readonly string[] = ['awareAt', 'notifiedByOtherPartyAt', 'subjectsInformedAt'];

/** An answer as a person copies it into the form of the authority. */
export function formAnswerText(
  key: string,
  value: BreachFormValue,
  timeZone: string,
  locale: Locale,
): string {
  if (INSTANTS.includes(key)) return instantText(String(value), timeZone, locale);
  const word = (code: string): string => BREACH_FORM_WORDS[key]?.[code]?.[locale] ?? code;
  return Array.isArray(value) ? value.map(word).join(', ') : word(String(value));
}
