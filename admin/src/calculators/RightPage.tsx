import { Box, Typography } from '@mui/material';
import { labelsOf, RIGHT_OUTCOME_LABELS, Right } from '@vigie/schema/rules';
import { SelectInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Variables } from '../graphql.ts';
import { LegalBasisInput, OwnQuestionInput } from '../requests/RightInputs.tsx';
import { questionsOf, WITHOUT_BASIS } from '../requests/rightQuestions.ts';
import { useLaw, useLawChoices } from '../shared/useLaw.ts';
import { CalculatorPage } from './CalculatorPage.tsx';
import { factsOf, type Values, withoutBlanks } from './case.ts';
import { FactInput } from './FactInput.tsx';
import { Verdict } from './Verdict.tsx';

const DOCUMENT = `query AssessRight($input: AssessRightInput!, $locale: Locale) {
  assessRight(input: $input) { outcome code reason(locale: $locale) }
}`;

interface Assessment {
  outcome: 'YES' | 'CONDITIONAL' | 'NO';
  code: string;
  reason: string;
}

/** Without knowing whom one speaks of, no right is answered: GDPR 11(2). */
const FIRST = 'identifiable';
const flagsOf = (right: string) => [FIRST, ...questionsOf(right)];

/** Only what is asked of this right: an answer given for another one does not follow along. */
function toInput(values: Values): Variables | null {
  const right = String(values.right ?? '');
  if (!right) return null;
  const words = {
    ...(right === 'PORTABILITY' && { dataOrigin: values.dataOrigin }),
    ...(right === 'AUTOMATED_DECISION_REVIEW' && { decisionBasis: values.decisionBasis }),
    ...(right === 'POST_MORTEM_DIRECTIVES' && { jurisdiction: 'FR' }),
  };
  return withoutBlanks({
    right,
    ...(!WITHOUT_BASIS.includes(right) && { legalBasis: values.legalBasis }),
    context: { ...factsOf(values.context as Values, flagsOf(right)), ...words },
  });
}

const RightPage = () => (
  <CalculatorPage<Assessment>
    name="right"
    document={DOCUMENT}
    defaults={{ right: 'ERASURE' }}
    toInput={toInput}
    answer={(answer) => <Answer {...answer} />}
  >
    <Questions />
  </CalculatorPage>
);

const Questions = () => {
  const translate = useTranslate();
  const right = String(useWatch({ name: 'right' }) ?? '');
  const rights = useLawChoices(labelsOf(Right));
  return (
    <>
      <SelectInput
        source="right"
        label={translate('requests.field.right')}
        choices={rights}
        helperText={false}
        fullWidth
      />
      <LegalBasisInput right={right} />
      <OwnQuestionInput right={right} />
      <Typography variant="h2" sx={{ mt: 2 }}>
        {translate('calculators.facts')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {translate('calculators.factsHelp')}
      </Typography>
      <Box>
        {flagsOf(right).map((flag) => (
          <FactInput
            key={flag}
            source={`context.${flag}`}
            label={translate(flag === FIRST ? 'calculators.right.identifiable' : `requests.flag.${flag}`)}
          />
        ))}
      </Box>
    </>
  );
};

const TONES = { YES: 'good', CONDITIONAL: 'warn', NO: 'danger' } as const;

const Answer = ({ outcome, code, reason }: Assessment) => {
  const word = useLaw();
  return (
    <>
      <Verdict tone={TONES[outcome]} text={word(RIGHT_OUTCOME_LABELS, outcome)} />
      <Typography sx={{ mt: 1.5 }}>{reason}</Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {code}
      </Typography>
    </>
  );
};

export default RightPage;
