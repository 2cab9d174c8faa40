import { Box, ButtonBase } from '@mui/material';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { CALCULATORS } from './index.ts';

/** From one calculator to the next. */
export const CalculatorTabs = () => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  return (
    <Box
      component="nav"
      aria-label={translate('calculators.title')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 3 }}
    >
      {CALCULATORS.map(({ name, path }) => {
        const isHere = pathname === path;
        return (
          <ButtonBase
            key={name}
            {...({ component: LinkBase, to: path } as object)}
            aria-current={isHere ? 'page' : undefined}
            sx={(theme) => ({
              px: 1.75,
              py: 0.75,
              borderRadius: '999px',
              fontSize: '0.9375rem',
              fontWeight: isHere ? 650 : 500,
              border: `1px solid ${isHere ? theme.palette.tone.accent.line : theme.palette.divider}`,
              bgcolor: isHere ? theme.palette.tone.accent.bg : 'background.paper',
              color: isHere ? theme.palette.tone.accent.fg : 'text.primary',
              '&:hover': { borderColor: theme.palette.tone.accent.line },
            })}
          >
            {translate(`calculators.${name}.tab`)}
          </ButtonBase>
        );
      })}
    </Box>
  );
};
