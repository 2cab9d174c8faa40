import { required, SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { legalNow } from '../time/legalClock.ts';
import { CHANNELS, type RequestRecord } from './request.ts';

type Values = Record<string, unknown>;

/** Whether Vigie sends it itself, now. */
export const isSentByVigie = ({ channel, sending }: Values): boolean =>
  channel === 'EMAIL' && sending !== 'ELSEWHERE';

/** How a letter goes out: by Vigie now, or elsewhere at its true time. `at` is the input's name for that time. */
export const SendingInputs = ({ at = 'sentAt' }: { at?: string }) => {
  const translate = useTranslate();
  const values = useWatch();
  const channels = useChoices('RequestChannel', CHANNELS);
  return (
    <>
      <SelectInput
        source="channel"
        label={translate('requests.field.answerChannel')}
        choices={channels}
        validate={required()}
        helperText={false}
      />
      {values.channel === 'EMAIL' && (
        <ChoicesInput
          single
          columns={2}
          source="sending"
          label={translate('requests.field.sending')}
          choices={['VIGIE', 'ELSEWHERE'].map((id) => ({ id, name: translate(`requests.sending.${id}`) }))}
        />
      )}
      {!isSentByVigie(values) && (
        <InstantInput source={at} label={translate('requests.field.sentAt')} validate={required()} />
      )}
    </>
  );
};

/** The form's start: by the channel of the request. */
export const useSendingDefaults = (at = 'sentAt'): Values =>
  useSendingDefaultsOf(useRecordContext<RequestRecord>(), at);

/** The same where the record in context is another than the request. */
export function useSendingDefaultsOf(
  request: (RequestRecord & { requesterEmail?: string | null }) | undefined,
  at = 'sentAt',
): Values {
  const hasAddress = request?.requesterEmail !== null;
  return {
    channel: request?.channel,
    sending: hasAddress ? 'VIGIE' : 'ELSEWHERE',
    [at]: new Date(legalNow()).toISOString(),
  };
}

/** To the input: the time only where it went out elsewhere. */
export const sendingOf = (values: Values, at = 'sentAt'): Values => {
  const { sending: _, [at]: sentAt, ...rest } = values;
  return isSentByVigie(values) ? rest : { ...rest, [at]: sentAt };
};
