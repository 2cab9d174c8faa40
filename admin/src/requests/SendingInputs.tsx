import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import { nowAt } from '../time/legalClock.ts';
import { useRequestAround } from './requestAround.ts';

type Values = Record<string, unknown>;

/** Whether Vigie sends it itself, now. */
export const isSentByVigie = ({ channel, sending }: Values): boolean =>
  channel === 'EMAIL' && sending !== 'ELSEWHERE';

/** Then it went out at a time of its own, which is said. */
export const isSentElsewhere = (values: Values): boolean => !isSentByVigie(values);

/** How a letter goes out: by Vigie now, or elsewhere at its true time. `at` is the field of that time. */
export const SendingInputs = ({ at = 'sentAt' }: { at?: string }) => {
  const translate = useTranslate();
  const values = useWatch();
  return (
    <>
      <VerbInput required name="channel" />
      {values.channel === 'EMAIL' && (
        <ChoicesInput
          single
          columns={2}
          source="sending"
          label={translate('requests.field.sending')}
          choices={['VIGIE', 'ELSEWHERE'].map((id) => ({ id, name: translate(`requests.sending.${id}`) }))}
        />
      )}
      {isSentElsewhere(values) && <VerbInput required name={at} />}
    </>
  );
};

/** The form's start: by the channel of the request. */
export function useSendingDefaults(at = 'sentAt'): Values {
  const request = useRequestAround() as { channel?: string; requesterEmail?: string | null } | undefined;
  const hasAddress = request?.requesterEmail !== null;
  return { channel: request?.channel, sending: hasAddress ? 'VIGIE' : 'ELSEWHERE', [at]: nowAt() };
}
