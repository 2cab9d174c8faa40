import { Box, Skeleton } from '@mui/material';
import { ClockFamily } from '@vigie/schema/rules';
import { useGetList, useTranslate } from 'react-admin';
import { PageTitle } from '../shared/PageTitle.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { CountingPanel } from './CountingPanel.tsx';
import { DigestPanel } from './DigestPanel.tsx';
import { FamilyPanel } from './FamilyPanel.tsx';
import { HolidaysPanel } from './HolidaysPanel.tsx';
import { escalationPolicies } from './index.ts';
import type { PolicyRecord } from './policy.ts';

/** Deadlines and alerts: who is told, when and by what, before and after each legal date. */
const AlertSettings = () => {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useGetList<PolicyRecord>(
    escalationPolicies.name,
    { pagination: { page: 1, perPage: 200 }, sort: { field: 'id', order: 'ASC' } },
    { retry: false },
  );
  return (
    <>
      <PageTitle title={translate('settings.title')} under={translate('settings.lead')} />
      {error && <RefusalPanel error={error} onRetry={() => refetch()} />}
      {isPending && !error && <Skeleton variant="rounded" height={420} sx={{ borderRadius: '12px' }} />}
      {data && (
        <Box sx={{ display: 'grid', gap: 2.5, maxWidth: 1180 }}>
          {Object.values(ClockFamily).map((family) => (
            <FamilyPanel key={family} family={family} policies={data} />
          ))}
          <DigestPanel />
          <CountingPanel />
          <HolidaysPanel />
        </Box>
      )}
    </>
  );
};

export default AlertSettings;
