import type { FieldProblem } from '../shared/errors.ts';
import { type InvalidInput, isAbsent, unknownValue } from '../shared/invalid.ts';
import { type AiObligation, obligationsOf } from './ai.obligations.ts';
import {
  AI_ROLES,
  type AiReason,
  type AiReasonCode,
  type AiRiskClass,
  type AiRole,
  type AiSystemInput,
  ANNEX_III_USES,
  type AnnexIIIUse,
  ARTICLE_6_3_CONDITIONS,
  type Article63Condition,
  PROHIBITED_PRACTICES,
  type ProhibitedPractice,
  ROLE_SWITCHES,
  type RoleSwitch,
} from './ai.terms.ts';

/** A proposal, which a person accepts or departs from. */
export interface AiClassification {
  readonly riskClass: AiRiskClass;
  readonly reasons: AiReason[];
  readonly obligations: AiObligation[];
}

const because = (code: AiReasonCode, article: string): AiReason => ({ code, article });

const missing = (...path: FieldProblem['path']): FieldProblem => ({ path, code: 'REQUIRED' });

function listProblems(
  name: string,
  values: readonly unknown[] | null | undefined,
  table: object,
): FieldProblem[] {
  const allowed = Array.isArray(table) ? table : Object.keys(table);
  return (values ?? []).flatMap((value, i) =>
    isAbsent(value) ? missing(name, i) : (unknownValue([name, i], value, allowed) ?? []),
  );
}

const problemsOf = (input: AiSystemInput): FieldProblem[] => [
  ...(input.roles.length === 0 ? [missing('roles')] : []),
  ...listProblems('roles', input.roles, AI_ROLES),
  ...listProblems('prohibitedPractices', input.prohibitedPractices, PROHIBITED_PRACTICES),
  ...listProblems('annexIIIUses', input.annexIIIUses, ANNEX_III_USES),
  ...listProblems('article63Conditions', input.article63Conditions, ARTICLE_6_3_CONDITIONS),
  ...listProblems('roleSwitches', input.roleSwitches, ROLE_SWITCHES),
];

/** Those of a table's codes that were named, each once and in the table's order. */
const named = <Code extends string>(
  table: Record<Code, string>,
  values: readonly string[] | null | undefined,
): Code[] => (Object.keys(table) as Code[]).filter((code) => values?.includes(code));

/** Art. 5: the exceptions of (f) and (h) count only where they are known to hold. */
function prohibitions(input: AiSystemInput): AiReason[] {
  if (isAbsent(input.prohibitedPractices)) return [because('UNKNOWN_5', '5')];
  const exception: Partial<Record<ProhibitedPractice, AiReason>> = {
    F: input.emotionForMedicalOrSafetyReasons === true ? because('EXCEPTED_F', '5(1)(f)') : undefined,
    H:
      input.realTimeIdentificationAuthorised === true
        ? because('EXCEPTED_H', '5(1)(h), 5(2)-(3)')
        : undefined,
  };
  return named(PROHIBITED_PRACTICES, input.prohibitedPractices).map(
    (letter) => exception[letter] ?? because(`PROHIBITED_${letter}`, `5(1)(${letter.toLowerCase()})`),
  );
}

/** Art. 6(1): both a safety component, or the product itself, and assessed by a third party. */
function annexI({
  annexISafetyComponent: component,
  thirdPartyAssessment: assessed,
}: AiSystemInput): AiReason[] {
  if (component === false || assessed === false) return [];
  return component && assessed ? [because('ANNEX_I', '6(1)')] : [because('UNKNOWN_6_1', '6(1)')];
}

function annexIII(input: AiSystemInput): AiReason[] {
  if (isAbsent(input.annexIIIUses)) return [because('UNKNOWN_6_2', '6(2)')];
  return named(ANNEX_III_USES, input.annexIIIUses).map((use: AnnexIIIUse) =>
    because(`ANNEX_III_${use}`, `6(2), Annex III ${ANNEX_III_USES[use]}`),
  );
}

/** Art. 6(3): one condition suffices, unless natural persons are profiled. */
function exemptions(input: AiSystemInput): AiReason[] {
  const conditions = named(ARTICLE_6_3_CONDITIONS, input.article63Conditions);
  if (conditions.length === 0) return [];
  if (input.profilesPersons) return [because('NOT_EXEMPT_PROFILING', '6(3)')];
  if (isAbsent(input.profilesPersons)) return [because('NOT_EXEMPT_PROFILING_UNKNOWN', '6(3)')];
  return conditions.map((condition: Article63Condition) =>
    because(`EXEMPT_${condition}`, ARTICLE_6_3_CONDITIONS[condition]),
  );
}

