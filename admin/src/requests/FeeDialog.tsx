import { Alert, Box, Typography } from '@mui/material';
import { CommunicationKind, feeText, Locale, RIGHT_VERBS, type Right } from '@vigie/schema/rules';
import { NumberInput, RecordContextProvider, useLocale, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import type { AskedField } from '../shared/KindInput.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import { LetterForm } from './LetterForm.tsx';
import type { RightRecord } from './request.ts';
import { useLetterOf } from './useLetter.ts';

/** A reasonable fee, said before it is charged: only where the request was assessed as excessive, GDPR 12(5)(a). */
export const FeeDialog = ({ onClose }: { onClose: () => void }) => (
  <LetterForm
    verbs={RIGHT_VERBS}
    verb="announceFee"
    above={<FeeAndClock />}
    only={['amountInCents', 'reason']}
    fields={{ amountInCents: { Input: AmountInputs } }}
    defaultValues={{ currency: 'EUR', reason: '' }}
    onClose={onClose}
  >
    <FeeLetter />
  </LetterForm>
);

const FeeAndClock = () => {
  const translate = useTranslate();
  return <Alert severity="info">{translate('rights.announceFee.clock')}</Alert>;
};

/** Typed in whole units of its currency, sent in the smallest. */
const AmountInputs = ({ source, label, help, validate }: AskedField) => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' } }}>
    <NumberInput
      {...{ source, label, validate }}
      helperText={help}
      format={(cents?: number | null) => (cents == null ? '' : cents / 100)}
      parse={(amount: unknown) =>
        amount === '' || amount === null ? null : Math.round(Number(amount) * 100)
      }
    />
    <VerbInput required name="currency" />
  </Box>
);

const FeeLetter = () => {
  const right = useRecordContext<RightRecord>();
  const { amountInCents, currency, reason } = useWatch();
  const isWhole = amountInCents > 0 && /^[A-Z]{3}$/.test(currency ?? '');
  const fee =
    right && isWhole
      ? { right: right.right as Right, amountInCents, currency, reason: reason || null }
      : null;
  return <LetterInput letter={useLetterOf(CommunicationKind.FEE_NOTICE, { fee })} />;
};

/** The fee that the person was told of. */
export const FeeNote = ({ right }: { right: RightRecord }) => {
  const translate = useTranslate();
  const locale = useLocale() === 'en' ? Locale.EN : Locale.FR;
  const fee = right.feeAnnouncement;
  if (!fee) return null;
  return (
    <RecordContextProvider value={fee}>
      <Box sx={{ mt: 1.5 }}>
        <Typography>
          {translate('requests.feeTold', { amount: feeText(fee, locale) })}{' '}
          <Instant value={fee.toldAt} format="dateTime" />
        </Typography>
        <Box component="dl" sx={{ m: 0, mt: 0.5 }}>
          <SealedFact label={translate('rights.announceFee.field.reason')} source="reason" />
        </Box>
      </Box>
    </RecordContextProvider>
  );
};
