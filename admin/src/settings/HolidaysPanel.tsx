import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import {
  type RaRecord,
  RecordContextProvider,
  ResourceContextProvider,
  useGetList,
  useTranslate,
} from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { usePlaceName } from '../shared/PlaceInputs.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { HolidayDialog } from './HolidayDialog.tsx';
import { holidayChanges } from './index.ts';

interface HolidayRecord extends RaRecord {
  id: string;
  version: number;
  place: string;
  on: string;
  isHoliday: boolean;
  source: string;
  archivedAt: string | null;
}

/** The days by which the organisation departs from the shipped calendars. */
export const HolidaysPanel = () => {
  const translate = useTranslate();
  const may = useMay('deadlines:admin');
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useGetList<HolidayRecord>(
    holidayChanges.name,
    { pagination: { page: 1, perPage: 200 }, sort: { field: 'on', order: 'ASC' } },
    { retry: false },
  );
  const held = data?.filter(({ archivedAt }) => !archivedAt);
  return (
    <Panel
      title={translate('settings.holidays.title')}
      action={
        may && (
          <Button size="small" variant="outlined" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
            {translate('settings.holidays.add')}
          </Button>
        )
      }
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {translate('settings.holidays.lead')}
      </Typography>
      {error && <RefusalPanel error={error} onRetry={() => refetch()} />}
      {held?.length === 0 && <Typography>{translate('settings.holidays.none')}</Typography>}
      {held && held.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {held.map((record) => (
            <HolidayLine key={record.id} record={record} />
          ))}
        </Box>
      )}
      {isAdding && <HolidayDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
};

const HolidayLine = ({ record }: { record: HolidayRecord }) => {
  const translate = useTranslate();
  const may = useMay('deadlines:admin');
  const [isEnding, setEnding] = useState(false);
  const { place, on, isHoliday, source } = record;
  const name = usePlaceName()(place);
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, py: 0.75 }}>
      <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
      <Instant value={`${on}T12:00:00Z`} format="longDate" zone="UTC" />
      <ToneChip tone={isHoliday ? 'accent' : 'plain'}>
        {translate(`settings.holidays.${isHoliday ? 'added' : 'removed'}`)}
      </ToneChip>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {source}
      </Typography>
      {may && (
        <Button
          size="small"
          aria-label={`${translate('settings.holidays.back')} – ${name}, ${on}`}
          onClick={() => setEnding(true)}
          sx={{ ml: 'auto' }}
        >
          {translate('settings.holidays.back')}
        </Button>
      )}
      {isEnding && (
        <ResourceContextProvider value={holidayChanges.name}>
          <RecordContextProvider value={record}>
            <VerbDialog
              verb="archive"
              title={translate('settings.holidays.backTitle')}
              lead={translate('settings.holidays.backLead')}
              submitLabel={translate('settings.holidays.back')}
              onClose={() => setEnding(false)}
            />
          </RecordContextProvider>
        </ResourceContextProvider>
      )}
    </Box>
  );
};
