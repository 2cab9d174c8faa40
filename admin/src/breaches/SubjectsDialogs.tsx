import { Alert } from '@mui/material';
import { ExemptionGround, Locale, SubjectCommunicationChannel } from '@vigie/schema/rules';
import { NumberInput, required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import type { BreachRecord } from './breach.ts';
import { useBreachLetter } from './useBreachLetter.ts';

interface DialogProps {
  onClose: () => void;
}

const { PUBLIC_NOTICE } = SubjectCommunicationChannel;

/** The persons were told, GDPR 34: directly, or by a public notice where the exemption allows it. */
export const CommunicateDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const mayPublish = breach?.exemptions.some(
    ({ ground }) => ground === ExemptionGround.DISPROPORTIONATE_EFFORT,
  );
  const channels = Object.values(SubjectCommunicationChannel).filter(
    (code) => mayPublish || code !== PUBLIC_NOTICE,
  );
  return (
    <VerbDialog
      wide
      verb="communicate"
      title={translate('breaches.communicate.label')}
      lead={translate('breaches.communicate.lead')}
      submitLabel={translate('breaches.file.submit')}
      defaultValues={{
        channel: mayPublish ? PUBLIC_NOTICE : SubjectCommunicationChannel.EMAIL,
        communicatedAt: new Date(legalNow()).toISOString(),
        content: '',
        letterLocale: Locale.FR,
      }}
      toInput={({ letterLocale: _, ...values }: Record<string, unknown>) => values}
      onClose={onClose}
    >
      <SelectInput
        source="channel"
        label={translate('breaches.field.channel')}
        choices={useChoices('SubjectCommunicationChannel', channels)}
        validate={required()}
        helperText={false}
      />
      <InstantInput
        source="communicatedAt"
        label={translate('breaches.field.communicatedAt')}
        validate={required()}
      />
      <ReachInput />
      <SubjectsLetter />
    </VerbDialog>
  );
};

/** A first text with all that 34(2) asks for; what the file lacks is said, not left out. */
const SubjectsLetter = () => {
  const translate = useTranslate();
  const { letterLocale } = useWatch();
  const letter = useBreachLetter(letterLocale);
  return (
    <>
      <ChoicesInput
        single
        columns={2}
        source="letterLocale"
        label={translate('letter.locale')}
        choices={Object.values(Locale).map((id) => ({ id, name: translate(`law.Locale.${id}`) }))}
      />
      {letter && letter.missing.length > 0 && (
        <Alert severity="warning">
          {translate('breaches.letterLacks')}{' '}
          {letter.missing.map((part) => translate(`breaches.field.${part}`)).join(', ')}.
        </Alert>
      )}
      <LetterInput source="content" letter={letter} key={letterLocale} />
    </>
  );
};

const ReachInput = () => {
  const translate = useTranslate();
  const { channel } = useWatch();
  return channel === PUBLIC_NOTICE ? (
    <TextInput
      source="publishedWhere"
      label={translate('breaches.field.publishedWhere')}
      validate={required()}
      helperText={false}
    />
  ) : (
    <NumberInput
      source="personsInformed"
      label={translate('breaches.field.personsInformed')}
      min={1}
      step={1}
      validate={required()}
      helperText={false}
    />
  );
};

/** Why the persons need not be told one by one, GDPR 34(3). */
export const ExemptDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  return (
    <VerbDialog
      verb="exempt"
      title={translate('breaches.exempt.label')}
      lead={translate('breaches.exempt.lead')}
      submitLabel={translate('breaches.exempt.submit')}
      defaultValues={{ ground: '', justification: '' }}
      onClose={onClose}
    >
      <ChoicesInput
        single
        source="ground"
        label={translate('breaches.field.ground')}
        choices={useChoices('ExemptionGround', Object.values(ExemptionGround))}
        validate={required()}
      />
      <NoticeReminder />
      <TextInput
        source="justification"
        label={translate('breaches.field.exemptionReason')}
        helperText={translate('breaches.help.noPerson')}
        validate={required()}
        multiline
        minRows={3}
      />
    </VerbDialog>
  );
};

const NoticeReminder = () => {
  const translate = useTranslate();
  const { ground } = useWatch();
  if (ground !== ExemptionGround.DISPROPORTIONATE_EFFORT) return null;
  return <Alert severity="warning">{translate('breaches.noticeNeeded')}</Alert>;
};
