import ExtendIcon from '@mui/icons-material/MoreTimeOutlined';
import { required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock } from './answerClock.ts';
import type { RequestRecord } from './request.ts';

const MONTHS = ['1', '2'];

/** One month becomes up to three, once, and the person is told within the first, GDPR 12(3). */
export const ExtendButton = () => {
  const translate = useTranslate();
  const reasons = useChoices('ExtensionReason', ['COMPLEXITY', 'NUMBER_OF_REQUESTS']);
  return (
    <VerbButton
      verb="extend"
      label={translate('requests.extend.label')}
      title={translate('requests.extend.title')}
      lead={translate('requests.extend.lead')}
      icon={<ExtendIcon />}
      defaultValues={{ reasons: [], months: 2, notifiedAt: new Date(legalNow()).toISOString() }}
    >
      <ChoicesInput
        source="reasons"
        label={translate('requests.field.reasons')}
        choices={reasons}
        validate={required()}
      />
      <MonthsInput />
      <InstantInput
        source="notifiedAt"
        label={translate('requests.field.notifiedAt')}
        validate={required()}
      />
      <ExtendPreview />
    </VerbButton>
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

const ExtendPreview = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { notifiedAt, months } = useWatch();
  const input =
    request && notifiedAt
      ? answerClock(request, { extension: { notifiedAt, months: Number(months) } })
      : null;
  return (
    <DuePreview
      input={input}
      current={request?.dueAt}
      label={translate('verb.newDate')}
      zone={request?.legalEntity.timeZone}
    />
  );
};
