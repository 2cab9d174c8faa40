import MenuIcon from '@mui/icons-material/Menu';
import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { Badge, Box, IconButton, LinearProgress, Tooltip } from '@mui/material';
import { useIsFetching } from '@tanstack/react-query';
import { LinkBase, useCanAccess, useGetList, useTranslate } from 'react-admin';
import { EACH_MINUTE } from '../dashboard/counts.ts';
import { UNREAD } from '../notifications/notification.ts';
import { FindCase } from './FindCase.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { LegalTimeBadge } from './LegalTimeBadge.tsx';
import { OrganisationSwitch } from './OrganisationSwitch.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { UserMenu } from './UserMenu.tsx';
import { Wordmark } from './Wordmark.tsx';

export const MAST_HEIGHT = 60;

/** Who, where and when: organisation, legal time, alerts, language, appearance, account. */
export const Mast = ({ onMenu }: { onMenu?: () => void }) => {
  const translate = useTranslate();
  return (
    <Box
      component="header"
      sx={(theme) => ({
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        height: MAST_HEIGHT,
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 0.25, sm: 1 },
        px: { xs: 1, sm: 2.5 },
        bgcolor: theme.palette.mast.bg,
        color: theme.palette.mast.fg,
        borderBottom: `1px solid ${theme.palette.mast.line}`,
        '& .MuiIconButton-root, & .MuiButton-root': { color: 'inherit' },
        '& .MuiIconButton-root:hover, & .MuiButton-root:hover': { bgcolor: 'rgb(255 255 255 / 0.1)' },
        '& *:focus-visible': { outlineColor: '#ffd27a !important' },
      })}
    >
      {onMenu && (
        <IconButton aria-label={translate('shell.openMenu')} onClick={onMenu}>
          <MenuIcon />
        </IconButton>
      )}
      <Box
        {...({ component: LinkBase, to: '/', 'aria-label': translate('shell.home') } as object)}
        sx={{
          color: 'inherit',
          textDecoration: 'none',
          display: 'inline-flex',
          borderRadius: '6px',
          mr: { xs: 0, sm: 1 },
        }}
      >
        <Wordmark />
      </Box>
      <OrganisationSwitch />
      <Box sx={{ flex: 1 }} />
      <LegalTimeBadge />
      <FindCase />
      <Bell />
      <LanguageMenu />
      <ThemeMenu />
      <UserMenu />
      <Activity />
    </Box>
  );
};

const Bell = () => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'notifications', action: 'list' });
  const { total = 0 } = useGetList(
    'notifications',
    { pagination: { page: 1, perPage: 1 }, sort: { field: 'createdAt', order: 'DESC' }, filter: UNREAD },
    { ...EACH_MINUTE, enabled: Boolean(canAccess), retry: false },
  );
  const label = `${translate('shell.notifications')}, ${translate('shell.unread', { smart_count: total })}`;
  return (
    <Tooltip title={label}>
      <IconButton {...({ component: LinkBase, to: '/notifications' } as object)} aria-label={label}>
        <Badge
          badgeContent={total}
          max={99}
          sx={{ '& .MuiBadge-badge': { bgcolor: '#f2b544', color: '#211703', fontWeight: 700 } }}
        >
          <BellIcon />
        </Badge>
      </IconButton>
    </Tooltip>
  );
};

/** That something is on its way, without moving anything. */
const Activity = () => {
  const isBusy = useIsFetching() > 0;
  return isBusy ? (
    <LinearProgress
      aria-hidden
      sx={{
        position: 'absolute',
        left: 0,
        right: 0,
        bottom: 0,
        height: 2,
        bgcolor: 'transparent',
        '& .MuiLinearProgress-bar': { bgcolor: '#f2b544' },
      }}
    />
  ) : null;
};
