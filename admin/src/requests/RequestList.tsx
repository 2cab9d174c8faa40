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
import { useListView } from '../shared/ViewSwitch.tsx';
import { BOARD_STATUSES, RequestBoard } from './RequestBoard.tsx';
import { NextStep, RequestDue, RightChips } from './RequestChips.tsx';
import { RequestsEmpty } from './RequestsEmpty.tsx';
import { type RequestRow, RIGHTS, STATUS_LOOKS, STATUSES } from './request.ts';

const RequestList = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const title = translate('requests.title');
  return (
    <ListPage
      title={title}
      lead={translate('requests.lead')}
      createLabel={translate('requests.receive.label')}
      filters={<RequestFilters />}
      card={<RequestCard />}
      empty={<RequestsEmpty />}
      sort={{ field: 'dueAt', order: 'ASC' }}
      board={{ content: <RequestBoard />, filter: { status: { in: BOARD_STATUSES } } }}
    >
      <RecordTable>
        <DataTable.Col<RequestRow>
          source="reference"
          label="field.reference"
          render={({ id, reference, legalEntity }) => (
            <>
              <TextLink to={`/requests/${id}/show`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                {reference}
              </TextLink>
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                {legalEntity.name}
              </Typography>
            </>
          )}
        />
        <DataTable.Col label="requests.field.rights" disableSort>
          <RightChips />
        </DataTable.Col>
        <DataTable.Col<RequestRow>
          source="status"
          label="field.status"
          render={({ status }) => <StatusChip name="RequestStatus" value={status} looks={STATUS_LOOKS} />}
        />
        <DataTable.Col<RequestRow>
          source="receivedAt"
          label="requests.field.receivedAt"
          render={({ receivedAt }) => <Instant value={receivedAt} />}
        />
        <DataTable.Col source="dueAt" label="field.dueAt">
          <RequestDue />
        </DataTable.Col>
        <DataTable.Col label="requests.field.next" disableSort>
          <NextStep />
        </DataTable.Col>
        <DataTable.Col<RequestRow>
          label="field.assignee"
          disableSort
          render={({ assignee }) => nameOf(assignee)}
        />
      </RecordTable>
    </ListPage>
  );
};

const RequestFilters = () => {
  const translate = useTranslate();
  const [view] = useListView();
  const statuses = useChoices('RequestStatus', STATUSES);
  const rights = useChoices('Right', RIGHTS).map(({ id, name }) => ({
    label: name,
    value: { rightCodes: { has: id } },
  }));
  return (
    <>
      <SavedViews />
      <FilterToggles
        title={translate('filter.due')}
        options={[
          { label: translate('filter.late'), value: { dueAt: { lt: '@now' } } },
          { label: translate('filter.in7d'), value: { dueAt: { lt: '@now+7d' } } },
          { label: translate('filter.in30d'), value: { dueAt: { lt: '@now+30d' } } },
        ]}
      />
      <FilterToggles
        title={translate('field.assignee')}
        options={[{ label: translate('list.mine'), value: { assigneeId: { eq: '@me' } } }]}
      />
      {view === 'list' && <FilterCodes title={translate('field.status')} source="status" codes={statuses} />}
      <FilterToggles title={translate('requests.field.right')} options={rights} />
    </>
  );
};

const RequestCard = () => {
  const nameOf = usePersonName();
  const request = useRecordContext<RequestRow>();
  if (!request) return null;
  return (
    <CardActionArea
      {...({ component: LinkBase, to: `/requests/${request.id}/show` } as object)}
      sx={{ p: 2 }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap', mb: 1 }}>
        <Typography sx={{ fontWeight: 650 }}>{request.reference}</Typography>
        <StatusChip name="RequestStatus" value={request.status} looks={STATUS_LOOKS} />
      </Box>
      <RightChips />
      <Box sx={{ mt: 1 }}>
        <RequestDue />
      </Box>
      <Box sx={{ mt: 0.75 }}>
        <NextStep />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.75 }}>
        {request.legalEntity.name}
        {request.assignee && ` · ${nameOf(request.assignee)}`}
      </Typography>
    </CardActionArea>
  );
};

export default RequestList;
