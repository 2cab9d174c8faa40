import { Button } from '@mui/material';
import { type ComponentType, useState } from 'react';

interface DialogButtonProps {
  label: string;
  icon: ComponentType;
  Dialog: ComponentType<{ onClose: () => void }>;
}

/** The filled button of a page that opens a form for something new, or something to be found. */
export const DialogButton = ({ label, icon: Icon, Dialog }: DialogButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" aria-haspopup="dialog" startIcon={<Icon />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
};
