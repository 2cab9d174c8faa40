import PersonIcon from '@mui/icons-material/AccountCircleOutlined';
import SignOutIcon from '@mui/icons-material/LogoutOutlined';
import { Box, Divider, IconButton, ListItemIcon, Menu, MenuItem, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { useViewer } from '../session/viewer.ts';

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
          aria-haspopup="menu"
          aria-expanded={Boolean(anchor)}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <PersonIcon />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': label } }}
      >
        <Box component="li" role="none" sx={{ px: 2, py: 1, maxWidth: 300 }}>
          <Typography sx={{ fontWeight: 650 }}>{viewer.user.name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {viewer.user.email}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {viewer.roles.map((role) => translate(`role.${role}`, { _: role })).join(', ')}
          </Typography>
        </Box>
        <Divider component="li" role="none" />
        <MenuItem onClick={() => logout()}>
          <ListItemIcon>
            <SignOutIcon fontSize="small" />
          </ListItemIcon>
          {translate('user.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
};
