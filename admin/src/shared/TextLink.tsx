import { Link, type LinkProps } from '@mui/material';
import { LinkBase } from 'react-admin';

export const TextLink = ({ to, ...props }: LinkProps & { to: string }) => (
  <Link {...props} {...({ component: LinkBase, to } as object)} />
);
