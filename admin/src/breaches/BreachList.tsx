import { Box, CardActionArea, Typography } from '@mui/material';
import { DataTable, LinkBase, useRecordContext, useTranslate } from 'react-admin';
import { FilterCodes, FilterToggles } from '../shared/FilterToggles.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { SavedViews } from '../shared/SavedViews.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { BreachDue } from './BreachDue.tsx';
import { BreachesEmpty } from './BreachesEmpty.tsx';
import { type BreachRow, STATUS_LOOKS, STATUSES } from './breach.ts';

const BreachList = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const title = translate('breaches.title');
  return (
    <ListPage
      title={title}
      lead={translate('breaches.lead')}
      createLabel={translate('breaches.create.label')}
      filters={<BreachFilters />}
      card={<BreachCard />}
      empty={<BreachesEmpty />}
      sort={{ field: 'dueAt', order: 'ASC' }}
    >
      <RecordTable>
        <DataTable.Col<BreachRow>
          source="reference"
          label="field.reference"
          render={({ id, reference }) => (
            <TextLink to={`/breaches/${id}/show`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
              {reference}
            </TextLink>
          )}
        />
        <DataTable.Col<BreachRow> label="breaches.field.title" disableSort render={({ title }) => title} />
        <DataTable.Col<BreachRow>
          source="status"
          label="field.status"
          render={({ status }) => <StatusChip name="BreachStatus" value={status} looks={STATUS_LOOKS} />}
        />
        <DataTable.Col<BreachRow>
          source="awareAt"
          label="breaches.field.awareAt"
          render={({ awareAt }) => <Instant value={awareAt} format="dateTime" />}
        />
        <DataTable.Col source="dueAt" label="field.dueAt">
          <BreachDue />
        </DataTable.Col>
        <DataTable.Col<BreachRow>
          label="field.legalEntity"
          disableSort
          render={({ legalEntity }) => legalEntity.name}
        />
        <DataTable.Col<BreachRow>
          label="field.assignee"
          disableSort
          render={({ assignee }) => nameOf(assignee)}
        />
      </RecordTable>
    </ListPage>
  );
};

const BreachFilters = () => {
  const translate = useTranslate();
  return (
    <>
      <SavedViews />
      <FilterToggles
        title={translate('filter.due')}
        options={[
          { label: translate('filter.late'), value: { dueAt: { lt: '@now' } } },
          { label: translate('filter.in24h'), value: { dueAt: { lt: '@now+24h' } } },
        ]}
      />
      <FilterToggles
        title={translate('field.assignee')}
        options={[{ label: translate('list.mine'), value: { assigneeId: { eq: '@me' } } }]}
      />
      <FilterCodes
        title={translate('field.status')}
        source="status"
        codes={useChoices('BreachStatus', STATUSES)}
      />
    </>
  );
};

const BreachCard = () => {
  const nameOf = usePersonName();
  const breach = useRecordContext<BreachRow>();
  if (!breach) return null;
  return (
    <CardActionArea {...({ component: LinkBase, to: `/breaches/${breach.id}/show` } as object)} sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap', mb: 0.75 }}>
        <Typography sx={{ fontWeight: 650 }}>{breach.reference}</Typography>
        <StatusChip name="BreachStatus" value={breach.status} looks={STATUS_LOOKS} />
      </Box>
      <Typography>{breach.title}</Typography>
      <Box sx={{ mt: 1 }}>
        <BreachDue />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.75 }}>
        {breach.legalEntity.name}
        {breach.assignee && ` · ${nameOf(breach.assignee)}`}
      </Typography>
    </CardActionArea>
  );
};

export default BreachList;
