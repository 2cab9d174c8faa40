import { Box } from '@mui/material';
import {
  ARTICLE_35_3_CASES,
  CNIL_EXEMPT,
  CNIL_REQUIRED,
  DPIA_REASON_LABELS,
  type DpiaReasonCode,
  WP248_CRITERIA,
} from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import type { Variables } from '../graphql.ts';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { FormSection } from '../shared/FormSection.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { CalculatorPage } from './CalculatorPage.tsx';
import { factOf, factsOf, listOf, NONE, type Values } from './case.ts';
import { FactInput } from './FactInput.tsx';
import { Reasons } from './Reasons.tsx';
import { Verdict } from './Verdict.tsx';

const DOCUMENT = `query ScreenDpia($input: DpiaScreeningInput!, $locale: Locale!) {
  screenDpia(input: $input) {
    required text(locale: $locale)
    reasons { code article text(locale: $locale) }
  }
}`;

interface Screening {
  required: 'YES' | 'RECOMMENDED' | 'NO' | 'UNKNOWN';
  text: string;
  reasons: { code: string; article: string; text: string }[];
}

const CASES = Object.entries(ARTICLE_35_3_CASES);
const CRITERIA = Object.entries(WP248_CRITERIA);
const codesOf = (pairs: [string, string][]) => pairs.map(([flag]) => flag);

function toInput(values: Values): Variables {
  const assessedByLaw = factOf(values.assessedByLaw);
  const [requiredList, exemptList] = [listOf(values.requiredList), listOf(values.exemptList)];
  return {
    ...(assessedByLaw !== undefined && { assessedByLaw }),
    cases: factsOf(values.cases as Values, codesOf(CASES)),
    criteria: factsOf(values.criteria as Values, codesOf(CRITERIA)),
    ...(requiredList && { requiredList }),
    ...(exemptList && { exemptList }),
  };
}

const DpiaPage = () => (
  <CalculatorPage<Screening>
    name="dpia"
    document={DOCUMENT}
    defaults={{}}
    toInput={toInput}
    answer={(answer) => <Answer {...answer} />}
  >
    <Questions />
  </CalculatorPage>
);

const Questions = () => {
  const translate = useTranslate();
  const word = useLaw();
  const sentence = (code: string) => word(DPIA_REASON_LABELS, code as DpiaReasonCode);
  const listed = (codes: readonly string[]) => [
    ...codes.map((id) => ({ id, name: sentence(id) })),
    { id: NONE, name: translate('calculators.none') },
  ];
  return (
    <>
      <FormSection title={translate('calculators.dpia.cases')} help={translate('calculators.factsHelp')}>
        <Box>
          {CASES.map(([flag, code]) => (
            <FactInput key={flag} source={`cases.${flag}`} label={sentence(code)} />
          ))}
        </Box>
      </FormSection>
      <FormSection
        title={translate('calculators.dpia.criteria')}
        help={translate('calculators.dpia.criteriaHelp')}
      >
        <Box>
          {CRITERIA.map(([flag, code]) => (
            <FactInput key={flag} source={`criteria.${flag}`} label={sentence(code)} />
          ))}
        </Box>
      </FormSection>
      <FormSection title={translate('calculators.dpia.lists')} help={translate('calculators.dpia.listsHelp')}>
        <ChoicesInput
          source="requiredList"
          label={translate('calculators.dpia.required')}
          choices={listed(CNIL_REQUIRED)}
        />
        <ChoicesInput
          source="exemptList"
          label={translate('calculators.dpia.exempt')}
          choices={listed(CNIL_EXEMPT)}
        />
        <FactInput
          source="assessedByLaw"
          label={sentence('ASSESSED_BY_LAW')}
          article={translate('calculators.dpia.art3510')}
        />
      </FormSection>
    </>
  );
};

const TONES = { YES: 'danger', RECOMMENDED: 'warn', NO: 'good', UNKNOWN: 'plain' } as const;

const Answer = ({ required, text, reasons }: Screening) => {
  const translate = useTranslate();
  const isOpen = ({ code }: { code: string }) => code.startsWith('UNKNOWN_');
  return (
    <>
      <Verdict tone={TONES[required]} text={text} />
      <Reasons title={translate('calculators.why')} reasons={reasons.filter((each) => !isOpen(each))} />
      <Reasons title={translate('calculators.open')} reasons={reasons.filter(isOpen)} />
    </>
  );
};

export default DpiaPage;
