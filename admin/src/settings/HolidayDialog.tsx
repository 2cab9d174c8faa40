import {
  Alert,
  Autocomplete,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { HOLIDAY_PLACES } from '@vigie/schema/rules';
import { useId, useState } from 'react';
import { useLocale, useNotify, useTranslate } from 'react-admin';
import { isPageKept } from '../session/sessionEnd.ts';
import { usePlaceName } from '../shared/PlaceInputs.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { LATEST_DAY, Understood } from '../shared/Understood.tsx';
import { useBegunWhen } from '../shared/unsaved.ts';
import { useVerb } from '../shared/useVerb.ts';
import { useDay } from '../time/useDay.ts';
import { holidayChanges } from './index.ts';

const CODES = [...new Set(HOLIDAY_PLACES.map(({ code }) => code))];
const EMPTY = { place: '', on: '', effect: 'added', source: '' };

/** Adds a day to the calendar of a place, or takes one from it, on the word of a source. */
export const HolidayDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const run = useVerb(holidayChanges.name);
  const nameOf = usePlaceName();
  const dayInWords = useDay('longDate');
  const language = useLocale();
  const codes = CODES.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), language));
  const titleId = useId();
  const [values, setValues] = useState(EMPTY);
  const begun = useBegunWhen(JSON.stringify(values) !== JSON.stringify(EMPTY));
  const close = () => begun.leave(onClose);
  const [refusal, setRefusal] = useState('');
  const change = (some: Partial<typeof values>) => setValues({ ...values, ...some });
  const isWhole = values.place !== '' && values.on !== '' && values.source.trim().length > 2;
  const save = async () => {
    const { effect, ...day } = values;
    try {
      await run('create', { ...day, isHoliday: effect === 'added' });
      notify('settings.counting.saved', { type: 'success' });
      begun.letGo();
      onClose();
    } catch (error) {
      if (!isPageKept()) setRefusal(refusalText(error, translate));
    }
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('settings.holidays.add')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        <Autocomplete
          options={codes}
          getOptionLabel={nameOf}
          value={values.place || null}
          onChange={(_event, place) => change({ place: place ?? '' })}
          renderInput={(params) => (
            <TextField {...params} margin="dense" label={translate('settings.holidays.place')} />
          )}
        />
        <TextField
          fullWidth
          margin="dense"
          type="date"
          label={translate('settings.holidays.on')}
          value={values.on}
          onChange={({ target }) => change({ on: target.value })}
          helperText={<Understood date={values.on ? dayInWords(values.on) : null} />}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: LATEST_DAY } }}
        />
        <TextField
          select
          fullWidth
          margin="dense"
          label={translate('settings.holidays.effect')}
          value={values.effect}
          onChange={({ target }) => change({ effect: target.value })}
        >
          <MenuItem value="added">{translate('settings.holidays.added')}</MenuItem>
          <MenuItem value="removed">{translate('settings.holidays.removed')}</MenuItem>
        </TextField>
        <TextField
          fullWidth
          margin="dense"
          label={translate('settings.holidays.source')}
          helperText={translate('settings.holidays.sourceHelp')}
          value={values.source}
          onChange={({ target }) => change({ source: target.value })}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        {refusal && <Alert severity="error">{refusal}</Alert>}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={close}>{translate('verb.cancel')}</Button>
        <Button variant="contained" disabled={!isWhole} onClick={save}>
          {translate('settings.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
