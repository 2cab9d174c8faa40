import { Box, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { ShowBase, useShowContext } from 'react-admin';
import { RefusalPanel } from './RefusalPanel.tsx';
import { WHOLE } from './wholeRecord.ts';

/** One record: nothing jumps while it loads, and what fails says why. */
export const ShowPage = ({ children }: { children: ReactNode }) => (
  <ShowBase queryOptions={WHOLE}>
    <ShowBody>{children}</ShowBody>
  </ShowBase>
);

const ShowBody = ({ children }: { children: ReactNode }) => {
  const { isPending, error, record, refetch } = useShowContext();
  if (record) return <>{children}</>;
  if (error) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  if (!isPending) return null;
  return (
    <Box aria-busy>
      <Skeleton width={160} />
      <Skeleton height={52} width="60%" />
      <Skeleton variant="rounded" height={104} sx={{ my: 2, borderRadius: '12px' }} />
      <Skeleton variant="rounded" height={320} sx={{ borderRadius: '12px' }} />
    </Box>
  );
};

/** The story in the centre, the facts at its side; below each other on a phone. */
export const TwoColumns = ({ children, aside }: { children: ReactNode; aside: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 2.5,
      alignItems: 'start',
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' },
    }}
  >
    <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>{children}</Box>
    <Box component="aside" sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
      {aside}
    </Box>
  </Box>
);
