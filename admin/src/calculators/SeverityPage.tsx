import { Alert, Box, Typography } from '@mui/material';
import {
  CB_QUARTERS,
  EI_QUARTERS,
  PROPOSED_DECISION,
  PROPOSED_DECISION_LABELS,
  type SeverityBand,
} from '@vigie/schema/rules';
import { useLocale, useTranslate } from 'react-admin';
import { SeverityGauge } from '../breaches/SeverityGauge.tsx';
import { SeverityInputs } from '../breaches/SeverityInputs.tsx';
import { type SeverityForm, severityOf } from '../breaches/severityForm.ts';
import type { Variables } from '../graphql.ts';
import { useLaw } from '../shared/useLaw.ts';
import { CalculatorPage } from './CalculatorPage.tsx';
import type { Values } from './case.ts';

const DOCUMENT = `query BreachSeverity($input: BreachSeverityInput!) {
  breachSeverity(input: $input) { dpc score band flags }
}`;

interface Severity {
  dpc: number;
  score: number;
  band: SeverityBand;
  flags: string[];
}

/** An adjustment counts once it is justified. */
const toInput = (values: Values): Variables | null => {
  const form = values as SeverityForm;
  return form.adjustment && !form.justification ? null : severityOf(form);
};

const quarters = (table: Readonly<Record<string, number>>, code: unknown): number =>
  (table[String(code)] ?? 0) / 4;

const SeverityPage = () => (
  <CalculatorPage<Severity>
    name="severity"
    document={DOCUMENT}
    defaults={{ categories: [], malicious: false, unintelligible: false }}
    toInput={toInput}
    answer={(answer, input) => <Answer answer={answer} input={input} />}
  >
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <SeverityInputs />
    </Box>
  </CalculatorPage>
);

/** The number, the sum that it comes from, and what the product makes of it, which is not ENISA's. */
const Answer = ({ answer, input }: { answer: Severity; input: Variables }) => {
  const translate = useTranslate();
  const word = useLaw();
  const number = new Intl.NumberFormat(useLocale() === 'en' ? 'en-GB' : 'fr-FR', {
    maximumFractionDigits: 2,
  });
  const ei = quarters(EI_QUARTERS, input.identification);
  const cb =
    quarters(CB_QUARTERS.confidentiality, input.confidentiality) +
    quarters(CB_QUARTERS.integrity, input.integrity) +
    quarters(CB_QUARTERS.availability, input.availability) +
    (input.malicious ? CB_QUARTERS.maliciousIntent / 4 : 0);
  return (
    <>
      <SeverityGauge {...answer} />
      <Typography sx={{ mt: 2, fontVariantNumeric: 'tabular-nums' }}>
        {translate('calculators.severity.sum', {
          dpc: number.format(answer.dpc),
          ei: number.format(ei),
          cb: number.format(cb),
          score: number.format(answer.score),
        })}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {translate('calculators.severity.sumHelp')}
      </Typography>
      <Typography sx={{ mt: 2, fontWeight: 600 }}>
        {translate('breaches.proposed', {
          proposal: word(PROPOSED_DECISION_LABELS, PROPOSED_DECISION[answer.band]),
        })}
      </Typography>
      <Alert severity="info" variant="outlined" sx={{ mt: 1.5 }}>
        {translate('calculators.severity.noDuty')}
      </Alert>
    </>
  );
};

export default SeverityPage;
