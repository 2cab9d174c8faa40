import { Alert } from '@mui/material';
import { CommunicationKind, IdentityMethod, IdentityResult, REQUEST_VERBS } from '@vigie/schema/rules';
import { BooleanInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DuePreview } from '../shared/DuePreview.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock, pauseOf } from './answerClock.ts';
import { LATER, PersonInputs, personOf } from './PersonInputs.tsx';
import type { RequestRecord } from './request.ts';
import { isSentElsewhere, SendingInputs, useSendingDefaults } from './SendingInputs.tsx';
import { useLetterOf } from './useLetter.ts';

type Values = Record<string, unknown>;

const isSettling = ({ result }: Values): boolean =>
  result === IdentityResult.VERIFIED || result === IdentityResult.NOT_NEEDED;
const isAsking = ({ result }: Values): boolean => result === IdentityResult.PENDING;
/** Without a letter there is neither channel nor time nor text: nothing is written to the person. */
const isWriting = (values: Values): boolean => isAsking(values) && Boolean(values.isWriting);
const isChecked = ({ result }: Values): boolean => result !== IdentityResult.NOT_NEEDED;

/** Once it is settled who asks: whose record it is, and which claims become theirs. */
const toInput = ({ person, acceptedClaimIds, ...values }: Values): Values => ({
  ...values,
  ...(isSettling(values) && personOf({ person, acceptedClaimIds })),
});

/** Who asks, by the mildest means, GDPR 12(6). */
export const VerifyDialog = ({ onClose }: { onClose: () => void }) => {
  const defaults = useSendingDefaults('at');
  return (
    <VerbForm
      wide
      verbs={REQUEST_VERBS}
      verb="verify"
      only={['result']}
      fields={{
        result: { label: 'requests.field.identity', choices: useResultChoices() },
        method: { when: isChecked },
        channel: { when: isWriting },
        text: { when: isWriting },
        at: { when: (values) => isWriting(values) && isSentElsewhere(values) },
      }}
      onClose={onClose}
      defaultValues={{ ...defaults, result: '', isWriting: true, asked: '', reason: '', person: LATER }}
      toInput={toInput}
    >
      <CheckInputs />
      <DecidedPerson />
    </VerbForm>
  );
};

function useResultChoices() {
  const translate = useTranslate();
  return useChoices('IdentityResult', Object.values(IdentityResult)).map((choice) =>
    choice.id === IdentityResult.PENDING ? { ...choice, name: translate('requests.verify.ask') } : choice,
  );
}

const DecidedPerson = () => isSettling(useWatch()) && <PersonInputs />;

const CheckInputs = () => {
  const translate = useTranslate();
  const values = useWatch();
  const { result, method } = values;
  if (!result || !isChecked(values)) return null;
  const isCopy = method === IdentityMethod.ID_COPY;
  return (
    <>
      <VerbInput required name="method" />
      {isCopy && <Alert severity="warning">{translate('requests.help.idCopy')}</Alert>}
      {isAsking(values) && <VerbInput required name="asked" />}
      <VerbInput required={isCopy} name="reason" />
      {isCopy && !isAsking(values) && <VerbInput name="documentReference" />}
      {isAsking(values) && (
        <BooleanInput
          source="isWriting"
          label={translate('requests.field.isWriting')}
          helperText={translate('requests.help.isWriting')}
        />
      )}
      {result === IdentityResult.FAILED && <EndedWait />}
      {isWriting(values) && <Question />}
    </>
  );
};

/** Where the clock waits for the person's own answer, a check that failed ends the wait: the date comes back. */
const EndedWait = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const wait = request?.suspensions.find(({ answeredAt }) => !answeredAt);
  if (!request || wait?.reason !== 'IDENTITY_DOUBT') return null;
  // To the minute: another instant at each look would ask again and again.
  const answeredAt = new Date(Math.floor(legalNow() / 60_000) * 60_000).toISOString();
  const pauses = request.suspensions.map((pause) =>
    pauseOf({ ...pause, answeredAt: pause.answeredAt ?? answeredAt }),
  );
  return (
    <DuePreview
      input={answerClock(request, { pauses })}
      label={translate('verb.newDate')}
      zone={request.legalEntity.timeZone}
    />
  );
};

const Question = () => {
  const { asked, reason } = useWatch();
  const letter = useLetterOf(CommunicationKind.IDENTITY_REQUEST, {
    asked: asked || null,
    askedBecause: reason || null,
  });
  return (
    <>
      <SendingInputs at="at" />
      <LetterInput letter={letter} />
    </>
  );
};
