import { BREACH_VERBS } from '@vigie/schema/rules';
import { createContext, useContext } from 'react';
import { SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { isHourClock } from '../shared/deadline.ts';
import type { AskedField } from '../shared/KindInput.tsx';
import { Timeliness } from '../shared/Timeliness.tsx';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import type { BreachRecord, Notice } from './breach.ts';

interface DialogProps {
  onClose: () => void;
}

/** A customer whose data the breach concerns, GDPR 33(2): another entity of the house, or a firm outside. */
export const AddControllerDialog = (props: DialogProps) => (
  <VerbForm
    {...props}
    verbs={BREACH_VERBS}
    verb="addController"
    only={['controllerEntityId', 'controllerName', 'contact', 'noticeHours']}
    fields={{
      controllerEntityId: { Input: EntityInput },
      controllerName: { required: true, when: ({ controllerEntityId }) => !controllerEntityId },
    }}
    defaultValues={{ controllerEntityId: '', controllerName: '', contact: '' }}
  />
);

const EntityInput = ({ source, label, help }: AskedField) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const others = useLegalEntities().filter(({ id }) => id !== breach?.legalEntity.id);
  if (others.length === 0) return null;
  const emptyText = translate('breaches.outside');
  return <SelectInput {...{ source, label, emptyText }} choices={others} helperText={help} />;
};

/** The notice that a dialog was opened from. */
export const NoticeContext = createContext<Notice | null>(null);

/** The controller takes up the case: aware when it was told, 72 hours from there. */
export const OpenControllerBreachDialog = (props: DialogProps) => {
  const translate = useTranslate();
  const notice = useContext(NoticeContext);
  const breach = useRecordContext<BreachRecord>();
  if (!notice?.notifiedAt || !breach) return null;
  return (
    <VerbForm
      {...props}
      verbs={BREACH_VERBS}
      verb="openControllerBreach"
      title={translate('breaches.openControllerBreach.title', { name: notice.controllerName ?? '' })}
      submitLabel={translate('breaches.openControllerBreach.label')}
      only={[]}
      defaultValues={{ noticeId: notice.id, assigneeId: breach.assignee?.id }}
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
    </VerbForm>
  );
};

/** The customer was told, at its true time. */
export const NotifyControllerDialog = (props: DialogProps) => {
  const waiting =
    useRecordContext<BreachRecord>()?.controllerNotices.filter(({ notifiedAt }) => !notifiedAt) ?? [];
  const choices = waiting.map(({ id, controllerName }) => ({ id, name: controllerName ?? '' }));
  return (
    <VerbForm
      wide
      {...props}
      verbs={BREACH_VERBS}
      verb="notifyController"
      only={['noticeId', 'notifiedAt']}
      fields={{ noticeId: { choices } }}
      defaultValues={{ noticeId: waiting[0]?.id, content: '' }}
    >
      <NoticeTimeliness />
      <VerbInput name="content" />
    </VerbForm>
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
