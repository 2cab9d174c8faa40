import { Alert } from '@mui/material';
import { CommunicationKind, IdentityMethod, IdentityResult, labelsOf } from '@vigie/schema/rules';
import { BooleanInput, required, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { useLawChoices } from '../shared/useLaw.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { answerClock, pauseOf } from './answerClock.ts';
import { LATER, PersonInputs, personOf } from './PersonInputs.tsx';
import type { RequestRecord } from './request.ts';
import { SendingInputs, sendingOf, useSendingDefaults } from './SendingInputs.tsx';
import { useLetterOf } from './useLetter.ts';

type Values = Record<string, unknown>;

/** Without a letter there is neither channel nor time nor text: nothing is written to the person. */
function toInput({ isWriting, person, acceptedClaimIds, ...values }: Values): Values {
  if (values.result === IdentityResult.PENDING && isWriting) return sendingOf(values, 'at');
  const { channel: _c, sending: _s, at: _a, text: _t, ...rest } = values;
  const decided = isSettling(rest.result) ? personOf({ person, acceptedClaimIds }) : {};
  return { ...rest, ...(rest.result === IdentityResult.NOT_NEEDED && { method: undefined }), ...decided };
}

const isSettling = (result: unknown): boolean =>
  result === IdentityResult.VERIFIED || result === IdentityResult.NOT_NEEDED;

/** Who asks, by the mildest means, GDPR 12(6). */
export const VerifyDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const defaults = useSendingDefaults('at');
  return (
    <VerbDialog
      wide
      verb="verify"
      title={translate('requests.verify.label')}
      lead={translate('requests.verify.lead')}
      onClose={onClose}
      defaultValues={{ ...defaults, result: '', isWriting: true, asked: '', reason: '', person: LATER }}
      toInput={toInput}
    >
      <ChoicesInput
        single
        columns={2}
        source="result"
        label={translate('requests.field.identity')}
        choices={useResultChoices()}
        validate={required()}
      />
      <CheckInputs />
      <DecidedPerson />
    </VerbDialog>
  );
};

function useResultChoices() {
  const translate = useTranslate();
  return useLawChoices(labelsOf(IdentityResult)).map((choice) => ({
    ...choice,
    ...(choice.id === IdentityResult.PENDING && { name: translate('requests.verify.ask') }),
    hint: translate(`lawHint.IdentityResult.${choice.id}`),
  }));
}

/** Once it is settled who asks: whose record it is, and which claims become theirs. */
const DecidedPerson = () => {
  const { result } = useWatch();
  return isSettling(result) ? <PersonInputs /> : null;
};

const CheckInputs = () => {
  const translate = useTranslate();
  const { result, method, isWriting } = useWatch();
  const methods = useLawChoices(labelsOf(IdentityMethod));
  if (!result || result === IdentityResult.NOT_NEEDED) return null;
  const isAsking = result === IdentityResult.PENDING;
  const isCopy = method === IdentityMethod.ID_COPY;
  return (
    <>
      <ChoicesInput
        single
        columns={2}
        source="method"
        label={translate('requests.field.method')}
        help={translate('requests.help.method')}
        choices={methods}
        validate={required()}
      />
      {isCopy && <Alert severity="warning">{translate('requests.help.idCopy')}</Alert>}
      {isAsking && (
        <TextInput
          source="asked"
          label={translate('requests.field.asked')}
          helperText={translate('requests.help.asked')}
          validate={required()}
          multiline
          minRows={2}
        />
      )}
      <TextInput
        source="reason"
        label={translate('requests.field.doubt')}
        helperText={translate('requests.help.sealed')}
        validate={isCopy ? required() : undefined}
        multiline
        minRows={2}
      />
      {isCopy && !isAsking && (
        <TextInput
          source="documentReference"
          label={translate('requests.field.document')}
          helperText={translate('requests.help.document')}
        />
      )}
      {isAsking && (
        <BooleanInput
          source="isWriting"
          label={translate('requests.field.isWriting')}
          helperText={translate('requests.help.isWriting')}
        />
      )}
      {result === IdentityResult.FAILED && <EndedWait />}
      {isAsking && isWriting && <Question />}
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
