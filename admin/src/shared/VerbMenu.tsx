import MoreIcon from '@mui/icons-material/ExpandMoreOutlined';
import { Button, type ButtonProps, ListItemIcon, ListItemText, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { useRefusals, type Verb } from './verb.ts';

interface VerbMenuProps {
  label: string;
  /** What a screen reader hears where several menus have the same label. */
  name?: string;
  verbs: Verb[];
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
}

/** The verbs that are not the next step. A refused one stays, can be reached, and says why under its name. */
export const VerbMenu = ({ label, name, verbs, variant = 'outlined', size }: VerbMenuProps) => {
  const refusalOf = useRefusals();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState<Verb | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        {...{ variant, size }}
        id={id}
        endIcon={<MoreIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-label={name}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={close}
        slotProps={{
          list: { 'aria-labelledby': id, disabledItemsFocusable: true },
          paper: { sx: { maxWidth: 'min(420px, calc(100vw - 32px))' } },
        }}
      >
        {verbs.map((verb) => {
          const refusal = refusalOf(verb.verb);
          const Icon = verb.icon;
          return (
            <MenuItem
              key={verb.verb}
              aria-disabled={refusal !== null || undefined}
              onClick={() => {
                if (refusal !== null) return;
                close();
                setChosen(verb);
              }}
              sx={{
                alignItems: 'flex-start',
                whiteSpace: 'normal',
                ...(refusal !== null && { color: 'text.disabled', cursor: 'not-allowed' }),
              }}
            >
              <ListItemIcon sx={{ mt: 0.25, color: 'inherit' }}>
                <Icon />
              </ListItemIcon>
              <ListItemText
                primary={verb.label}
                secondary={refusal}
                slotProps={{ secondary: { sx: { fontSize: '0.8125rem', color: 'text.secondary' } } }}
              />
            </MenuItem>
          );
        })}
      </Menu>
      {chosen && <chosen.Dialog onClose={() => setChosen(null)} />}
    </>
  );
};
