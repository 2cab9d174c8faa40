import EventIcon from '@mui/icons-material/EventAvailableOutlined';
import { Box, CardActionArea, Typography } from '@mui/material';
import { DataTable, LinkBase, useParams, useRecordContext, useRedirect, useTranslate } from 'react-admin';
import { DueChip } from '../shared/DueChip.tsx';
import { isToldByHour } from '../shared/deadline.ts';
import { FilterCodes, FilterToggles } from '../shared/FilterToggles.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { SavedViews } from '../shared/SavedViews.tsx';
import { Teach } from '../shared/Teach.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { CaseLink } from './CaseLink.tsx';
import { DeadlineDrawer } from './DeadlineDrawer.tsx';
import { articleBeside, type DeadlineRow } from './deadlineRow.ts';

const OPEN = { state: { in: ['RUNNING', 'PAUSED', 'MISSED'] } };
const STATES = ['RUNNING', 'PAUSED', 'MISSED', 'MET', 'MET_LATE', 'CANCELLED'];

const DeadlineList = () => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const { id } = useParams();
  const title = translate('deadlines.title');
  return (
    <>
      <ListPage
        title={title}
        lead={translate('deadlines.lead')}
        filters={<DeadlineFilters />}
        card={<DeadlineCard />}
        empty={
          <Teach
            icon={<EventIcon />}
            title={translate('deadlines.empty.title')}
            text={translate('deadlines.empty.text')}
          />
        }
        sort={{ field: 'dueAt', order: 'ASC' }}
        filterDefaultValues={OPEN}
      >
        <RecordTable>
          <DataTable.Col<DeadlineRow>
            label="deadlines.field.label"
            disableSort
            render={(row) => (
              <>
                <TextLink to={`/deadlines/${row.id}/show`} sx={{ fontWeight: 600 }}>
                  {row.label}
                </TextLink>
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {articleBeside(row)}
                </Typography>
              </>
            )}
          />
          <DataTable.Col<DeadlineRow>
            label="deadlines.field.on"
            disableSort
            render={(row) => <CaseLink {...row} />}
          />
          <DataTable.Col<DeadlineRow>
            label="deadlines.field.due"
            source="dueAt"
            render={(row) => <DueChip {...row} zone={row.legalEntity.timeZone} />}
          />
          <DataTable.Col<DeadlineRow>
            label="field.dueAt"
            disableSort
            render={(row) => <DueInstant {...row} />}
          />
          <DataTable.Col<DeadlineRow>
            label="field.legalEntity"
            disableSort
            render={({ legalEntity }) => legalEntity.name}
          />
        </RecordTable>
      </ListPage>
      <DeadlineDrawer id={id} onClose={() => redirect('list', 'deadlines')} />
    </>
  );
};

const DueInstant = ({ rule, settledAt, dueAt, legalEntity }: DeadlineRow) => {
  const value = settledAt ?? dueAt;
  return value ? (
    <Instant
      value={value}
      format={settledAt || isToldByHour({ rule, dueAt }, legalEntity.timeZone) ? 'dateTime' : 'date'}
      zone={legalEntity.timeZone}
    />
  ) : (
    <>–</>
  );
};

const DeadlineFilters = () => {
  const translate = useTranslate();
  return (
    <>
      <SavedViews />
      <FilterToggles
        title={translate('filter.due')}
        options={[
          {
            label: translate('filter.late'),
            value: { state: { in: ['RUNNING', 'MISSED'] }, dueAt: { lt: '@now' } },
          },
          {
            label: translate('filter.in24h'),
            value: { state: { in: ['RUNNING'] }, dueAt: { lt: '@now+24h' } },
          },
          {
            label: translate('filter.in7d'),
            value: { state: { in: ['RUNNING'] }, dueAt: { lt: '@now+7d' } },
          },
        ]}
      />
      <FilterCodes
        title={translate('deadlines.field.state')}
        source="state"
        codes={useChoices('DeadlineState', STATES)}
      />
    </>
  );
};

const DeadlineCard = () => {
  const row = useRecordContext<DeadlineRow>();
  if (!row) return null;
  return (
    <CardActionArea {...({ component: LinkBase, to: `/deadlines/${row.id}/show` } as object)} sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap', mb: 0.75 }}>
        <Typography sx={{ fontWeight: 650 }}>{row.onReference}</Typography>
        <DueChip {...row} zone={row.legalEntity.timeZone} />
      </Box>
      <Typography>{row.label}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        <DueInstant {...row} /> · {row.legalEntity.name}
      </Typography>
    </CardActionArea>
  );
};

export default DeadlineList;
