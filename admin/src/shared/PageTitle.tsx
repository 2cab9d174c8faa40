import { Box, Typography } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';

let isFirstPage = true;

interface PageTitleProps {
  title: string;
  /** Before the title: a reference, a status. */
  before?: ReactNode;
  /** Under the title. */
  under?: ReactNode;
  actions?: ReactNode;
}

/** The page's only h1. After a navigation it takes the focus, so that a screen reader says where one is. */
export const PageTitle = ({ title, before, under, actions }: PageTitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Vigie`;
  }, [title]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 2, mb: 3 }}>
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        {before && (
          <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, mb: 0.75 }}>
            {before}
          </Box>
        )}
        <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {under && (
          <Typography component="div" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {under}
          </Typography>
        )}
      </Box>
      {actions && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>}
    </Box>
  );
};
