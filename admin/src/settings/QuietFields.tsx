import { Box, Checkbox, FormControlLabel, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PolicyForm } from './policyForm.ts';

interface QuietFieldsProps {
  form: PolicyForm;
  onChange: (changes: Partial<PolicyForm>) => void;
}

/** When in the day alerts go out, and when nobody is disturbed. */
export const QuietFields = ({ form, onChange }: QuietFieldsProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h3" component="h3">
        {translate('settings.office')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('settings.officeHelp')}
      </Typography>
      <TextField
        size="small"
        type="time"
        margin="dense"
        label={translate('settings.officeFrom')}
        value={form.officeFrom}
        onChange={({ target }) => onChange({ officeFrom: target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ mt: 1.5, mb: 2 }}
      />
      <Typography variant="h3" component="h3">
        {translate('settings.quiet')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('settings.quietHelp')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
        <FormControlLabel
          control={
            <Checkbox
              checked={form.isQuiet}
              onChange={({ target }) => onChange({ isQuiet: target.checked })}
            />
          }
          label={translate('settings.quietNights')}
        />
        {form.isQuiet &&
          (['quietFrom', 'quietUntil'] as const).map((name) => (
            <TextField
              key={name}
              size="small"
              type="time"
              label={translate(`settings.${name}`)}
              value={form[name]}
              onChange={({ target }) => onChange({ [name]: target.value })}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ))}
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            checked={form.quietWeekends}
            onChange={({ target }) => onChange({ quietWeekends: target.checked })}
          />
        }
        label={translate('settings.quietWeekends')}
      />
    </Box>
  );
};
