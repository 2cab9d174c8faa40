import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { DEFAULT_AMOUNT_RULES, defaultAmountOf, RULE_LABELS } from '@vigie/schema/rules';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { isPageKept } from '../session/sessionEnd.ts';
import { refusalText } from '../shared/refusalText.ts';
import { useBegunWhen } from '../shared/unsaved.ts';
import { useLaw } from '../shared/useLaw.ts';
import { useVerb } from '../shared/useVerb.ts';
import { type CountingPlace, type CountingRecord, useAmount } from './counting.ts';
import { countingPolicies } from './index.ts';

interface CountingDialogProps {
  place: CountingPlace;
  record?: CountingRecord;
  onClose: () => void;
}

type Choice = 'AS_HOUSE' | 'YES' | 'NO';

const choiceOf = (disputedDays: boolean | null | undefined): Choice =>
  disputedDays == null ? 'AS_HOUSE' : disputedDays ? 'YES' : 'NO';

/** The figures of one place, and whether days of disputed rank count there. An empty figure is the default. */
export const CountingDialog = ({ place, record, onClose }: CountingDialogProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const word = useLaw();
  const amountText = useAmount();
  const run = useVerb(countingPolicies.name);
  const titleId = useId();
  const [initial] = useState(() => ({
    amounts: Object.fromEntries(
      record?.periods.map(({ rule, amount }) => [rule, String(amount)]) ?? [],
    ) as Record<string, string>,
    disputed: choiceOf(record?.disputedDays),
  }));
  const [amounts, setAmounts] = useState(initial.amounts);
  const [disputed, setDisputed] = useState<Choice>(initial.disputed);
  const begun = useBegunWhen(JSON.stringify({ amounts, disputed }) !== JSON.stringify(initial));
  const close = () => begun.leave(onClose);
  const [refusal, setRefusal] = useState('');
  const save = async () => {
    const periods = Object.entries(amounts)
      .filter(([, amount]) => amount.trim() !== '')
      .map(([rule, amount]) => ({ rule, amount: Number(amount) }));
    const disputedDays = disputed === 'AS_HOUSE' ? null : disputed === 'YES';
    const version = record ? { version: record.version } : {};
    try {
      await run('set', { legalEntityId: place.legalEntityId, periods, disputedDays, ...version });
      notify('settings.counting.saved', { type: 'success' });
      begun.letGo();
      onClose();
    } catch (error) {
      if (!isPageKept()) setRefusal(refusalText(error, translate));
    }
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>
        {translate('settings.counting.title')} – {place.name}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        {DEFAULT_AMOUNT_RULES.map((rule) => (
          <TextField
            key={rule.code}
            fullWidth
            margin="dense"
            type="number"
            label={word(RULE_LABELS, rule.code as keyof typeof RULE_LABELS)}
            helperText={`${amountText(rule, defaultAmountOf(rule) ?? 0)} ${translate('settings.counting.byDefault')}`}
            value={amounts[rule.code] ?? ''}
            onChange={({ target }) => setAmounts({ ...amounts, [rule.code]: target.value })}
            slotProps={{ htmlInput: { min: 1 } }}
          />
        ))}
        <TextField
          select
          fullWidth
          margin="dense"
          label={translate('settings.counting.disputed')}
          value={disputed}
          onChange={({ target }) => setDisputed(target.value as Choice)}
        >
          <MenuItem value="AS_HOUSE">
            {translate(place.legalEntityId ? 'settings.counting.asHouse' : 'settings.standard')}
          </MenuItem>
          <MenuItem value="YES">{translate('settings.counting.yes')}</MenuItem>
          <MenuItem value="NO">{translate('settings.counting.no')}</MenuItem>
        </TextField>
        {refusal && <Alert severity="error">{refusal}</Alert>}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={close}>{translate('verb.cancel')}</Button>
        <Button variant="contained" onClick={save}>
          {translate('settings.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
