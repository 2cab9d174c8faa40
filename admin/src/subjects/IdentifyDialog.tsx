import { required, SelectInput, TextInput, useLocale, useRedirect, useTranslate } from 'react-admin';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { useVerb } from '../shared/useVerb.ts';
import { SCHEMES } from './subject.ts';

/** A person is found by an exact match alone; who is not known yet is recorded. Either way their page opens. */
export const IdentifyDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const locale = useLocale() === 'en' ? 'EN' : 'FR';
  const schemes = useChoices('IdentifierScheme', SCHEMES);
  const run = useVerb('dataSubjects');
  const identify = async ({ scheme, value }: Record<string, unknown>) => {
    const { id } = await run('identify', { identifiers: [{ scheme, value }], locale });
    redirect('show', 'dataSubjects', id);
  };
  return (
    <FormDialog
      quiet
      title={translate('dataSubjects.identify.label')}
      lead={translate('dataSubjects.identify.lead')}
      submitLabel={translate('dataSubjects.identify.submit')}
      defaultValues={{ scheme: 'EMAIL', value: '' }}
      onSend={identify}
      onClose={onClose}
    >
      <SelectInput
        source="scheme"
        label={translate('dataSubjects.field.scheme')}
        choices={schemes}
        validate={required()}
        helperText={false}
      />
      <TextInput
        source="value"
        label={translate('dataSubjects.field.identifier')}
        helperText={translate('dataSubjects.help.identifier')}
        validate={required()}
        autoComplete="off"
      />
    </FormDialog>
  );
};
