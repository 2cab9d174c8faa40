import { Box, Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { type RaRecord, RecordContextProvider, useTranslate } from 'react-admin';

export interface BoardColumn {
  id: string;
  label: ReactNode;
  /** The same in words, for a list that is read out. */
  name: string;
}

interface BoardProps<Row extends RaRecord> {
  name: string;
  columns: BoardColumn[];
  rows: readonly Row[];
  columnOf: (row: Row) => string;
  card: ReactNode;
}

/**
 * Cases by their state, a column each, in the order of the way. Nothing is dragged: a card offers the verbs that move it, so
 * that keyboard, screen reader and finger have the same.
 */
export const Board = <Row extends RaRecord>({ name, columns, rows, columnOf, card }: BoardProps<Row>) => (
  <Box
    role="region"
    aria-label={name}
    // Scrolls by keyboard too.
    tabIndex={0}
    sx={{
      display: 'grid',
      gap: 1.5,
      alignItems: 'start',
      overflowX: 'auto',
      pb: 1,
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `repeat(${columns.length}, minmax(232px, 1fr))` },
    }}
  >
    {columns.map((column) => (
      <Column key={column.id} column={column} rows={rows.filter((row) => columnOf(row) === column.id)}>
        {card}
      </Column>
    ))}
  </Box>
);

const Column = ({
  column,
  rows,
  children,
}: {
  column: BoardColumn;
  rows: readonly RaRecord[];
  children: ReactNode;
}) => {
  const translate = useTranslate();
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ borderRadius: '12px', border: 1, borderColor: 'divider', p: 1, minWidth: 0 }}
    >
      <Typography
        variant="h2"
        id={id}
        sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.9375rem', px: 0.5, py: 0.5 }}
      >
        {column.label}
        <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {rows.length}
        </Box>
      </Typography>
      {rows.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', px: 0.5, pb: 0.5 }}>
          {translate('board.empty')}
        </Typography>
      ) : (
        <Box
          component="ul"
          aria-label={column.name}
          sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, display: 'grid', gap: 1 }}
        >
          {rows.map((row) => (
            <RecordContextProvider key={row.id} value={row}>
              <Card component="li" sx={{ p: 1.5 }}>
                {children}
              </Card>
            </RecordContextProvider>
          ))}
        </Box>
      )}
    </Box>
  );
};
