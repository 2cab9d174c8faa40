import { Box, Card, type SxProps, type Theme, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface PanelProps {
  title: string;
  icon?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  flush?: boolean;
  sx?: SxProps<Theme>;
}

/** A titled part of a page. */
export const Panel = ({ title, icon, action, children, flush, sx }: PanelProps) => {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={sx}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2.5, pt: 2, pb: flush ? 1.5 : 1 }}>
        {icon && <Box sx={{ display: 'flex', color: 'text.secondary' }}>{icon}</Box>}
        <Typography variant="h2" id={id} sx={{ flex: 1 }}>
          {title}
        </Typography>
        {action}
      </Box>
      <Box sx={flush ? undefined : { px: 2.5, pb: 2.5 }}>{children}</Box>
    </Card>
  );
};
