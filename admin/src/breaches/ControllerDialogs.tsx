import { createContext, useContext } from 'react';
import { NumberInput, required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { isHourClock } from '../shared/deadline.ts';
import { InstantInput } from '../shared/InstantInput.tsx';
import { Timeliness } from '../shared/Timeliness.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord, Notice } from './breach.ts';

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
      defaultValues={{ controllerEntityId: '', controllerName: '', contact: '' }}
      onClose={onClose}
    >
      <ControllerInput />
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

/** Another entity of the house, or a firm outside. */
const ControllerInput = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const others = useLegalEntities().filter(({ id }) => id !== breach?.legalEntity.id);
  const { controllerEntityId } = useWatch();
  return (
    <>
      {others.length > 0 && (
        <SelectInput
          source="controllerEntityId"
          label={translate('breaches.field.controllerEntity')}
          choices={others}
          emptyText={translate('breaches.outside')}
          helperText={translate('breaches.help.controllerEntity')}
        />
      )}
      {!controllerEntityId && (
        <TextInput
          source="controllerName"
          label={translate('breaches.field.controllerName')}
          helperText={false}
          validate={required()}
          autoComplete="off"
        />
      )}
    </>
  );
};

/** The notice that a dialog was opened from. */
export const NoticeContext = createContext<Notice | null>(null);

/** The controller takes up the case: aware when it was told, 72 hours from there. */
export const OpenControllerBreachDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const notice = useContext(NoticeContext);
  const breach = useRecordContext<BreachRecord>();
  if (!notice?.notifiedAt || !breach) return null;
  return (
    <VerbDialog
      verb="openControllerBreach"
      title={translate('breaches.openControllerBreach.title', { name: notice.controllerName ?? '' })}
      lead={translate('breaches.openControllerBreach.lead')}
      submitLabel={translate('breaches.openControllerBreach.label')}
      defaultValues={{ noticeId: notice.id, assigneeId: breach.assignee?.id }}
      onClose={onClose}
    >
      <DuePreview
        label={translate('breaches.preview.label')}
        zone={breach.legalEntity.timeZone}
        input={{
          rule: 'GDPR_33_1',
          anchorAt: notice.notifiedAt,
          ...(notice.controllerEntity && { legalEntityId: notice.controllerEntity.id }),
        }}
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
        choices={waiting.map(({ id, controllerName }) => ({ id, name: controllerName ?? '' }))}
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
