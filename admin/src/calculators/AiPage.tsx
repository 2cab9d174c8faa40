import { Box } from '@mui/material';
import {
  AI_FLAGS,
  AI_REASON_LABELS,
  AI_ROLES,
  type AiReasonCode,
  ANNEX_III_USES,
  ARTICLE_6_3_CONDITIONS,
  PROHIBITED_PRACTICES,
  ROLE_SWITCHES,
} from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import type { Variables } from '../graphql.ts';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { FormSection } from '../shared/FormSection.tsx';
import { Day } from '../shared/Instant.tsx';
import { useLaw } from '../shared/useLaw.ts';
import type { ToneName } from '../theme/tones.ts';
import { CalculatorPage } from './CalculatorPage.tsx';
import { factsOf, listOf, NONE, type Values } from './case.ts';
import { FactInput } from './FactInput.tsx';
import { Reasons } from './Reasons.tsx';
import { Verdict } from './Verdict.tsx';

const DOCUMENT = `query ClassifyAiSystem($input: AiSystemInput!, $locale: Locale!) {
  classifyAiSystem(input: $input) {
    riskClass text(locale: $locale)
    reasons { code article text(locale: $locale) }
    obligations { code article appliesFrom text(locale: $locale) }
  }
}`;

interface Reason {
  code: string;
  article: string;
  text: string;
}
interface Classification {
  riskClass: string;
  text: string;
  reasons: Reason[];
  obligations: (Reason & { appliesFrom: string })[];
}

/** The lists of the Regulation: the form's field, the codes, and under what name their sentence stands. */
const LISTS = {
  prohibitedPractices: [Object.keys(PROHIBITED_PRACTICES), 'PROHIBITED'],
  annexIIIUses: [Object.keys(ANNEX_III_USES), 'ANNEX_III'],
  article63Conditions: [Object.keys(ARTICLE_6_3_CONDITIONS), 'EXEMPT'],
  roleSwitches: [Object.keys(ROLE_SWITCHES), 'BECOMES_PROVIDER'],
} as const;
type ListName = keyof typeof LISTS;

/** The questions in the order of the Regulation; the groups cover all of them. */
const EXCEPTIONS_5 = ['emotionForMedicalOrSafetyReasons', 'realTimeIdentificationAuthorised'];
const HIGH_RISK = ['annexISafetyComponent', 'thirdPartyAssessment', 'profilesPersons'];
const DEPLOYER = [
  'publicBody',
  'providesPublicServices',
  'usedOnWorkers',
  'decidesOnPersons',
  'legacyOfPublicAuthority',
];
const TRANSPARENCY = AI_FLAGS.filter((flag) => ![...EXCEPTIONS_5, ...HIGH_RISK, ...DEPLOYER].includes(flag));

function toInput(values: Values): Variables | null {
  const roles = (values.roles as string[] | undefined) ?? [];
  if (roles.length === 0) return null;
  const lists = Object.fromEntries(
    Object.keys(LISTS).flatMap((name) => {
      const codes = listOf(values[name]);
      return codes ? [[name, codes]] : [];
    }),
  );
  return { roles, ...lists, ...factsOf(values.facts as Values, AI_FLAGS) };
}

const AiPage = () => (
  <CalculatorPage<Classification>
    name="ai"
    document={DOCUMENT}
    defaults={{ roles: [] }}
    toInput={toInput}
    answer={(answer) => <Answer {...answer} />}
  >
    <Questions />
  </CalculatorPage>
);

const Questions = () => {
  const translate = useTranslate();
  const word = useLaw();
  const list = (name: ListName) => {
    const [codes, prefix] = LISTS[name];
    return (
      <ChoicesInput
        source={name}
        label={translate(`calculators.ai.list.${name}`)}
        choices={[
          ...codes.map((id) => ({ id, name: word(AI_REASON_LABELS, `${prefix}_${id}` as AiReasonCode) })),
          { id: NONE, name: translate('calculators.none') },
        ]}
      />
    );
  };
  const facts = (flags: readonly string[]) => (
    <Box>
      {flags.map((flag) => (
        <FactInput key={flag} source={`facts.${flag}`} label={translate(`calculators.ai.flag.${flag}`)} />
      ))}
    </Box>
  );
  return (
    <>
      <FormSection title={translate('calculators.ai.who')} help={translate('calculators.ai.whoHelp')}>
        <ChoicesInput
          source="roles"
          columns={2}
          label={translate('calculators.ai.roles')}
          choices={AI_ROLES.map((id) => ({ id, name: translate(`calculators.ai.role.${id}`) }))}
        />
        {list('roleSwitches')}
      </FormSection>
      <FormSection title={translate('calculators.ai.prohibited')} help={translate('calculators.listHelp')}>
        {list('prohibitedPractices')}
        {facts(EXCEPTIONS_5)}
      </FormSection>
      <FormSection title={translate('calculators.ai.highRisk')} help={translate('calculators.listHelp')}>
        {facts(HIGH_RISK)}
        {list('annexIIIUses')}
        {list('article63Conditions')}
      </FormSection>
      <FormSection title={translate('calculators.ai.transparency')} help={translate('calculators.factsHelp')}>
        {facts(TRANSPARENCY)}
      </FormSection>
      <FormSection title={translate('calculators.ai.deployer')} help={translate('calculators.factsHelp')}>
        {facts(DEPLOYER)}
      </FormSection>
    </>
  );
};

const TONES: Record<string, ToneName> = {
  PROHIBITED: 'danger',
  HIGH_RISK_ANNEX_I: 'warn',
  HIGH_RISK_ANNEX_III: 'warn',
  ANNEX_III_EXEMPTED: 'accent',
  TRANSPARENCY: 'accent',
  MINIMAL: 'good',
};

const Answer = ({ riskClass, text, reasons, obligations }: Classification) => {
  const translate = useTranslate();
  const isOpen = ({ code }: Reason) => code.startsWith('UNKNOWN_');
  return (
    <>
      <Verdict tone={TONES[riskClass] ?? 'plain'} text={text} />
      <Reasons title={translate('calculators.why')} reasons={reasons.filter((each) => !isOpen(each))} />
      <Reasons title={translate('calculators.open')} reasons={reasons.filter(isOpen)} />
      <Reasons
        title={translate('calculators.ai.obligations')}
        reasons={obligations}
        beside={({ appliesFrom }) => (
          <>
            {' · '}
            {translate('calculators.ai.from')} <Day value={appliesFrom} format="date" />
          </>
        )}
      />
    </>
  );
};

export default AiPage;
