import TokenIcon from '@mui/icons-material/VpnKeyOutlined';
import { mutationsOf, TOKEN_VERBS } from '@vigie/schema/rules';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

const FIELDS = `name prefix scopes effectiveScopes createdAt expiresAt revokedAt lastUsedAt
  maker { id name } ${permissionsOf(...Object.keys(TOKEN_VERBS))}`;

/** What software signs in with. */
export const apiTokens: ConsoleResource = {
  name: 'apiTokens',
  noun: 'ApiToken',
  one: 'apiToken',
  domain: 'tokens',
  mutations: mutationsOf('ApiToken', TOKEN_VERBS),
  list: FIELDS,
  show: FIELDS,
  views: { list: lazy(() => import('./TokenList.tsx')), icon: TokenIcon },
};
