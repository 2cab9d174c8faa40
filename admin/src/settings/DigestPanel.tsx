import EditIcon from '@mui/icons-material/EditOutlined';
import {
  Alert,
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  Skeleton,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { execute } from '../graphql.ts';
import { isPageKept } from '../session/sessionEnd.ts';
import { useMay, useViewer } from '../session/viewer.ts';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useBegunWhen } from '../shared/unsaved.ts';
import { useVerb } from '../shared/useVerb.ts';
import { digestPolicies } from './index.ts';

interface DigestRecord {
  id: string;
  version: number;
  isEnabled: boolean;
  hour: number;
  workingDaysOnly: boolean;
  nextAt: string | null;
}

const QUERY = 'query DigestPolicy { digestPolicy { id version isEnabled hour workingDaysOnly nextAt } }';
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const timeOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The daily digest of the organisation: whether and when it goes out. */
export const DigestPanel = () => {
  const translate = useTranslate();
  const may = useMay('deadlines:admin');
  const [isOpen, setOpen] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [digestPolicies.name],
    queryFn: ({ signal }) => execute<{ digestPolicy: DigestRecord | null }>(QUERY, {}, { signal }),
    retry: false,
  });
  const digest = data?.digestPolicy;
  const isOn = Boolean(digest?.isEnabled);
  return (
    <Panel
      title={translate('settings.digest.title')}
      action={
        may &&
        data && (
          <Button
            size="small"
            variant="outlined"
            startIcon={<EditIcon />}
            aria-label={`${translate('settings.edit')} – ${translate('settings.digest.title')}`}
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
          >
            {translate('settings.edit')}
          </Button>
        )
      }
    >
      {error && <RefusalPanel error={error} onRetry={() => refetch()} />}
      {isPending && !error && <Skeleton variant="rounded" height={56} />}
      {data && (
        <>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {translate('settings.digest.lead')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <ToneChip tone={isOn ? 'good' : 'plain'}>
              {translate(isOn ? 'settings.digest.on' : 'settings.digest.off')}
            </ToneChip>
            {isOn && digest && (
              <Typography>
                {translate(
                  digest.workingDaysOnly ? 'settings.digest.onWorkingDays' : 'settings.digest.everyDay',
                  { time: timeOf(digest.hour) },
                )}
                {digest.nextAt && (
                  <>
                    {' '}
                    {translate('settings.digest.next')} <Instant value={digest.nextAt} format="dayTime" />.
                  </>
                )}
              </Typography>
            )}
          </Box>
        </>
      )}
      {isOpen && <DigestDialog digest={digest ?? null} onClose={() => setOpen(false)} />}
    </Panel>
  );
};

const DigestDialog = ({ digest, onClose }: { digest: DigestRecord | null; onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const run = useVerb(digestPolicies.name);
  const titleId = useId();
  const organisation = useViewer()?.organisation;
  // As it was when the form was opened, with its version: what others did meanwhile is not overwritten.
  const [opened] = useState(digest);
  const [initial] = useState({
    isEnabled: digest?.isEnabled ?? true,
    hour: digest?.hour ?? 8,
    workingDaysOnly: digest?.workingDaysOnly ?? true,
  });
  const [values, setValues] = useState(initial);
  const form = useBegunWhen(JSON.stringify(values) !== JSON.stringify(initial));
  const close = () => form.leave(onClose);
  const [refusal, setRefusal] = useState('');
  const save = async () => {
    try {
      await run('set', { ...values, ...(opened && { version: opened.version }) });
      notify('settings.saved', { type: 'success' });
      form.letGo();
      onClose();
    } catch (error) {
      if (!isPageKept()) setRefusal(refusalText(error, translate));
    }
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('settings.digest.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
        <FormControlLabel
          control={
            <Checkbox
              checked={values.isEnabled}
              onChange={({ target }) => setValues({ ...values, isEnabled: target.checked })}
            />
          }
          label={translate('settings.digest.isEnabled')}
        />
        <TextField
          select
          fullWidth
          margin="dense"
          disabled={!values.isEnabled}
          label={translate('settings.digest.hour')}
          helperText={translate('input.zoneHelp', {
            zone: organisation?.timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '',
          })}
          value={values.hour}
          onChange={({ target }) => setValues({ ...values, hour: Number(target.value) })}
        >
          {HOURS.map((hour) => (
            <MenuItem key={hour} value={hour}>
              {timeOf(hour)}
            </MenuItem>
          ))}
        </TextField>
        <FormControlLabel
          control={
            <Checkbox
              disabled={!values.isEnabled}
              checked={values.workingDaysOnly}
              onChange={({ target }) => setValues({ ...values, workingDaysOnly: target.checked })}
            />
          }
          label={translate('settings.digest.workingDaysOnly')}
        />
        {refusal && (
          <Alert severity="error" sx={{ width: '100%' }}>
            {refusal}
          </Alert>
        )}
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
