import { CommunicationKind, type ExtensionReason, REQUEST_VERBS } from '@vigie/schema/rules';
import { BooleanInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview, useLegalDeadline } from '../shared/DuePreview.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock } from './answerClock.ts';
import type { RequestRecord } from './request.ts';
import { isSentByVigie, SendingInputs, useSendingDefaults } from './SendingInputs.tsx';
import { useLetterOf } from './useLetter.ts';

type Values = Record<string, unknown>;

/** Without a letter of Vigie only the time of the notice is kept. */
const isWriting = (values: Values): boolean => Boolean(values.isWriting);
const isSentNow = (values: Values): boolean => isWriting(values) && isSentByVigie(values);

/** One month becomes up to three, once, and the person is told within the first, GDPR 12(3). */
export const ExtendDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const defaults = useSendingDefaults('notifiedAt');
  const months = [1, 2].map((count) => ({
    id: String(count),
    name: translate('requests.extendedBy', { smart_count: count }),
  }));
  return (
    <VerbForm
      wide
      verbs={REQUEST_VERBS}
      verb="extend"
      title={translate('requests.extend.title')}
      only={['reasons', 'months']}
      fields={{
        months: { choices: months, inSight: true },
        channel: { when: isWriting },
        text: { when: isWriting },
        notifiedAt: { when: (values) => !isSentNow(values) },
      }}
      defaultValues={{ ...defaults, reasons: [], months: 2, isWriting: true }}
      onClose={onClose}
    >
      <NoticeInputs />
    </VerbForm>
  );
};

const NoticeInputs = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const values = useWatch();
  const notifiedAt = isSentNow(values)
    ? new Date(Math.floor(legalNow() / 60_000) * 60_000).toISOString()
    : values.notifiedAt;
  const input =
    request && notifiedAt
      ? answerClock(request, { extension: { notifiedAt, months: Number(values.months) } })
      : null;
  const zone = request?.legalEntity.timeZone ?? 'Europe/Paris';
  const dueOn = useLegalDeadline(input, zone).data?.dueOn ?? null;
  const letter = useLetterOf(CommunicationKind.EXTENSION_NOTICE, {
    extensionReasons: (values.reasons ?? []) as ExtensionReason[],
    dueOn,
  });
  return (
    <>
      <BooleanInput
        source="isWriting"
        label={translate('requests.field.isWritingNotice')}
        helperText={false}
      />
      {values.isWriting ? <SendingInputs at="notifiedAt" /> : <VerbInput required name="notifiedAt" />}
      <DuePreview input={input} current={request?.dueAt} label={translate('verb.newDate')} zone={zone} />
      {values.isWriting && <LetterInput letter={letter} />}
    </>
  );
};
