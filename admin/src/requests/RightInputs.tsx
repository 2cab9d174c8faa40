import { DATA_ORIGINS, DECISION_BASES, LEGAL_BASIS_LABELS } from '@vigie/schema/rules';
import { SelectInput, useTranslate } from 'react-admin';
import { useLawChoices } from '../shared/useLaw.ts';
import { WITHOUT_BASIS } from './rightQuestions.ts';

/** On which legal basis the data is processed, where the right depends on it. */
export const LegalBasisInput = ({ right }: { right: string }) => {
  const translate = useTranslate();
  const bases = useLawChoices(LEGAL_BASIS_LABELS);
  if (WITHOUT_BASIS.includes(right)) return null;
  return (
    <SelectInput
      source="legalBasis"
      label={translate('rights.assess.field.legalBasis')}
      choices={bases}
      emptyText={translate('requests.fact.UNKNOWN')}
      helperText={false}
      fullWidth
    />
  );
};

/** What is asked of one right alone, and has several answers: portability, GDPR 20(1); review of a decision, 22(2). */
const OWN_QUESTIONS: Readonly<Record<string, { source: string; codes: readonly string[] }>> = {
  PORTABILITY: { source: 'dataOrigin', codes: DATA_ORIGINS },
  AUTOMATED_DECISION_REVIEW: { source: 'decisionBasis', codes: DECISION_BASES },
};

export const OwnQuestionInput = ({ right }: { right: string }) => {
  const translate = useTranslate();
  const question = Object.hasOwn(OWN_QUESTIONS, right) && OWN_QUESTIONS[right];
  if (!question) return null;
  const { source, codes } = question;
  return (
    <SelectInput
      source={source}
      label={translate(`requests.flag.${source}`)}
      choices={codes.map((id) => ({ id, name: translate(`requests.${source}.${id}`) }))}
      emptyText={translate('requests.fact.UNKNOWN')}
      helperText={false}
      fullWidth
    />
  );
};
