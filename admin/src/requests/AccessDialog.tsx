import { Alert } from '@mui/material';
import {
  ACCESS_HEADINGS,
  AccessHeading,
  type AccessSection,
  accessGaps,
  labelsOf,
  REQUEST_VERBS,
} from '@vigie/schema/rules';
import { BooleanInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLaw } from '../shared/useLaw.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import type { RequestRecord } from './request.ts';

type Values = Record<string, unknown>;

const sectionsOf = (values: Values): AccessSection[] =>
  ACCESS_HEADINGS.map((heading) => ({ heading, text: String(values[heading] ?? '') }));

const toInput = (values: Values): Values => ({
  sections: sectionsOf(values).filter(({ text }) => text.trim() !== ''),
  keepAsTemplate: values.keepAsTemplate,
});

/** What goes with the copy of the data, heading by heading, GDPR 15(1)(a) to (h) and 15(2). */
export const AccessDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const isFirst = !request?.accessInformation;
  const source = (isFirst ? request?.accessTemplate : request?.accessInformation)?.sections ?? [];
  const texts = Object.fromEntries(source.map(({ heading, text }) => [heading, text]));
  return (
    <VerbForm
      wide
      verbs={REQUEST_VERBS}
      verb="describeAccess"
      only={[]}
      submitLabel={translate('verb.save')}
      defaultValues={{ ...texts, keepAsTemplate: false }}
      {...{ onClose, toInput }}
    >
      {isFirst && source.length > 0 && (
        <Alert severity="info">{translate('requests.describeAccess.fromTemplate')}</Alert>
      )}
      <Headings />
      <BooleanInput
        source="keepAsTemplate"
        label={translate('requests.describeAccess.field.keepAsTemplate', { name: request?.legalEntity.name })}
        helperText={translate('requests.describeAccess.help.keepAsTemplate')}
      />
      <Gaps />
    </VerbForm>
  );
};

const Headings = () => {
  const translate = useTranslate();
  const word = useLaw();
  return ACCESS_HEADINGS.map((heading) => (
    <TextInput
      key={heading}
      source={heading}
      label={word(labelsOf(AccessHeading), heading)}
      helperText={translate(`requests.accessHelp.${heading}`)}
      multiline
      minRows={2}
    />
  ));
};

const Gaps = () => {
  const translate = useTranslate();
  const missing = accessGaps(sectionsOf(useWatch()));
  return (
    <Alert severity={missing.length ? 'warning' : 'success'} role="status">
      {missing.length
        ? translate('requests.accessMissing', { smart_count: missing.length })
        : translate('requests.accessComplete')}
    </Alert>
  );
};
