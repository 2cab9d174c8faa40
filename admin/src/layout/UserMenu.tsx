import PersonIcon from '@mui/icons-material/AccountCircleOutlined';
import SignOutIcon from '@mui/icons-material/LogoutOutlined';
import { Button, IconButton, Popover, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { useViewer } from '../session/viewer.ts';
import { leavePage } from '../shared/unsaved.ts';

export const UserMenu = () => {
  const translate = useTranslate();
  const logout = useLogout();
  const viewer = useViewer();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!viewer?.user) return null;
  const label = translate('shell.account', { name: viewer.user.name });
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={Boolean(anchor)}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <PersonIcon />
        </IconButton>
      </Tooltip>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': label, sx: { width: 300, p: 2 } } }}
      >
        <Typography sx={{ fontWeight: 650 }}>{viewer.user.name}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {viewer.user.email}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>
          {viewer.roles.map((role) => translate(`law.Role.${role}`, { _: role })).join(', ')}
        </Typography>
        <Button
          fullWidth
          variant="outlined"
          startIcon={<SignOutIcon />}
          onClick={() => leavePage(() => logout({}, undefined, false))}
        >
          {translate('user.signOut')}
        </Button>
      </Popover>
    </>
  );
};
