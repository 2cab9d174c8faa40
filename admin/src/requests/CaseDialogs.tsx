import { CommunicationKind, REQUEST_VERBS, RIGHT_VERBS } from '@vigie/schema/rules';
import { useRecordContext } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { LetterInput } from '../shared/LetterInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm, verbDialog } from '../shared/VerbForm.tsx';
import { LetterForm, LetterOnFile } from './LetterForm.tsx';
import { type RequestRecord, RIGHTS, type RightRecord } from './request.ts';
import { useLetterOf } from './useLetter.ts';

interface DialogProps {
  onClose: () => void;
}

const verbs = REQUEST_VERBS;

/** Somebody asks for the person: what shows that they may. */
export const MandateDialog = verbDialog(verbs, 'verifyMandate', {
  fields: { result: { label: 'requests.field.mandate' }, note: { label: 'requests.field.mandateNote' } },
});

export const AssignDialog = (props: DialogProps) => {
  const assigneeId = useRecordContext<RequestRecord>()?.assignee?.id ?? '';
  return (
    <VerbForm
      {...props}
      verbs={verbs}
      verb="assign"
      fields={{ assigneeId: { label: 'field.assignee' } }}
      defaultValues={{ assigneeId }}
    />
  );
};

export const AddRightDialog = (props: DialogProps) => {
  const known = useRecordContext<RequestRecord>()?.rights.map(({ right }) => right) ?? [];
  const choices = useChoices('Right', RIGHTS).filter(({ id }) => !known.includes(id));
  return <VerbForm {...props} verbs={verbs} verb="addRight" fields={{ right: { choices } }} />;
};

/** One right, which was understood as another. */
export const CorrectRightDialog = (props: DialogProps) => {
  const understood = useRecordContext<RightRecord>()?.right;
  const choices = useChoices('Right', RIGHTS).filter(({ id }) => id !== understood);
  const right = { label: 'requests.field.right', choices };
  return <VerbForm {...props} verbs={RIGHT_VERBS} verb="correct" fields={{ right }} />;
};

export const WithdrawDialog = (props: DialogProps) => {
  const channel = useRecordContext<RequestRecord>()?.channel;
  return <VerbForm {...props} verbs={verbs} verb="withdraw" defaultValues={{ channel }} />;
};

/** The person hears at once that it arrived, how it was understood and by when they have an answer. */
export const AcknowledgeDialog = (props: DialogProps) => (
  <LetterForm {...props} verbs={verbs} verb="acknowledge">
    <LetterOnFile kind={CommunicationKind.ACKNOWLEDGEMENT} />
  </LetterForm>
);

/** The person asked who the recipients are: they are told, GDPR 19. */
export const TellRecipientsDialog = (props: DialogProps) => (
  <LetterForm {...props} verbs={verbs} verb="tellRecipients">
    <LetterOnFile kind={CommunicationKind.RECIPIENTS_NOTICE} />
  </LetterForm>
);

/** Another controller is the right one, and the person is told so. */
export const TransferDialog = (props: DialogProps) => (
  <LetterForm
    {...props}
    verbs={verbs}
    verb="transfer"
    only={['to']}
    fields={{ to: { label: 'requests.field.transferredTo' } }}
  >
    <TransferLetter />
  </LetterForm>
);

const TransferLetter = () => {
  const { to } = useWatch();
  const letter = useLetterOf(CommunicationKind.TRANSFER_NOTICE, { transferredTo: to || null });
  return <LetterInput letter={letter} />;
};
