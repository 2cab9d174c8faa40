import { Alert, Box, Typography } from '@mui/material';
import { CommunicationKind, feeText, Locale, type Right } from '@vigie/schema/rules';
import {
  minValue,
  NumberInput,
  RecordContextProvider,
  required,
  TextInput,
  useLocale,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { LetterInput } from '../shared/LetterInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import type { RightRecord } from './request.ts';
import { useRequestAround } from './requestAround.ts';
import { SendingInputs, sendingOf, useSendingDefaultsOf } from './SendingInputs.tsx';
import { useLetterOfRequest } from './useLetter.ts';

type Values = Record<string, unknown>;

const inCents = (amount: unknown): number => Math.round(Number(amount) * 100);

function toInput({ amount, ...values }: Values): Values {
  return { ...sendingOf(values), amountInCents: inCents(amount) };
}

/** A reasonable fee, said before it is charged: only where the request was assessed as excessive, GDPR 12(5)(a). */
export const FeeDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const request = useRequestAround();
  const defaults = useSendingDefaultsOf(request);
  return (
    <VerbDialog
      wide
      verb="announceFee"
      title={translate('requests.announceFee.label')}
      lead={translate('requests.announceFee.lead')}
      defaultValues={{ ...defaults, currency: 'EUR', reason: '' }}
      {...{ onClose, toInput }}
    >
      <Alert severity="info">{translate('requests.announceFee.clock')}</Alert>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' } }}>
        <NumberInput
          source="amount"
          label={translate('requests.field.amount')}
          validate={[required(), minValue(0.01)]}
          helperText={translate('requests.help.amount')}
        />
        <TextInput
          source="currency"
          label={translate('requests.field.currency')}
          validate={required()}
          helperText={false}
        />
      </Box>
      <TextInput
        source="reason"
        label={translate('requests.field.feeReason')}
        helperText={translate('requests.help.toldPerson')}
        validate={required()}
        multiline
        minRows={3}
      />
      <SendingInputs />
      <FeeLetter />
    </VerbDialog>
  );
};

const FeeLetter = () => {
  const right = useRecordContext<RightRecord>();
  const request = useRequestAround();
  const { amount, currency, reason } = useWatch();
  const isWhole = inCents(amount) > 0 && /^[A-Z]{3}$/.test(currency ?? '');
  const fee =
    right && isWhole
      ? { right: right.right as Right, amountInCents: inCents(amount), currency, reason: reason || null }
      : null;
  const letter = useLetterOfRequest(request, CommunicationKind.FEE_NOTICE, { fee });
  return <LetterInput letter={letter} />;
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
          <SealedFact label={translate('requests.field.feeReason')} source="reason" />
        </Box>
      </Box>
    </RecordContextProvider>
  );
};
