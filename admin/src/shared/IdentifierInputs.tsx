import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, FormLabel, IconButton, Typography } from '@mui/material';
import { IdentifierScheme } from '@vigie/schema/rules';
import { type ReactNode, useEffect } from 'react';
import {
  required,
  SelectInput,
  SourceContextProvider,
  TextInput,
  useSourceContext,
  useTranslate,
} from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useChoices } from './useChoices.ts';

const SCHEMES = Object.values(IdentifierScheme);

/** As many as one input of the API takes. */
const MOST = 10;

/** One identifier as the API takes it. */
export interface Identifier {
  scheme: string;
  value: string;
  system?: string;
}

/** Where it stands in the form, as in the input: what the API refuses of it is told beside its field. */
const AT = 'identifiers.0';

/** Nothing typed yet. */
export const BLANK_IDENTIFIER = { scheme: 'EMAIL', value: '', system: '' };

/** The same where an address has a field of its own. */
export const BLANK_NUMBER = { ...BLANK_IDENTIFIER, scheme: IdentifierScheme.CUSTOMER_NUMBER };

/** The form's first values. */
export const NO_IDENTIFIER = { identifiers: [BLANK_IDENTIFIER] };

/** What was typed; a system belongs to a customer number alone. */
export const identifierOf = ({ scheme, value, system }: Identifier): Identifier =>
  scheme === IdentifierScheme.CUSTOMER_NUMBER && system ? { scheme, value, system } : { scheme, value };

interface Words {
  label: string;
  help: string;
}

/** By what somebody may be known: what it is, and for a customer number whose. */
export const IdentifierInputs = ({ at = AT, ...words }: Words & { at?: string }) => (
  <At at={at}>
    <Fields {...words} />
  </At>
);

/** Fields below it are named from there. */
const At = ({ at, children }: { at: string; children: ReactNode }) => {
  const context = { getSource: (source: string) => `${at}.${source}`, getLabel: (source: string) => source };
  return <SourceContextProvider value={context}>{children}</SourceContextProvider>;
};

interface ListProps extends Words {
  source: string;
  /** How many rows there are before anything is typed. */
  least?: 0 | 1;
}

/** Any number of them. Each row stands in the form as in the input: what the API refuses of it is told beside its field. */
export const IdentifierList = ({ source, label, help, least = 0 }: ListProps) => {
  const translate = useTranslate();
  const { getValues } = useFormContext();
  const { fields, append, remove, replace } = useFieldArray({ name: source });
  // Rows in which nothing is typed come and go with what is needed.
  useEffect(() => {
    const rows: Identifier[] = getValues(source) ?? [];
    if (rows.length !== least && rows.every(({ value }) => !value)) replace(Array(least).fill(BLANK_NUMBER));
  }, [least, source, getValues, replace]);
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mt: 1, p: 0, minWidth: 0 }}>
      <FormLabel component="legend" sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>
        {label}
      </FormLabel>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {help}
      </Typography>
      {fields.map(({ id }, place) => (
        <Row
          key={id}
          at={`${source}.${place}`}
          name={translate('field.removeIdentifier', { place: place + 1 })}
          onRemove={fields.length > least ? () => remove(place) : undefined}
        />
      ))}
      {fields.length < MOST && (
        <Button startIcon={<AddIcon />} onClick={() => append(BLANK_NUMBER)} sx={{ mt: 0.5 }}>
          {translate('field.addIdentifier')}
        </Button>
      )}
    </Box>
  );
};

interface RowProps {
  at: string;
  name: string;
  onRemove: (() => void) | undefined;
}

const Row = ({ at, name, onRemove }: RowProps) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 1fr) minmax(0, 1fr) auto' },
        columnGap: 2,
        alignItems: 'start',
        // A list has another margin than a text.
        '& > .MuiFormControl-root': { gridColumnStart: { xs: 1, sm: 'auto' }, my: 0.5 },
      }}
    >
      <At at={at}>
        <Fields label={translate('field.scheme')} />
      </At>
      {onRemove && (
        <IconButton
          aria-label={name}
          onClick={onRemove}
          sx={{ gridRow: 1, gridColumn: { xs: 2, sm: 3 }, mt: '30px' }}
        >
          <RemoveIcon fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
};

const Fields = ({ label, help }: Partial<Words>) => {
  const translate = useTranslate();
  const { getSource } = useSourceContext();
  const schemes = useChoices('IdentifierScheme', SCHEMES);
  const scheme = useWatch({ name: getSource('scheme') });
  return (
    <>
      <SelectInput
        source="scheme"
        label={label ?? false}
        choices={schemes}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="value"
        label={translate('field.identifier')}
        helperText={help ?? false}
        validate={required()}
        autoComplete="off"
      />
      {scheme === IdentifierScheme.CUSTOMER_NUMBER && (
        <TextInput
          source="system"
          label={translate('field.system')}
          helperText={translate('help.system')}
          autoComplete="off"
        />
      )}
    </>
  );
};
