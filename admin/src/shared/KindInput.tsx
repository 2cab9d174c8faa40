import { type FieldKind, type VerbField, wordsOf } from '@vigie/schema/rules';
import type { ComponentType } from 'react';
import { BooleanInput, NumberInput, SelectInput, TextInput, type Validator } from 'react-admin';
import { type Choice, ChoicesInput } from './ChoicesInput.tsx';
import { DayInput } from './DayInput.tsx';
import { InstantInput } from './InstantInput.tsx';
import { MemberInput } from './MemberInput.tsx';
import { useChoices } from './useChoices.ts';

/** One field of a verb as a form asks for it. */
export interface AskedField {
  source: string;
  field: VerbField;
  label: string;
  help: string | undefined;
  /** Only these may be chosen. */
  choices: readonly Choice[] | undefined;
  /** All of them at one look. */
  inSight: boolean | undefined;
  required: boolean;
  validate: Validator[];
}

/** What a text may be at most, in characters, where the table says nothing else. */
const USUAL = 2000;
/** The room for a text that may be so long, in lines. */
const rowsFor = (max: number): number => (max <= 300 ? 1 : max <= USUAL ? 2 : max <= 5000 ? 3 : 4);
/** More than these are a list to open. */
const MOST_IN_SIGHT = 4;

const WrittenInput = ({ source, field, label, help, validate }: AskedField) => {
  const { kind, pattern, max = USUAL } = field;
  const rows = kind === 'TEXT' && !pattern ? rowsFor(max) : 1;
  return (
    <TextInput
      {...{ source, label, validate }}
      helperText={help ?? false}
      autoComplete="off"
      type={kind === 'MAIL' ? 'email' : 'text'}
      multiline={rows > 1}
      minRows={rows > 1 ? rows : undefined}
    />
  );
};

/** What the table lets one choose from. */
const optionsOf = ({ only, codes }: VerbField): string[] => (only ?? Object.values(codes ?? {})).map(String);

/** A few choices in sight, each with what it means; in a list where there are many, or where one may be taken back. */
const ChosenInput = ({ source, field, label, help, choices = [], validate, ...asked }: AskedField) => {
  const count = optionsOf(field).length;
  const areFew = count > 0 && count <= MOST_IN_SIGHT;
  if (!field.list && !(asked.inSight ?? (areFew && asked.required))) {
    return <SelectInput {...{ source, label, validate }} choices={[...choices]} helperText={help ?? false} />;
  }
  const columns = choices.some(({ hint }) => hint) ? 1 : 2;
  const asNumber = field.kind === 'WHOLE' && { format: String, parse: Number };
  return (
    <ChoicesInput
      {...{ source, label, help, choices, columns, validate, ...asNumber }}
      single={!field.list}
    />
  );
};

const CodeInput = (asked: AskedField) => {
  const { codes } = asked.field;
  const all = useChoices(codes ? wordsOf(codes).name : '', optionsOf(asked.field));
  return <ChosenInput {...asked} choices={asked.choices ?? all} />;
};

const WholeInput = (asked: AskedField) => {
  const { source, field, label, help, validate } = asked;
  const { min, max, only } = field;
  if (only) {
    const numbers = optionsOf(field).map((id) => ({ id, name: id }));
    return <ChosenInput {...asked} choices={asked.choices ?? numbers} />;
  }
  return <NumberInput {...{ source, label, validate, min, max }} step={1} helperText={help ?? false} />;
};

/** By the kind of a field. An id is chosen among those of the page, or known there; a group has inputs of its own. */
const INPUTS: Readonly<Record<FieldKind, ComponentType<AskedField>>> = {
  TEXT: (asked) => (asked.choices ? <ChosenInput {...asked} /> : <WrittenInput {...asked} />),
  LINE: WrittenInput,
  MAIL: WrittenInput,
  INSTANT: ({ source, label, help, validate }) => <InstantInput {...{ source, label, help, validate }} />,
  DAY: ({ source, label, help, validate }) => <DayInput {...{ source, label, help, validate }} />,
  WHOLE: WholeInput,
  YES_NO: ({ source, label, help, validate }) => (
    <BooleanInput {...{ source, label, validate }} helperText={help ?? false} />
  ),
  ID: (asked) => (asked.choices ? <ChosenInput {...asked} /> : null),
  MEMBER: ({ source, label }) => <MemberInput {...{ source, label }} />,
  CODE: CodeInput,
  GROUP: () => null,
};

/** The input that the kind of a field asks for. */
export const KindInput = (asked: AskedField) => {
  const Input = INPUTS[asked.field.kind];
  return <Input {...asked} />;
};
