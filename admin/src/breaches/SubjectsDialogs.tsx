import { Alert } from '@mui/material';
import { BREACH_VERBS, ExemptionGround, Locale, SubjectCommunicationChannel } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import type { BreachRecord } from './breach.ts';
import { useBreachLetter } from './useBreachLetter.ts';

interface DialogProps {
  onClose: () => void;
}

const { PUBLIC_NOTICE, EMAIL } = SubjectCommunicationChannel;

const isPublic = ({ channel }: Record<string, unknown>): boolean => channel === PUBLIC_NOTICE;

/** The persons were told, GDPR 34: directly, or by a public notice where the exemption allows it. */
export const CommunicateDialog = (props: DialogProps) => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  const mayPublish = breach?.exemptions.some(
    ({ ground }) => ground === ExemptionGround.DISPROPORTIONATE_EFFORT,
  );
  const choices = useChoices(
    'SubjectCommunicationChannel',
    Object.values(SubjectCommunicationChannel).filter((code) => mayPublish || code !== PUBLIC_NOTICE),
  );
  return (
    <VerbForm
      wide
      {...props}
      verbs={BREACH_VERBS}
      verb="communicate"
      submitLabel={translate('breaches.file.submit')}
      only={['channel', 'communicatedAt', 'publishedWhere', 'personsInformed']}
      fields={{
        channel: { choices, inSight: false },
        publishedWhere: { required: true, when: isPublic },
        personsInformed: { required: true, when: (values) => !isPublic(values) },
      }}
      defaultValues={{ channel: mayPublish ? PUBLIC_NOTICE : EMAIL, content: '', letterLocale: Locale.FR }}
    >
      <SubjectsLetter />
    </VerbForm>
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
        choices={Object.values(Locale).map((id) => ({ id, name: translate(`locale.${id}`) }))}
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

/** Why the persons need not be told one by one, GDPR 34(3). */
export const ExemptDialog = (props: DialogProps) => {
  const translate = useTranslate();
  return (
    <VerbForm
      {...props}
      verbs={BREACH_VERBS}
      verb="exempt"
      submitLabel={translate('breaches.exempt.submit')}
      only={['ground']}
      defaultValues={{ ground: '', justification: '' }}
    >
      <NoticeReminder />
      <VerbInput name="justification" />
    </VerbForm>
  );
};

const NoticeReminder = () => {
  const translate = useTranslate();
  const { ground } = useWatch();
  if (ground !== ExemptionGround.DISPROPORTIONATE_EFFORT) return null;
  return <Alert severity="warning">{translate('breaches.noticeNeeded')}</Alert>;
};
