import { required, SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { InstantInput } from '../shared/InstantInput.tsx';
import { MemberInput } from '../shared/MemberInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { CHANNELS, type RequestRecord, RIGHTS } from './request.ts';

interface DialogProps {
  onClose: () => void;
}

/** A verb that asks nothing. */
const ConfirmDialog = ({ verb, onClose }: DialogProps & { verb: string }) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      {...{ verb, onClose }}
      title={translate(`requests.${verb}.label`)}
      lead={translate(`requests.${verb}.lead`)}
    />
  );
};

export const QualifyDialog = (props: DialogProps) => <ConfirmDialog verb="qualify" {...props} />;
export const StartDialog = (props: DialogProps) => <ConfirmDialog verb="start" {...props} />;
export const CloseDialog = (props: DialogProps) => <ConfirmDialog verb="close" {...props} />;

export const AssignDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  return (
    <VerbDialog
      verb="assign"
      title={translate('requests.assign.label')}
      lead={translate('requests.assign.lead')}
      defaultValues={{ assigneeId: request?.assignee?.id ?? '' }}
      onClose={onClose}
    >
      <MemberInput source="assigneeId" label={translate('field.assignee')} />
    </VerbDialog>
  );
};

export const AddRightDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const known = request?.rights.map(({ right }) => right) ?? [];
  const choices = useChoices('Right', RIGHTS).filter(({ id }) => !known.includes(id));
  return (
    <VerbDialog
      verb="addRight"
      title={translate('requests.addRight.label')}
      lead={translate('requests.addRight.lead')}
      onClose={onClose}
    >
      <RightInput choices={choices} />
    </VerbDialog>
  );
};

/** One right, which was understood as another. */
export const CorrectRightDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const right = useRecordContext<{ id: string; right: string }>();
  const choices = useChoices('Right', RIGHTS).filter(({ id }) => id !== right?.right);
  return (
    <VerbDialog
      verb="correct"
      title={translate('requests.correctRight.label')}
      lead={translate('requests.correctRight.lead')}
      onClose={onClose}
    >
      <RightInput choices={choices} />
    </VerbDialog>
  );
};

const RightInput = ({ choices }: { choices: { id: string; name: string }[] }) => {
  const translate = useTranslate();
  return (
    <SelectInput
      source="right"
      label={translate('requests.field.right')}
      choices={choices}
      validate={required()}
      helperText={false}
    />
  );
};

export const WithdrawDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  return (
    <VerbDialog
      verb="withdraw"
      title={translate('requests.withdraw.label')}
      lead={translate('requests.withdraw.lead')}
      defaultValues={{ channel: request?.channel, withdrawnAt: new Date(legalNow()).toISOString() }}
      onClose={onClose}
    >
      <SelectInput
        source="channel"
        label={translate('requests.field.withdrawalChannel')}
        choices={useChoices('RequestChannel', CHANNELS)}
        validate={required()}
        helperText={false}
      />
      <InstantInput
        source="withdrawnAt"
        label={translate('requests.field.withdrawnAt')}
        validate={required()}
      />
    </VerbDialog>
  );
};
