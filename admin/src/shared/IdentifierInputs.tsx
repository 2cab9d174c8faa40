import { IdentifierScheme } from '@vigie/schema/rules';
import { required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useChoices } from './useChoices.ts';

const SCHEMES = Object.values(IdentifierScheme);

/** One identifier as the API takes it. */
export interface Identifier {
  scheme: string;
  value: string;
  system?: string;
}

/** Where it stands in the form, as in the input: what the API refuses of it is told beside its field. */
const AT = 'identifiers.0';

/** The form's first values. */
export const NO_IDENTIFIER = { identifiers: [{ scheme: 'EMAIL', value: '', system: '' }] };

/** What was typed; a system belongs to a customer number alone. */
export function identifierOf(values: Record<string, unknown>): Identifier {
  const [typed] = values.identifiers as [Identifier];
  const { scheme, value, system } = typed;
  return scheme === IdentifierScheme.CUSTOMER_NUMBER && system
    ? { scheme, value, system }
    : { scheme, value };
}

/** By what somebody may be known: what it is, and for a customer number whose. */
export const IdentifierInputs = ({ label, help }: { label: string; help: string }) => {
  const translate = useTranslate();
  const schemes = useChoices('IdentifierScheme', SCHEMES);
  const scheme = useWatch({ name: `${AT}.scheme` });
  return (
    <>
      <SelectInput
        source={`${AT}.scheme`}
        label={label}
        choices={schemes}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source={`${AT}.value`}
        label={translate('field.identifier')}
        helperText={help}
        validate={required()}
        autoComplete="off"
      />
      {scheme === IdentifierScheme.CUSTOMER_NUMBER && (
        <TextInput
          source={`${AT}.system`}
          label={translate('field.system')}
          helperText={translate('help.system')}
          autoComplete="off"
        />
      )}
    </>
  );
};
