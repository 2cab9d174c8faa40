import { CommunicationKind } from '@vigie/schema/rules';
import { required, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LetterInput } from '../shared/LetterInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { SendingInputs, sendingOf, useSendingDefaults } from './SendingInputs.tsx';
import { useLetterOf } from './useLetter.ts';

/** Another controller is the right one, and the person is told so. */
export const TransferDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const defaults = useSendingDefaults();
  return (
    <VerbDialog
      wide
      verb="transfer"
      title={translate('requests.transfer.label')}
      lead={translate('requests.transfer.lead')}
      defaultValues={{ ...defaults, to: '' }}
      toInput={(values: Record<string, unknown>) => sendingOf(values)}
      onClose={onClose}
    >
      <TextInput
        source="to"
        label={translate('requests.field.transferredTo')}
        helperText={translate('requests.help.transferredTo')}
        validate={required()}
      />
      <SendingInputs />
      <TransferLetter />
    </VerbDialog>
  );
};

const TransferLetter = () => {
  const { to } = useWatch();
  return (
    <LetterInput letter={useLetterOf(CommunicationKind.TRANSFER_NOTICE, { transferredTo: to || null })} />
  );
};
