import { Alert, AlertTitle } from '@mui/material';
import {
  assessRight,
  isInvalid,
  REASON_LABELS,
  RIGHT_OUTCOME_LABELS,
  RIGHT_VERBS,
  type RightFlag,
} from '@vigie/schema/rules';
import { SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLaw } from '../shared/useLaw.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { LegalBasisInput, OwnQuestionInput } from './RightInputs.tsx';
import type { RequestRecord, RightRecord } from './request.ts';
import { useRequestAround } from './requestAround.ts';
import { questionsOf } from './rightQuestions.ts';
import { useRightTitle } from './useRightTitle.ts';

type Values = Record<string, unknown>;

/** What the file itself raises: who asks could not be identified, or asks as an heir. */
function raisedBy(request: RequestRecord | undefined): RightFlag[] {
  return [
    ...(request?.identity === 'FAILED' ? (['identifiable'] as const) : []),
    ...(request?.requesterType === 'HEIR' ? (['deceased'] as const) : []),
  ];
}

/** What is unknown stays out: unknown is never no. */
function contextOf({ legalBasis: _, ...values }: Values): Values {
  const known = Object.entries(values).filter(([, value]) => value !== '' && value != null);
  return Object.fromEntries(
    known.map(([key, value]) => [key, value === 'YES' ? true : value === 'NO' ? false : value]),
  );
}

const toInput = (values: Values): Values => ({
  legalBasis: values.legalBasis,
  context: contextOf(values),
});

/** The ordered procedure proposes, from the facts as they are known; a person decides after it. */
export const AssessDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const right = useRecordContext<RightRecord>()?.right ?? '';
  const isFrench = right === 'POST_MORTEM_DIRECTIVES';
  const request = useRequestAround();
  const raised = raisedBy(request);
  return (
    <VerbForm
      wide
      verbs={RIGHT_VERBS}
      verb="assess"
      title={useRightTitle('assess')}
      only={[]}
      submitLabel={translate('rights.assess.submit')}
      defaultValues={{
        ...(isFrench && { jurisdiction: 'FR' }),
        ...(raised.includes('identifiable') && { identifiable: 'NO' }),
      }}
      {...{ onClose, toInput }}
    >
      <Questions right={right} raised={raised} />
      <Answer right={right} />
    </VerbForm>
  );
};

const Questions = ({ right, raised }: { right: string; raised: RightFlag[] }) => {
  const translate = useTranslate();
  const answers = ['YES', 'NO'].map((id) => ({ id, name: translate(`requests.fact.${id}`) }));
  return (
    <>
      <LegalBasisInput right={right} />
      {[...new Set([...raised, ...questionsOf(right)])].map((flag) => (
        <SelectInput
          key={flag}
          source={flag}
          label={translate(`requests.flag.${flag}`)}
          choices={answers}
          emptyText={translate('requests.fact.UNKNOWN')}
          helperText={false}
        />
      ))}
      <OwnQuestionInput right={right} />
    </>
  );
};

/** What the procedure says of these answers, while they are given. */
const Answer = ({ right }: { right: string }) => {
  const word = useLaw();
  const { legalBasis, context } = toInput(useWatch());
  const answer = assessRight(right, (legalBasis as string) || null, context as object);
  if (isInvalid(answer)) return null;
  const severity = { YES: 'success', CONDITIONAL: 'warning', NO: 'info' } as const;
  return (
    <Alert severity={severity[answer.outcome]} role="status" sx={{ mt: 1.5 }}>
      <AlertTitle>{word(RIGHT_OUTCOME_LABELS, answer.outcome)}</AlertTitle>
      {word(REASON_LABELS, answer.code)}
    </Alert>
  );
};