/** Art. 50: cumulative, and beside a high risk too. An exception counts only where it is known to hold. */
function transparency(input: AiSystemInput): AiReason[] {
  const isBiometric =
    input.emotionOrBiometricCategorisation === true ||
    ['EMOTION_RECOGNITION', 'BIOMETRIC_CATEGORISATION'].some((use) => input.annexIIIUses?.includes(use));
  const cases: [unknown, AiReason][] = [
    [input.interactsWithPersons && input.obviouslyAi !== true, because('TRANSPARENCY_INTERACTION', '50(1)')],
    [input.generatesContent && input.assistiveEditingOnly !== true, because('TRANSPARENCY_MARKING', '50(2)')],
    [isBiometric, because('TRANSPARENCY_EMOTION', '50(3)')],
    [input.deepFakes, because('TRANSPARENCY_DEEP_FAKE', '50(4)')],
    [
      input.publicInterestText && input.humanReviewAndEditorialResponsibility !== true,
      because('TRANSPARENCY_TEXT', '50(4)'),
    ],
  ];
  const asked = [
    input.interactsWithPersons,
    input.generatesContent,
    isBiometric || input.emotionOrBiometricCategorisation,
    input.deepFakes,
    input.publicInterestText,
  ];
  return [
    ...cases.flatMap(([applies, reason]) => (applies ? [reason] : [])),
    ...(asked.some(isAbsent) ? [because('UNKNOWN_50', '50')] : []),
  ];
}

const has = (reasons: readonly AiReason[], prefix: string): boolean =>
  reasons.some(({ code }) => code.startsWith(prefix));

function riskClassOf(reasons: readonly AiReason[]): AiRiskClass {
  if (has(reasons, 'PROHIBITED_')) return 'PROHIBITED';
  if (reasons.some(({ code }) => code === 'ANNEX_I')) return 'HIGH_RISK_ANNEX_I';
  if (has(reasons, 'ANNEX_III_'))
    return has(reasons, 'EXEMPT_') ? 'ANNEX_III_EXEMPTED' : 'HIGH_RISK_ANNEX_III';
  return has(reasons, 'TRANSPARENCY_') ? 'TRANSPARENCY' : 'MINIMAL';
}

/** Art. 25(1): who else counts as the provider of a high-risk system. A provider is one already. */
function roleSwitches(input: AiSystemInput, riskClass: AiRiskClass): AiReason[] {
  if (!riskClass.startsWith('HIGH_RISK') || input.roles.includes('PROVIDER')) return [];
  return named(ROLE_SWITCHES, input.roleSwitches).map((code: RoleSwitch) =>
    because(`BECOMES_PROVIDER_${code}`, ROLE_SWITCHES[code]),
  );
}

/**
 * Proposes the class of an AI system, why, and what follows for these roles: prohibited (5), high risk by Annex I (6(1)) or
 * Annex III (6(2)) unless exempted (6(3)), transparency (50), minimal. Unknown facts are named, and no exception rests on them.
 */
export function classifyAiSystem(input: AiSystemInput): AiClassification | InvalidInput {
  const invalid = problemsOf(input);
  if (invalid.length > 0) return { invalid };

  const prohibited = prohibitions(input);
  const uses = annexIII(input);
  const found = has(prohibited, 'PROHIBITED_')
    ? prohibited // nothing else cures it
    : [
        ...prohibited,
        ...annexI(input),
        ...uses,
        ...(has(uses, 'ANNEX_III_') ? exemptions(input) : []),
        ...transparency(input),
      ];
  const riskClass = riskClassOf(found);
  const switched = roleSwitches(input, riskClass);
  const reasons = [
    ...found,
    ...switched,
    ...(riskClass === 'MINIMAL' ? [because('NO_OTHER_CASE', '95')] : []),
  ];
  const roles = new Set<AiRole>([
    ...(input.roles as AiRole[]),
    ...(switched.length > 0 ? (['PROVIDER'] as const) : []),
  ]);
  return {
    riskClass,
    reasons,
    obligations: obligationsOf({ riskClass, reasons: reasons.map(({ code }) => code), roles, input }),
  };
}
