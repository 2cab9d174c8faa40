import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Checkbox, FormControlLabel, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import {
  AlertChannel,
  AlertMoment,
  AlertRecipient,
  ClockFamily,
  labelsOf,
  REPEAT_HOURS,
} from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';
import { useLaw } from '../shared/useLaw.ts';
import { type FormRung, fromForm, type Unit } from './policyForm.ts';
import { useMoment } from './useMoment.ts';

interface RungRowProps {
  rung: FormRung;
  family: ClockFamily;
  onChange: (changes: Partial<FormRung>) => void;
  onRemove: () => void;
}

const CHOSEN = [AlertMoment.AT_START, AlertMoment.AFTER_START, AlertMoment.BEFORE_DUE];

/** One alert of the ladder: when, to whom, by what. The due instant and the repeat after it are always there. */
export const RungRow = ({ rung, family, onChange, onRemove }: RungRowProps) => {
  const translate = useTranslate();
  const momentOf = useMoment();
  const [plain] = fromForm({ family, rungs: [rung] } as never).rungs;
  const title = plain ? momentOf(plain) : '';
  const isFixed = rung.moment === AlertMoment.AT_DUE || rung.moment === AlertMoment.OVERDUE;
  return (
    <Box
      component="li"
      sx={{ py: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}
    >
      <Box
        component="fieldset"
        sx={{
          border: 0,
          m: 0,
          p: 0,
          minWidth: 0,
          display: 'grid',
          gap: 0.5,
          gridTemplateColumns: '1fr auto',
        }}
      >
        <Typography component="legend" variant="body2" sx={{ fontWeight: 650, mb: 1.25, p: 0 }}>
          {title}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}>
          {isFixed ? null : <MomentFields {...{ rung, family, onChange }} />}
          {rung.moment === AlertMoment.OVERDUE && <RepeatField {...{ rung, onChange }} />}
        </Box>
        {isFixed ? (
          <span />
        ) : (
          <IconButton
            aria-label={`${translate('settings.remove')} – ${title}`}
            onClick={onRemove}
            size="small"
          >
            <RemoveIcon fontSize="small" />
          </IconButton>
        )}
        <Box sx={{ gridColumn: '1 / -1', display: 'grid', gap: 0.5 }}>
          <Choices
            title={translate('settings.who')}
            codes={Object.values(AlertRecipient)}
            labels={labelsOf(AlertRecipient)}
            chosen={rung.recipients}
            onChange={(recipients) => onChange({ recipients })}
          />
          <Choices
            title={translate('settings.byWhat')}
            codes={Object.values(AlertChannel)}
            labels={labelsOf(AlertChannel)}
            chosen={rung.channels}
            onChange={(channels) => onChange({ channels })}
          />
        </Box>
      </Box>
    </Box>
  );
};

const MomentFields = ({ rung, family, onChange }: Omit<RungRowProps, 'onRemove'>) => {
  const translate = useTranslate();
  return (
    <>
      <TextField
        select
        size="small"
        label={translate('settings.when')}
        value={rung.moment}
        onChange={({ target }) => onChange({ moment: target.value as AlertMoment })}
        sx={{ minWidth: 190 }}
      >
        {CHOSEN.map((moment) => (
          <MenuItem key={moment} value={moment}>
            {translate(`settings.choice.${moment}`)}
          </MenuItem>
        ))}
      </TextField>
      {rung.moment !== AlertMoment.AT_START && (
        <>
          <TextField
            size="small"
            type="number"
            label={translate('settings.amount')}
            value={rung.amount}
            onChange={({ target }) => onChange({ amount: target.value })}
            slotProps={{ htmlInput: { min: 1, max: 3650, step: 1 } }}
            sx={{ width: 96 }}
          />
          <TextField
            select
            size="small"
            label={translate('settings.unit')}
            value={rung.unit}
            onChange={({ target }) => onChange({ unit: target.value as Unit })}
            sx={{ width: 120 }}
          >
            {(['HOURS', 'DAYS'] as const).map((unit) => (
              <MenuItem key={unit} value={unit}>
                {translate(`settings.units.${unit}`)}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
      {family === ClockFamily.HOURS && rung.moment === AlertMoment.BEFORE_DUE && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={rung.isStandIn ?? false}
              onChange={({ target }) => onChange({ isStandIn: target.checked })}
            />
          }
          label={<Typography variant="body2">{translate('settings.standIn')}</Typography>}
        />
      )}
    </>
  );
};

const RepeatField = ({ rung, onChange }: Pick<RungRowProps, 'rung' | 'onChange'>) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      size="small"
      label={translate('settings.every')}
      value={rung.amount}
      onChange={({ target }) => onChange({ amount: target.value })}
      helperText={translate('settings.repeatHelp')}
      sx={{ minWidth: 190 }}
    >
      {REPEAT_HOURS.map((hours) => (
        <MenuItem key={hours} value={String(hours)}>
          {translate(hours === 24 ? 'settings.daily' : 'settings.length.hours', { smart_count: hours })}
        </MenuItem>
      ))}
    </TextField>
  );
};

interface ChoicesProps<C extends string> {
  title: string;
  codes: readonly C[];
  labels: Readonly<Record<C, Readonly<Record<'FR' | 'EN', string>>>>;
  chosen: readonly C[];
  onChange: (chosen: C[]) => void;
}

const Choices = <C extends string>({ title, codes, labels, chosen, onChange }: ChoicesProps<C>) => {
  const word = useLaw();
  return (
    <Box role="group" aria-label={title} sx={{ display: 'grid', gridTemplateColumns: '52px minmax(0, 1fr)' }}>
      <Typography variant="caption" aria-hidden sx={{ color: 'text.secondary', pt: '5px' }}>
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
        {codes.map((code) => (
          <FormControlLabel
            key={code}
            sx={{ ml: '-4px', mr: 2 }}
            control={
              <Checkbox
                size="small"
                sx={{ p: 0.5 }}
                checked={chosen.includes(code)}
                onChange={({ target }) =>
                  onChange(codes.filter((each) => (each === code ? target.checked : chosen.includes(each))))
                }
              />
            }
            label={<Typography variant="body2">{word(labels, code)}</Typography>}
          />
        ))}
      </Box>
    </Box>
  );
};
