import { CommunicationKind } from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import { LetterInput } from '../shared/LetterInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { SendingInputs, sendingOf, useSendingDefaults } from './SendingInputs.tsx';
import { useLetter } from './useLetter.ts';

/** The person hears at once that it arrived, how it was understood and by when they have an answer. */
export const AcknowledgeDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const defaultValues = useSendingDefaults();
  return (
    <VerbDialog
      wide
      verb="acknowledge"
      title={translate('requests.acknowledge.label')}
      lead={translate('requests.acknowledge.lead')}
      {...{ onClose, defaultValues }}
      toInput={(values: Record<string, unknown>) => sendingOf(values)}
    >
      <SendingInputs />
      <LetterInput letter={useLetter(CommunicationKind.ACKNOWLEDGEMENT)} />
    </VerbDialog>
  );
};
