import AddIcon from '@mui/icons-material/Add';
import FilterIcon from '@mui/icons-material/TuneOutlined';
import { Box, Button, Card, Collapse, Skeleton, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import {
  ListBase,
  type ListBaseProps,
  RecordContextProvider,
  useCanAccess,
  useListContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { ButtonLink } from './ButtonLink.tsx';
import { Pager, useReachablePage } from './Pager.tsx';
import { PageTitle } from './PageTitle.tsx';
import { RefusalPanel } from './RefusalPanel.tsx';
import { useListView, ViewSwitch } from './ViewSwitch.tsx';

interface ListPageProps extends Pick<ListBaseProps, 'sort' | 'perPage' | 'filterDefaultValues'> {
  title: string;
  lead?: string;
  filters: ReactNode;
  createLabel?: string;
  /** What can be done here that has no page of its own. */
  actions?: ReactNode;
  /** Above the list: how it stands. */
  banner?: ReactNode;
  /** The table, for wide screens. */
  children: ReactNode;
  /** One record as a card, for narrow ones. */
  card: ReactNode;
  empty: ReactNode;
  /** The same rows by state, with the filter that they need; a switch chooses between the two. */
  board?: { content: ReactNode; filter: Record<string, unknown> };
}

/** As many as one question may ask: a board has no pages. */
const MOST_ON_A_BOARD = 200;

/** What fails is said in the list's own place, not in a message that fades. */
const queryOptions = { onError: () => undefined };

/** A list: filters left, table right; on a phone, filters behind a button and cards. */
export const ListPage = ({
  title,
  lead,
  filters,
  createLabel,
  actions,
  banner,
  children,
  card,
  empty,
  sort,
  filterDefaultValues,
  perPage = 25,
  board,
}: ListPageProps) => {
  const [view] = useListView();
  const isBoard = Boolean(board) && view === 'board';
  return (
    <ListBase
      key={isBoard ? 'board' : 'list'}
      {...{ sort, filterDefaultValues, queryOptions }}
      // A board shows what is under way, whatever page the list was on.
      {...(isBoard && board
        ? { perPage: MOST_ON_A_BOARD, filter: board.filter, storeKey: false, disableSyncWithLocation: true }
        : { perPage })}
      exporter={false}
      empty={false}
    >
      <ListTitle {...{ title, lead, createLabel, actions }} hasBoard={Boolean(board)} />
      {banner}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: isBoard ? 'minmax(0, 1fr)' : '196px minmax(0, 1fr)',
          },
          gap: 2.5,
          alignItems: 'start',
        }}
      >
        <FilterColumn isFolded={isBoard}>{filters}</FilterColumn>
        <ListBody card={card} empty={empty} board={isBoard ? board?.content : undefined}>
          {children}
        </ListBody>
      </Box>
    </ListBase>
  );
};

interface ListTitleProps extends Pick<ListPageProps, 'title' | 'lead' | 'createLabel' | 'actions'> {
  hasBoard: boolean;
}

const ListTitle = ({ title, lead, createLabel, actions, hasBoard }: ListTitleProps) => {
  const resource = useResourceContext() ?? '';
  const { canAccess } = useCanAccess({ resource, action: 'create' });
  return (
    <PageTitle
      title={title}
      under={lead}
      actions={
        <>
          {hasBoard && <ViewSwitch />}
          {actions}
          {!actions && createLabel && canAccess && (
            <ButtonLink to={`/${resource}/create`} variant="contained" startIcon={<AddIcon />}>
              {createLabel}
            </ButtonLink>
          )}
        </>
      }
    />
  );
};

const FilterColumn = ({ children, isFolded }: { children: ReactNode; isFolded: boolean }) => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const isLarge = useMediaQuery((theme: Theme) => theme.breakpoints.up('lg'));
  const isWide = isLarge && !isFolded;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const count = Object.keys(filterValues).length;
  return (
    <Box component="aside" aria-label={translate('list.filters')}>
      {!isWide && (
        <Button
          variant="outlined"
          startIcon={<FilterIcon />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          sx={{ bgcolor: 'background.paper' }}
        >
          {count ? translate('list.filtersActive', { count }) : translate('list.filters')}
        </Button>
      )}
      <Collapse in={isWide || isOpen} id={id} unmountOnExit={!isWide}>
        <Box
          sx={{
            display: 'grid',
            gap: 2.5,
            gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)', lg: isFolded ? 'repeat(5, 1fr)' : '1fr' },
            pt: { xs: 2, lg: 0.5 },
          }}
        >
          {children}
          {count > 0 && (
            <Box>
              <Button size="small" onClick={() => setFilters({}, {})}>
                {translate('list.clear')}
              </Button>
            </Box>
          )}
        </Box>
      </Collapse>
    </Box>
  );
};

interface ListBodyProps extends Pick<ListPageProps, 'children' | 'card' | 'empty'> {
  board?: ReactNode;
}

const ListBody = ({ children, card, empty, board }: ListBodyProps) => {
  const translate = useTranslate();
  const { data, isPending, error, filterValues, refetch } = useListContext();
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  useReachablePage();
  // What is on the screen stays, with whatever is being filled in there.
  if (error && !data) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={420} sx={{ borderRadius: '12px' }} />;
  if (!data?.length && Object.keys(filterValues).length) {
    return (
      <Card sx={{ p: 4, textAlign: 'center' }}>
        <Typography>{translate('list.noMatch')}</Typography>
      </Card>
    );
  }
  if (!data?.length) return <Card sx={{ p: { xs: 3, sm: 5 } }}>{empty}</Card>;
  if (board) return <Box sx={{ minWidth: 0 }}>{board}</Box>;
  return (
    <Box sx={{ minWidth: 0 }}>
      {error && <RefusalPanel error={error} onRetry={() => refetch()} />}
      {isNarrow ? (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
          {data.map((record) => (
            <RecordContextProvider key={record.id} value={record}>
              <Card component="li">{card}</Card>
            </RecordContextProvider>
          ))}
        </Box>
      ) : (
        <Card sx={{ overflowX: 'auto' }}>{children}</Card>
      )}
      <Pager />
    </Box>
  );
};
