import { required, TextInput, useTranslate } from 'react-admin';
import { type Choice, ChoicesInput } from '../shared/ChoicesInput.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';

/** What every filing says, to whichever authority: which stage it is, when it went, and under which reference. */
export const FilingInputs = ({ stages }: { stages: Choice[] }) => {
  const translate = useTranslate();
  return (
    <>
      <ChoicesInput
        single
        source="stage"
        label={translate('breaches.field.stage')}
        choices={stages}
        validate={required()}
      />
      <InstantInput
        source="submittedAt"
        label={translate('breaches.field.submittedAt')}
        validate={required()}
      />
      <TextInput
        source="authorityReference"
        label={translate('breaches.field.authorityReference')}
        helperText={translate('breaches.help.authorityReference')}
      />
    </>
  );
};
