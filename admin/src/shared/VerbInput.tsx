import type { VerbFields } from '@vigie/schema/rules';
import { type ComponentType, createContext, useContext } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Choice } from './ChoicesInput.tsx';
import { checksOf } from './fieldChecks.ts';
import { type AskedField, KindInput } from './KindInput.tsx';

/** The verb that the form around asks for, as its table says it. */
export const VerbContext = createContext<{ resource: string; verb: string; fields: VerbFields } | null>(null);

/** What a form knows of a field better than the table. */
export interface FieldOptions {
  /** It is asked for here, where the API does not always. */
  required?: boolean;
  /** Keys of messages. */
  label?: string;
  help?: string;
  /** What may be chosen here: fewer codes, other names, the records of the page. */
  choices?: readonly Choice[];
  /** Whether they stand at one look, where their number alone does not tell. */
  inSight?: boolean;
  /** Another input in its place. */
  Input?: ComponentType<AskedField>;
}

/** One field of the verb by its name: the input that its kind asks for, its words, and the checks of the server. */
export const VerbInput = ({ name, Input = KindInput, ...options }: FieldOptions & { name: string }) => {
  const translate = useTranslate();
  const record = useRecordContext();
  const { resource, verb, fields } = useContext(VerbContext) ?? {};
  const field = fields?.[name];
  if (!field) throw new Error(`${resource}.${verb} is told no ${name}`);
  const own = `${resource}.${verb}`;
  const label = options.label ?? (field.label ? `${own}.field.${name}` : `${resource}.field.${name}`);
  const help = options.help ?? (field.help && `${own}.help.${name}`);
  const isRequired = options.required ?? (field.required || field.past?.absent === 'NOW');
  return (
    <Input
      {...{ source: name, field }}
      label={translate(label)}
      help={help && translate(help)}
      choices={options.choices}
      inSight={options.inSight}
      required={isRequired}
      validate={checksOf(field, isRequired, record)}
    />
  );
};
