import type { Verb, VerbFields } from '@vigie/schema/rules';
import type { ReactNode } from 'react';
import { useResourceContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { nowAt } from '../time/legalClock.ts';
import { VerbDialog, type VerbDialogProps } from './VerbDialog.tsx';
import { type FieldOptions, VerbContext, VerbInput } from './VerbInput.tsx';

type Values = Record<string, unknown>;
type AskedVerb = Pick<Verb, 'lead' | 'fields'>;
type Options = FieldOptions & {
  /** It is shown, and sent, only then. */
  when?: (values: Values) => boolean;
};

interface VerbFormProps<F extends VerbFields> extends Omit<VerbDialogProps, 'toInput'> {
  /** Which of the fields are asked, in this order, where not all in that of the table: others stand beneath, or are known. */
  only?: readonly (keyof F & string)[];
  fields?: { readonly [K in keyof F]?: Options };
  /** Before the fields. */
  above?: ReactNode;
  toInput?: (values: Values) => Values | Promise<Values>;
}

/** When something happened is now, until somebody says otherwise. */
const startOf = (fields: VerbFields, asked: readonly string[]): Values =>
  Object.fromEntries(
    asked.flatMap((name) => (fields[name]?.past?.absent === 'NOW' ? [[name, nowAt()]] : [])),
  );

/** The form of one verb, made of its table: its words, an input a field, what is said beneath. Only what the verb is told is sent. */
export const VerbForm = <N extends string, V extends Readonly<Record<N, AskedVerb>>>({
  verbs,
  verb,
  only,
  fields: options = {},
  above,
  title,
  lead,
  toInput = (values) => values,
  defaultValues,
  children,
  ...props
}: VerbFormProps<V[N]['fields']> & { verbs: V; verb: N }) => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const { fields, lead: ownLead } = verbs[verb];
  const asked: readonly string[] = only ?? Object.keys(fields);
  const optionsOf = (name: string): Options => (options as Record<string, Options>)[name] ?? {};
  const send = async (values: Values) => {
    const isSent = ([name]: [string, unknown]) => name in fields && optionsOf(name).when?.(values) !== false;
    return Object.fromEntries(Object.entries(await toInput(values)).filter(isSent));
  };
  return (
    <VerbContext value={{ resource, verb, fields }}>
      <VerbDialog
        {...props}
        verb={verb}
        title={title ?? translate(`${resource}.${verb}.label`)}
        lead={lead ?? (ownLead && translate(`${resource}.${verb}.lead`))}
        defaultValues={{ ...startOf(fields, asked), ...defaultValues }}
        toInput={send}
      >
        {above}
        {asked.map((name) => {
          const { when, ...known } = optionsOf(name);
          return when ? (
            <InputWhen key={name} {...{ name, when, ...known }} />
          ) : (
            <VerbInput key={name} {...{ name, ...known }} />
          );
        })}
        {children}
      </VerbDialog>
    </VerbContext>
  );
};

const InputWhen = ({ when, ...known }: FieldOptions & { name: string; when: (values: Values) => boolean }) =>
  when(useWatch()) && <VerbInput {...known} />;

/** The dialog of a verb that is no more than its table says. */
export const verbDialog =
  <N extends string, V extends Readonly<Record<N, AskedVerb>>>(
    verbs: V,
    verb: N,
    props: Omit<VerbFormProps<V[N]['fields']>, 'verb' | 'onClose'> = {},
  ) =>
  ({ onClose }: { onClose: () => void }) => <VerbForm {...props} {...{ verbs, verb, onClose }} />;
