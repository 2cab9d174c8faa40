import { Button, type ButtonProps } from '@mui/material';
import { LinkBase } from 'react-admin';

/** A link that looks like a button: it goes somewhere, it does nothing. */
export const ButtonLink = ({ to, ...props }: ButtonProps & { to: string }) => (
  <Button {...props} {...({ component: LinkBase, to } as object)} />
);
