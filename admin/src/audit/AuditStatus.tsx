import WaitIcon from '@mui/icons-material/HourglassEmptyOutlined';
import LateIcon from '@mui/icons-material/ReportProblemOutlined';
import SealedIcon from '@mui/icons-material/VerifiedUserOutlined';
import { Card, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { execute } from '../graphql.ts';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useFormat } from '../time/useFormat.ts';

const STATUS = 'query AuditStatus { auditStatus { sealedCount sealedUntil unsealed } }';

/** The seal comes every ten seconds: behind by more than this, somebody has to look. */
const BEHIND = 5 * 60_000;

interface Status {
  sealedCount: number;
  sealedUntil: string | null;
  unsealed: number;
}

/** How far the trail is sealed, and how one proves it. */
export const AuditStatus = () => {
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({
    queryKey: ['auditEntries', 'status'],
    queryFn: ({ signal }) =>
      execute<{ auditStatus: Status }>(STATUS, {}, { signal }).then(({ auditStatus }) => auditStatus),
    refetchInterval: 30_000,
    retry: false,
  });
  if (error) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  return (
    <Card
      component="section"
      aria-label={translate('auditEntries.status.title')}
      sx={{ p: 2, mb: 2.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}
    >
      {data ? <Seal status={data} /> : <Skeleton width={320} height={28} />}
      <Typography variant="body2" sx={{ color: 'text.secondary', flexBasis: '100%' }}>
        {translate('auditEntries.status.verify')} <code>vigie audit verify</code>
      </Typography>
    </Card>
  );
};

const Seal = ({ status: { sealedCount, sealedUntil, unsealed } }: { status: Status }) => {
  const translate = useTranslate();
  const print = useFormat();
  const isBehind = unsealed > 0 && (!sealedUntil || Date.now() - Date.parse(sealedUntil) > BEHIND);
  const isWhole = unsealed === 0 && sealedUntil;
  return (
    <>
      <ToneChip
        tone={isBehind ? 'warn' : isWhole ? 'good' : 'accent'}
        icon={isBehind ? LateIcon : isWhole ? SealedIcon : WaitIcon}
        sx={{ whiteSpace: 'normal' }}
      >
        {sealedUntil
          ? translate('auditEntries.status.sealedUntil', { date: print(sealedUntil, 'dateTime') })
          : translate('auditEntries.status.notYet')}
      </ToneChip>
      <Typography>
        {translate('auditEntries.status.sealed', { smart_count: sealedCount })}
        {unsealed > 0 && ` ${translate('auditEntries.status.unsealed', { smart_count: unsealed })}`}
        {isBehind && ` ${translate('auditEntries.status.behind')}`}
      </Typography>
    </>
  );
};
