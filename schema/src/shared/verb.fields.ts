import type { CodeOf, Codes } from './words.ts';

/** French and English, in this order. */
export type Words = readonly [fr: string, en: string];

export type FieldKind =
  | 'TEXT'
  | 'LINE'
  | 'MAIL'
  | 'INSTANT'
  | 'DAY'
  | 'WHOLE'
  | 'YES_NO'
  | 'ID'
  | 'MEMBER'
  | 'CODE'
  | 'GROUP';

/** What becomes of an instant that lies behind us: now where it was not sent, or nothing. */
export interface PastRule {
  /** The rule that is broken by an instant ahead of now. */
  future: string;
  /** A fact of the node that it cannot precede, and the rule that is broken then. */
  after?: readonly [fact: string, rule: string];
  absent: 'NOW' | 'NOTHING';
}

/** What every field may say of itself. */
export interface FieldAbout {
  /** What the console asks, where its label is not that of the field's name in the domain's words. */
  label?: Words;
  help?: Words;
  /** Least and most: characters of a text, the number itself. */
  min?: number;
  max?: number;
  /** The only codes or numbers that may be sent here, where not all. */
  only?: readonly (string | number)[];
  /** What a text has to look like. */
  pattern?: RegExp;
  /** What the API takes where it is not sent. */
  initial?: string | number | boolean;
}

/** One thing that a verb is told: the API's type, its checks and the console's input are made of it. */
export interface VerbField<T = unknown, R extends boolean = boolean> extends FieldAbout {
  kind: FieldKind;
  /** The sentence of the API. */
  says: string;
  required: R;
  codes?: Codes;
  group?: FieldGroup;
  past?: PastRule;
  /** Absent it stays as it is; it cannot be cleared by null. */
  neverNull?: true;
  /** There are several of them: so many at least and at most, each once. */
  list?: { min: number; max: number; unique?: true | ((item: never) => unknown) };
  /** For the compiler alone. */
  readonly value?: T;
}

export type VerbFields = Readonly<Record<string, VerbField>>;

/** Fields that belong together, as an input type of its own. */
export interface FieldGroup<F extends VerbFields = VerbFields> {
  name: string;
  says: string;
  fields: F;
}

/** What a verb's work is told: a past instant that is now when absent is there always. */
export type Told<F extends VerbFields> = {
  [K in keyof F as F[K]['required'] extends true ? K : never]: ValueOf<F[K]>;
} & { [K in keyof F as F[K]['required'] extends true ? never : K]: ValueOf<F[K]> | ElseOf<F[K]> };

/** What a caller sends of it. */
export type Sent<F extends VerbFields> = {
  [K in keyof F as F[K]['required'] extends true ? K : never]: ValueOf<F[K]>;
} & { [K in keyof F as F[K]['required'] extends true ? never : K]?: ValueOf<F[K]> | null | undefined };

type ValueOf<F> = F extends VerbField<infer T, boolean> ? T : never;
type ElseOf<F> = F extends { past: { absent: 'NOW' } }
  ? never
  : F extends { neverNull: true }
    ? undefined
    : null | undefined;

/** Under a field whose value is sealed. */
export const SEALED_HELP: Words = [
  'Scellé : lisible seulement avec le droit de révéler.',
  'Sealed: readable only with the right to reveal.',
];

type About<T> = Omit<FieldAbout, 'only'> & { only?: readonly T[] };

const field =
  <T>(kind: FieldKind) =>
  (says: string, about: FieldAbout = {}): VerbField<T, true> => ({ kind, says, required: true, ...about });

/** Several lines; 1 to 2,000 characters unless it says otherwise. */
export const text = field<string>('TEXT');
/** A name or a title: kept as one plain line. */
export const line = field<string>('LINE');
/** An e-mail address that can be written to. */
export const mail = field<string>('MAIL');
export const instant = field<Date>('INSTANT');
/** A calendar day, as in 2026-03-12. */
export const day = field<string>('DAY');
export const whole = field<number>('WHOLE');
export const yesNo = field<boolean>('YES_NO');
/** The id of a node. */
export const id = field<string>('ID');
/** The id of somebody who is a member of the organisation. */
export const member = field<string>('MEMBER');

/** One of a closed list. */
export const code = <L extends Codes>(
  codes: L,
  says: string,
  about: About<CodeOf<L>> = {},
): VerbField<CodeOf<L>, true> => ({ kind: 'CODE', says, required: true, codes, ...about });

export const groupOf = <F extends VerbFields>(name: string, says: string, fields: F): FieldGroup<F> => ({
  name,
  says,
  fields,
});

export const group = <F extends VerbFields>(
  of: FieldGroup<F>,
  says: string,
  about: FieldAbout = {},
): VerbField<Sent<F>, true> => ({ kind: 'GROUP', says, required: true, group: of, ...about });

/** Several of them, each once. */
export const list = <T>(
  of: VerbField<T, true>,
  {
    min = 0,
    max = 200,
    unique = true,
  }: { min?: number; max?: number; unique?: boolean | ((item: T) => unknown) } = {},
): VerbField<T[], true> =>
  ({ ...of, list: { min, max, ...(unique && { unique: unique as never }) } }) as unknown as VerbField<
    T[],
    true
  >;

export const optional = <T>(of: VerbField<T, true>): VerbField<T, false> => ({ ...of, required: false });

/** Changed where it is sent, and never cleared: null is refused. */
export const mayChange = <T>(of: VerbField<T, true>): VerbField<T, false> & { neverNull: true } => ({
  ...optional(of),
  neverNull: true,
});

type Past = Omit<PastRule, 'absent'>;

/** When something happened: now when absent, never ahead of now, never before the fact that it followed. */
export const pastOrNow = (
  says: string,
  rule: Past,
  about: FieldAbout = {},
): VerbField<Date, false> & { past: { absent: 'NOW' } } => ({
  ...optional(instant(says, about)),
  past: { ...rule, absent: 'NOW' },
});

/** The same where nobody may know it. */
export const pastIfKnown = (says: string, rule: Past, about: FieldAbout = {}): VerbField<Date, false> => ({
  ...optional(instant(says, about)),
  past: { ...rule, absent: 'NOTHING' },
});

/** The same where it has to be said. */
export const pastAsSaid = (says: string, rule: Past, about: FieldAbout = {}): VerbField<Date, true> => ({
  ...instant(says, about),
  past: { ...rule, absent: 'NOTHING' },
});

/** Which node a verb is done to, and in which version the caller knew it. */
export const REFERENCE = {
  id: id('The node.'),
  version: whole('Its version as last read; a stale one is refused as CONFLICT.', { min: 1 }),
};
