import { CommunicationKind, type ExtensionReason } from '@vigie/schema/rules';
import { BooleanInput, required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { DuePreview, useLegalDeadline } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock } from './answerClock.ts';
import type { RequestRecord } from './request.ts';
import { isSentByVigie, SendingInputs, sendingOf, useSendingDefaults } from './SendingInputs.tsx';
import { useLetterOf } from './useLetter.ts';

type Values = Record<string, unknown>;

const MONTHS = ['1', '2'];

/** Without a letter of Vigie only the time of the notice is kept. */
function toInput({ isWriting, ...values }: Values): Values {
  if (isWriting) return sendingOf(values, 'notifiedAt');
  const { channel: _c, sending: _s, text: _t, ...rest } = values;
  return rest;
}

/** One month becomes up to three, once, and the person is told within the first, GDPR 12(3). */
export const ExtendDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const defaults = useSendingDefaults('notifiedAt');
  const reasons = useChoices('ExtensionReason', ['COMPLEXITY', 'NUMBER_OF_REQUESTS']);
  return (
    <VerbDialog
      wide
      verb="extend"
      title={translate('requests.extend.title')}
      lead={translate('requests.extend.lead')}
      defaultValues={{ ...defaults, reasons: [], months: 2, isWriting: true }}
      {...{ onClose, toInput }}
    >
      <ChoicesInput
        source="reasons"
        label={translate('requests.field.reasons')}
        choices={reasons}
        columns={2}
        validate={required()}
      />
      <MonthsInput />
      <NoticeInputs />
    </VerbDialog>
  );
};

const MonthsInput = () => {
  const translate = useTranslate();
  const choices = MONTHS.map((id) => ({
    id,
    name: translate('requests.extendedBy', { smart_count: Number(id) }),
  }));
  return (
    <ChoicesInput
      single
      columns={2}
      source="months"
      label={translate('requests.field.months')}
      choices={choices}
      {...({ format: String, parse: Number } as object)}
    />
  );
};

const NoticeInputs = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const values = useWatch();
  const isNow = values.isWriting && isSentByVigie(values);
  const notifiedAt = isNow
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
      {values.isWriting ? (
        <SendingInputs at="notifiedAt" />
      ) : (
        <InstantInput
          source="notifiedAt"
          label={translate('requests.field.notifiedAt')}
          validate={required()}
        />
      )}
      <DuePreview input={input} current={request?.dueAt} label={translate('verb.newDate')} zone={zone} />
      {values.isWriting && <LetterInput letter={letter} />}
    </>
  );
};
