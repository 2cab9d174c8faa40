import { Box, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { type HttpError, ShowBase, useResourceContext, useShowContext, useTranslate } from 'react-admin';
import { PageTitle } from './PageTitle.tsx';
import { RefusalPanel } from './RefusalPanel.tsx';
import { TextLink } from './TextLink.tsx';
import { WHOLE } from './wholeRecord.ts';

/** React-admin would go back to the list with a message that fades: the page itself says what is wrong. */
const QUERY = { ...WHOLE, onError: () => undefined };

/** One record: nothing jumps while it loads, and what fails says why. */
export const ShowPage = ({ children }: { children: ReactNode }) => (
  <ShowBase queryOptions={QUERY}>
    <ShowBody>{children}</ShowBody>
  </ShowBase>
);

const ShowBody = ({ children }: { children: ReactNode }) => {
  const { isPending, error, record, refetch } = useShowContext();
  if (record) return <>{children}</>;
  if (error) return <NoRecord error={error} onRetry={() => refetch()} />;
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

const NoRecord = ({ error, onRetry }: { error: Error; onRetry: () => void }) => {
  const translate = useTranslate();
  const resource = useResourceContext();
  const isGone = (error as HttpError).status === 404;
  return (
    <>
      <PageTitle
        before={<TextLink to={`/${resource}`}>{translate(`${resource}.title`)}</TextLink>}
        title={translate(isGone ? 'page.notFound' : 'page.error')}
      />
      <RefusalPanel error={error} onRetry={isGone ? undefined : onRetry} />
    </>
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
