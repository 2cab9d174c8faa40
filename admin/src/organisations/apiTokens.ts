import TokenIcon from '@mui/icons-material/VpnKeyOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

const FIELDS = `name prefix scopes effectiveScopes createdAt expiresAt revokedAt lastUsedAt
  maker { id name } ${permissionsOf('revoke', 'takeOver')}`;

/** What software signs in with. */
export const apiTokens: ConsoleResource = {
  name: 'apiTokens',
  noun: 'ApiToken',
  one: 'apiToken',
  domain: 'tokens',
  inputs: { revoke: 'VersionedInput', takeOver: 'VersionedInput' },
  list: FIELDS,
  show: FIELDS,
  views: { list: lazy(() => import('./TokenList.tsx')), icon: TokenIcon },
};
