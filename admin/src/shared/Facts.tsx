import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { WITHHELD } from '../graphql.ts';

/** Pairs of a name and a value. */
export const Facts = ({ children, columns = 1 }: { children: ReactNode; columns?: 1 | 2 }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: 'grid',
      columnGap: 4,
      rowGap: 1.75,
      gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, minmax(0, 1fr))` },
    }}
  >
    {children}
  </Box>
);

export const Fact = ({ label, children, wide }: { label: string; children?: ReactNode; wide?: boolean }) => {
  const translate = useTranslate();
  const isEmpty = children === null || children === undefined || children === false || children === '';
  return (
    <Box sx={{ gridColumn: wide ? '1 / -1' : undefined, minWidth: 0 }}>
      <Box component="dt" sx={{ fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary' }}>
        {label}
      </Box>
      <Box
        component="dd"
        sx={{ m: 0, mt: 0.25, overflowWrap: 'anywhere', color: isEmpty ? 'text.secondary' : undefined }}
      >
        {isEmpty ? translate('value.none') : children}
      </Box>
    </Box>
  );
};

/** A sealed value: only those who may reveal it get it, and the reading is in the audit trail. */
export const SealedFact = ({ label, source, wide }: { label: string; source: string; wide?: boolean }) => {
  const translate = useTranslate();
  const record = useRecordContext();
  const withheld: string[] = record?.[WITHHELD] ?? [];
  return (
    <Fact label={label} wide={wide}>
      {withheld.includes(source) ? (
        <Box component="em" sx={{ color: 'text.secondary' }}>
          {translate('value.masked')}
        </Box>
      ) : (
        record?.[source] && <Box sx={{ whiteSpace: 'pre-wrap' }}>{record[source]}</Box>
      )}
    </Fact>
  );
};
