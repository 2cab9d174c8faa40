import type { FieldProblem } from '../shared/errors.ts';
import { type InvalidInput, isAbsent, unknownValue } from '../shared/invalid.ts';

/*
 * ENISA, Recommendations for a methodology of the assessment of severity of personal data breaches, working document
 * v1.0, December 2013: SE = DPC x EI + CB. Known through several independent transcriptions that agree.
 * Every figure is an integer number of quarter points, so that no bound is missed by a rounding error.
 */

/** Data processing context: base of each category of data, in whole points. */
export const DPC_BASE = { SIMPLE: 1, BEHAVIOURAL: 2, FINANCIAL: 3, SENSITIVE: 4 } as const;

/** Ease of identification, in quarter points. */
export const EI_QUARTERS = { NEGLIGIBLE: 1, LIMITED: 2, SIGNIFICANT: 3, MAXIMUM: 4 } as const;

/** Circumstances of the breach, in quarter points. They add up. */
export const CB_QUARTERS = {
  confidentiality: { NO_EVIDENCE: 0, KNOWN_RECIPIENTS: 1, UNKNOWN_RECIPIENTS: 2 },
  integrity: { NO_MISUSE: 0, ALTERED_RECOVERABLE: 1, ALTERED_UNRECOVERABLE: 2 },
  availability: { EASILY_RECOVERABLE: 0, TEMPORARY: 1, PERMANENT: 2 },
  maliciousIntent: 2,
} as const;

/** Lower bound of each band in quarter points, inclusive; the upper one is the next band's and excluded. */
export const SEVERITY_BANDS = { LOW: 0, MEDIUM: 8, HIGH: 12, VERY_HIGH: 16 } as const;

/** More individuals than this raise a flag. */
export const MANY_INDIVIDUALS = 100;

export type DataCategory = keyof typeof DPC_BASE;
export type Identification = keyof typeof EI_QUARTERS;
export type Circumstance = 'confidentiality' | 'integrity' | 'availability';
export type SeverityBand = keyof typeof SEVERITY_BANDS;
export type SeverityFlag = 'MANY_INDIVIDUALS' | 'UNINTELLIGIBLE_DATA';

/**
 * A proposal only, an internal policy of the product: the tests of GDPR 33 and 34 are legal judgments, which a person
 * makes and reasons. ENISA does not map bands to duties.
 */
export const PROPOSED_DECISION = {
  LOW: 'DOCUMENT_ONLY',
  MEDIUM: 'NOTIFY_AUTHORITY',
  HIGH: 'NOTIFY_AUTHORITY_AND_SUBJECTS',
  VERY_HIGH: 'NOTIFY_AUTHORITY_AND_SUBJECTS',
} as const satisfies Record<SeverityBand, string>;
export type ProposedDecision = (typeof PROPOSED_DECISION)[SeverityBand];

/** The word of the EDPB's draft notification template of June 2026. */
export const EDPB_SEVERITY = {
  LOW: 'MINOR',
  MEDIUM: 'MODERATE',
  HIGH: 'SEVERE',
  VERY_HIGH: 'SEVERE',
} as const satisfies Record<SeverityBand, string>;

/** One category of the data concerned. */
export interface SeverityData {
  category: string;
  /** Whole points, up or down; clamped to 1..4 with the base, not rejected. 0 when absent. */
  adjustment?: number | null;
  /** Why; required when the adjustment is not 0. */
  justification?: string | null;
}

/** What the severity is computed from. Absent and null are the same; a circumstance left out counts 0. */
export interface SeverityInput {
  /** At least one. */
  data: readonly SeverityData[];
  identification: string;
  confidentiality?: string | null;
  integrity?: string | null;
  availability?: string | null;
  malicious?: boolean | null;
  individuals?: number | null;
  /** Encrypted or otherwise unintelligible, and the key safe. */
  unintelligible?: boolean | null;
}

/** ENISA's severity of a breach. */
export interface Severity {
  /** Highest adjusted category, 1 to 4. */
  dpc: number;
  /** SE in points with two decimals, 0.25 to 6. */
  score: number;
  band: SeverityBand;
  /** Shown with the score, which they never change; the recorded decision takes them into account. */
  flags: SeverityFlag[];
}

const CIRCUMSTANCES: readonly Circumstance[] = ['confidentiality', 'integrity', 'availability'];

const requiredCode = (path: FieldProblem['path'], value: unknown, table: object): FieldProblem | null =>
  isAbsent(value) || value === ''
    ? { path, code: 'REQUIRED' }
    : unknownValue(path, value, Object.keys(table));

function dataProblems(data: SeverityData, position: number): (FieldProblem | null)[] {
  const path = ['data', position];
  const adjustment = data.adjustment ?? 0;
  const isUnjustified = adjustment !== 0 && !data.justification?.trim();
  return [
    requiredCode([...path, 'category'], data.category, DPC_BASE),
    Number.isInteger(adjustment) ? null : { path: [...path, 'adjustment'], code: 'NOT_A_WHOLE_NUMBER' },
    isUnjustified ? { path: [...path, 'justification'], code: 'REQUIRED' } : null,
  ];
}

function problemsOf(input: SeverityInput): FieldProblem[] {
  const { individuals } = input;
  const isCount = isAbsent(individuals) || (Number.isInteger(individuals) && individuals >= 0);
  return [
    input.data.length === 0 ? { path: ['data'], code: 'REQUIRED' } : null,
    ...input.data.flatMap(dataProblems),
    requiredCode(['identification'], input.identification, EI_QUARTERS),
    ...CIRCUMSTANCES.map((name) => unknownValue([name], input[name], Object.keys(CB_QUARTERS[name]))),
    isCount ? null : { path: ['individuals'], code: 'OUT_OF_RANGE', params: { min: 0 } },
  ].filter((problem) => problem !== null);
}

const quartersIn = (table: Readonly<Record<string, number>>, code: string | null | undefined): number =>
  code ? (table[code] ?? 0) : 0;

const adjusted = ({ category, adjustment }: SeverityData): number =>
  Math.min(4, Math.max(1, DPC_BASE[category as DataCategory] + (adjustment ?? 0)));

function bandOf(quarters: number): SeverityBand {
  if (quarters >= SEVERITY_BANDS.VERY_HIGH) return 'VERY_HIGH';
  if (quarters >= SEVERITY_BANDS.HIGH) return 'HIGH';
  return quarters >= SEVERITY_BANDS.MEDIUM ? 'MEDIUM' : 'LOW';
}

/** Computes ENISA's severity SE = DPC x EI + CB; answers the fields in the way where the input cannot be judged. */
export function assessSeverity(input: SeverityInput): Severity | InvalidInput {
  const invalid = problemsOf(input);
  if (invalid.length > 0) return { invalid };

  const dpc = Math.max(...input.data.map(adjusted));
  const circumstances = CIRCUMSTANCES.reduce(
    (sum, name) => sum + quartersIn(CB_QUARTERS[name], input[name]),
    0,
  );
  const malice = input.malicious ? CB_QUARTERS.maliciousIntent : 0;
  const quarters = dpc * quartersIn(EI_QUARTERS, input.identification) + circumstances + malice;

  const flags: SeverityFlag[] = [];
  if ((input.individuals ?? 0) > MANY_INDIVIDUALS) flags.push('MANY_INDIVIDUALS');
  if (input.unintelligible) flags.push('UNINTELLIGIBLE_DATA');
  return { dpc, score: quarters / 4, band: bandOf(quarters), flags };
}
