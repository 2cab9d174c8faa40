import { Button, IconButton, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';

interface ChoiceMenuProps {
  label: string;
  icon?: ReactNode;
  /** Shown beside the icon; without it the button is round. */
  text?: ReactNode;
  endIcon?: ReactNode;
  choices: { id: string; name: string; lang?: string }[];
  value?: string;
  onChoose: (id: string) => void;
}

/** A button of the mast that opens one choice of several. */
export const ChoiceMenu = ({ label, icon, text, endIcon, choices, value, onChoose }: ChoiceMenuProps) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const props = {
    'aria-label': label,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': Boolean(anchor),
    'aria-controls': anchor ? id : undefined,
    onClick: (event: { currentTarget: HTMLElement }) => setAnchor(event.currentTarget),
  };
  return (
    <>
      <Tooltip title={label}>
        {text ? (
          <Button
            {...props}
            startIcon={icon}
            endIcon={endIcon}
            sx={{ minWidth: 0, px: 1.25, '& .MuiButton-startIcon': { mr: 0.75 } }}
          >
            {text}
          </Button>
        ) : (
          <IconButton {...props}>{icon}</IconButton>
        )}
      </Tooltip>
      <Menu
        id={id}
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': label } }}
      >
        {choices.map((choice) => (
          <MenuItem
            key={choice.id}
            selected={choice.id === value}
            lang={choice.lang}
            role="menuitemradio"
            aria-checked={choice.id === value}
            onClick={() => {
              setAnchor(null);
              onChoose(choice.id);
            }}
          >
            <ListItemText>{choice.name}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
