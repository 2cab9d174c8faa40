import { Typography } from '@mui/material';
import { useEffect } from 'react';
import {
  Pagination,
  PaginationActions,
  type PaginationActionsProps,
  useListPaginationContext,
  useTranslate,
} from 'react-admin';

/** The API leads no further than this by pages: what lies beyond is found by filters. */
const FARTHEST = 10_000;

const lastPageOf = (perPage: number): number => Math.floor(FARTHEST / perPage) + 1;

/** The API counts no further: what it says then is that there are more. */
const MANY = FARTHEST + 1;

/** No page is offered that cannot be opened. */
const ReachablePages = (props: PaginationActionsProps) => (
  <PaginationActions
    {...props}
    count={Math.min(props.count, lastPageOf(props.rowsPerPage) * props.rowsPerPage)}
  />
);

/** An address kept from elsewhere may ask for a page too far: the last that can be opened is shown instead. */
export function useReachablePage(): void {
  const { page, perPage, setPage } = useListPaginationContext();
  const last = lastPageOf(perPage);
  useEffect(() => {
    if (page > last) setPage(last);
  }, [page, last, setPage]);
}

/** The pages of a list. */
export const Pager = () => {
  const translate = useTranslate();
  const { page, perPage, total = 0 } = useListPaginationContext();
  const last = lastPageOf(perPage);
  const isLast = page >= last;
  const labelDisplayedRows = ({ from }: { from: number }) =>
    translate('list.ofMany', { from, to: from + perPage - 1 });
  return (
    <>
      <Pagination
        rowsPerPageOptions={[25, 50, 100]}
        actions={ReachablePages}
        {...(total >= MANY && { labelDisplayedRows })}
        {...(isLast && { slotProps: { actions: { nextButton: { disabled: true } } } })}
      />
      {isLast && total >= MANY && (
        <Typography role="status" variant="body2" sx={{ px: 2, pb: 1, color: 'text.secondary' }}>
          {translate('list.beyond', { count: last * perPage })}
        </Typography>
      )}
    </>
  );
};
