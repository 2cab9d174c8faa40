import { Box, Drawer, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useTranslate } from 'react-admin';
import { SessionGate } from '../session/SessionGate.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { Mast } from './Mast.tsx';
import { Menu } from './Menu.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import { PageLoading } from './PageLoading.tsx';
import { SkipLink } from './SkipLink.tsx';
import { useDocumentLanguage } from './useDocumentLanguage.ts';

const MENU_WIDTH = 256;

/** The frame of every page: the mast, the menu, and one main. */
export const Layout = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'));
  const [isMenuOpen, setMenuOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  useDocumentLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu and starts at its top.
  useEffect(() => {
    setMenuOpen(false);
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <LeaveGuard />
      <SessionGate />
      <SkipLink onSkip={() => main.current?.focus()} />
      <Mast onMenu={isWide ? undefined : () => setMenuOpen(true)} />
      <DemoBanner />
      <Box sx={{ display: 'flex', flex: 1, minWidth: 0 }}>
        {isWide ? (
          <Box
            component="nav"
            aria-label={translate('shell.menu')}
            sx={{
              width: MENU_WIDTH,
              flexShrink: 0,
              borderRight: 1,
              borderColor: 'divider',
              bgcolor: 'background.paper',
            }}
          >
            <Box sx={{ position: 'sticky', top: 60 }}>
              <Menu />
            </Box>
          </Box>
        ) : (
          <Drawer
            open={isMenuOpen}
            onClose={() => setMenuOpen(false)}
            slotProps={{ paper: { 'aria-label': translate('shell.menu'), sx: { width: 280 } } }}
          >
            <Box component="nav" aria-label={translate('shell.menu')}>
              <Menu />
            </Box>
          </Drawer>
        )}
        <Box
          component="main"
          id="main-content"
          ref={main}
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, px: { xs: 2, sm: 3, lg: 4 }, py: { xs: 2.5, sm: 3.5 } }}
        >
          <Box sx={{ maxWidth: 1320, mx: 'auto' }}>
            <PageBoundary key={pathname}>
              <Suspense fallback={<PageLoading />}>{children}</Suspense>
            </PageBoundary>
          </Box>
        </Box>
      </Box>
    </Box>
  );
};
