import { Box, Typography } from '@mui/material';
import { DeadlineKind, labelsOf } from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import type { Variables } from '../graphql.ts';
import { useViewer } from '../session/viewer.ts';
import { isToldByHour } from '../shared/deadline.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Day, Instant } from '../shared/Instant.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { Trace, type Traced } from '../shared/Trace.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { legalNow } from '../time/legalClock.ts';
import { useZone } from '../time/useFormat.ts';
import { CalculatorPage } from './CalculatorPage.tsx';
import { DeadlineInputs } from './DeadlineInputs.tsx';
import { deadlineInputOf } from './deadlineForm.ts';

const DOCUMENT = `query LegalDeadline($input: LegalDeadlineInput!, $locale: Locale) {
  legalDeadline(input: $input) {
    rule kind state dueOn dueAt strictDueAt notBeforeAt baseDueOn extensionValid warnings
    trace { step source policy result text(locale: $locale) }
  }
}`;

interface LegalDeadline extends Traced {
  rule: string;
  kind: string;
  state: string;
  dueOn: string | null;
  dueAt: string | null;
  notBeforeAt: string | null;
  baseDueOn: string | null;
  extensionValid: boolean | null;
}

/** Legal now, as a field of date and hour takes it. */
const thisMinute = () => new Date(Math.floor(legalNow() / 60_000) * 60_000).toISOString();

const DeadlinePage = () => {
  const zone = useZone();
  const country = useViewer()?.organisation?.country ?? 'FR';
  return (
    <CalculatorPage<LegalDeadline>
      name="deadline"
      document={DOCUMENT}
      defaults={{ rule: 'GDPR_12_3', anchorAt: thisMinute(), timeZone: zone, country, pauses: [] }}
      toInput={deadlineInputOf}
      answer={(answer, input) => <Answer answer={answer} input={input} />}
    >
      <DeadlineInputs />
    </CalculatorPage>
  );
};

/** The date first, then what it means, then how it came about. */
const Answer = ({ answer, input }: { answer: LegalDeadline; input: Variables }) => {
  const translate = useTranslate();
  const word = useLaw();
  const zone = String(input.timeZone);
  const { dueAt, notBeforeAt, baseDueOn, extensionValid } = answer;
  const format = isToldByHour(answer, zone) ? 'longDateTime' : 'longDate';
  const shown = dueAt ?? notBeforeAt;
  return (
    <>
      <Typography variant="caption" sx={{ fontWeight: 600 }}>
        {word(labelsOf(DeadlineKind), answer.kind)}
      </Typography>
      <Box sx={{ fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.25, mt: 0.25 }}>
        {shown ? <Instant value={shown} format={format} zone={zone} /> : translate('verb.pausedPreview')}
      </Box>
      {answer.state === 'PAUSED' && (
        <ToneChip tone="pause" sx={{ mt: 1 }}>
          {translate('due.paused')}
        </ToneChip>
      )}
      <Box sx={{ mt: 2, '&:empty': { display: 'none' } }}>
        {(baseDueOn || extensionValid !== null || (dueAt && notBeforeAt)) && (
          <Facts>
            {dueAt && notBeforeAt && (
              <Fact label={translate('calculators.deadline.notBefore')}>
                <Instant value={notBeforeAt} format="longDateTime" zone={zone} />
              </Fact>
            )}
            {baseDueOn && baseDueOn !== answer.dueOn && (
              <Fact label={translate('calculators.deadline.base')}>
                <Day value={baseDueOn} />
              </Fact>
            )}
            {extensionValid !== null && (
              <Fact label={translate('calculators.deadline.extension')}>
                {translate(`calculators.deadline.${extensionValid ? 'extensionInTime' : 'extensionVoid'}`)}
              </Fact>
            )}
          </Facts>
        )}
      </Box>
      <Typography variant="h3" sx={{ mt: 2.5, mb: 1.5 }}>
        {translate('due.whyTitle')}
      </Typography>
      <Trace clock={answer} zone={zone} />
    </>
  );
};

export default DeadlinePage;
