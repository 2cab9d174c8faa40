import { Box, Button } from '@mui/material';
import { required, useRecordContext, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { DeadlineRecord } from '../shared/deadline.ts';
import { InstantInput } from '../shared/InstantInput.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { useZone } from '../time/useFormat.ts';
import { fromWallClock, toDay } from '../time/zoned.ts';

const DAY = 86_400_000;

/** Nine o'clock, so many days from now, on the wall there. */
const morningIn = (days: number, zone: string): string =>
  fromWallClock(`${toDay(legalNow() + days * DAY, zone)}T09:00`, zone);

/** The mornings before it is due that one asks for most. */
function useMornings(dueAt: string | null): { days: number; at: string }[] {
  const zone = useZone();
  return [1, 3, 7]
    .map((days) => ({ days, at: morningIn(days, zone) }))
    .filter(({ at }) => dueAt !== null && Date.parse(at) < Date.parse(dueAt));
}

/** Puts the alerts off, never past the due instant. */
export const SnoozeDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const deadline = useRecordContext<DeadlineRecord>();
  const [first] = useMornings(deadline?.dueAt ?? null);
  return (
    <VerbDialog
      verb="snooze"
      title={translate('deadlines.snooze.title')}
      lead={translate('deadlines.snooze.lead')}
      defaultValues={{ until: first?.at ?? deadline?.dueAt }}
      onClose={onClose}
    >
      <Mornings />
      <InstantInput source="until" label={translate('deadlines.snooze.until')} validate={required()} />
    </VerbDialog>
  );
};

const Mornings = () => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const deadline = useRecordContext<DeadlineRecord>();
  const mornings = useMornings(deadline?.dueAt ?? null);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {mornings.map(({ days, at }) => (
        <Button
          key={days}
          variant="outlined"
          size="small"
          onClick={() => setValue('until', at, { shouldDirty: true })}
        >
          {translate('deadlines.snooze.morning', { smart_count: days })}
        </Button>
      ))}
    </Box>
  );
};
