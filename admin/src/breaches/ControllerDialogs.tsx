import { NumberInput, required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isHourClock } from '../shared/deadline.ts';
import { InstantInput } from '../shared/InstantInput.tsx';
import { Timeliness } from '../shared/Timeliness.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';

interface DialogProps {
  onClose: () => void;
}

/** A customer whose data the breach concerns, GDPR 33(2). */
export const AddControllerDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      verb="addController"
      title={translate('breaches.addController.label')}
      lead={translate('breaches.addController.lead')}
      defaultValues={{ controllerName: '', contact: '' }}
      onClose={onClose}
    >
      <TextInput
        source="controllerName"
        label={translate('breaches.field.controllerName')}
        helperText={false}
        validate={required()}
        autoComplete="off"
      />
      <TextInput
        source="contact"
        label={translate('breaches.field.customerContact')}
        helperText={translate('breaches.help.sealed')}
        autoComplete="off"
      />
      <NumberInput
        source="noticeHours"
        label={translate('breaches.field.noticeHours')}
        helperText={translate('breaches.help.noticeHours')}
        min={1}
        max={720}
        step={1}
      />
    </VerbDialog>
  );
};

/** The customer was told, at its true time. */
export const NotifyControllerDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const waiting =
    useRecordContext<BreachRecord>()?.controllerNotices.filter(({ notifiedAt }) => !notifiedAt) ?? [];
  return (
    <VerbDialog
      wide
      verb="notifyController"
      title={translate('breaches.notifyController.label')}
      lead={translate('breaches.notifyController.lead')}
      defaultValues={{
        noticeId: waiting[0]?.id,
        notifiedAt: new Date(legalNow()).toISOString(),
        content: '',
      }}
      onClose={onClose}
    >
      <SelectInput
        source="noticeId"
        label={translate('breaches.field.controllerName')}
        choices={waiting.map(({ id, controllerName }) => ({ id, name: controllerName }))}
        validate={required()}
        helperText={false}
      />
      <InstantInput
        source="notifiedAt"
        label={translate('breaches.field.notifiedAt')}
        validate={required()}
      />
      <NoticeTimeliness />
      <TextInput
        source="content"
        label={translate('breaches.field.noticeContent')}
        helperText={translate('breaches.help.sealedProof')}
        multiline
        minRows={4}
      />
    </VerbDialog>
  );
};

const NoticeTimeliness = () => {
  const breach = useRecordContext<BreachRecord>();
  const { noticeId, notifiedAt } = useWatch();
  const clock = breach?.controllerNotices.find(({ id }) => id === noticeId)?.deadlines[0];
  if (!breach || !clock) return null;
  return (
    <Timeliness
      at={notifiedAt}
      dueAt={clock.dueAt}
      hours={isHourClock(clock)}
      zone={breach.legalEntity.timeZone}
    />
  );
};
