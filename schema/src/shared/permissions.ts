import { Role } from './role.terms.ts';

/** Every scope there is: `<domain>:<read|write|decide|reveal|export|admin>`. Tokens name them, roles are made of them. */
export const SCOPES = [
  'organisations:read',
  'organisations:admin',
  'members:read',
  'members:admin',
  'tokens:read',
  'tokens:admin',
  'subjects:read',
  'subjects:write',
  'subjects:decide',
  'subjects:reveal',
  'requests:read',
  'requests:write',
  'requests:decide',
  'requests:reveal',
  'documents:read',
  'documents:write',
  'documents:reveal',
  'breaches:read',
  'breaches:write',
  'breaches:decide',
  'breaches:reveal',
  'tasks:read',
  'tasks:write',
  'deadlines:read',
  'deadlines:write',
  'deadlines:admin',
  'notifications:read',
  'mails:read',
  'mails:reveal',
  'audit:read',
  'audit:export',
  'jobs:read',
  'jobs:admin',
  'metrics:read',
] as const;

export type Scope = (typeof SCOPES)[number];

const READ: Scope[] = [
  'organisations:read',
  'members:read',
  'subjects:read',
  'requests:read',
  'documents:read',
  'breaches:read',
  'tasks:read',
  'deadlines:read',
  'notifications:read',
];

const CASE_WORK: Scope[] = [
  'subjects:write',
  'subjects:reveal',
  'requests:write',
  'requests:reveal',
  'documents:write',
  'documents:reveal',
  'breaches:write',
  'breaches:reveal',
  'tasks:write',
  'deadlines:write',
  'mails:read',
  'mails:reveal',
];

/** What each role may do. A scope that is not here is refused. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  [Role.OWNER]: [
    ...READ,
    'organisations:admin',
    'members:admin',
    'tokens:read',
    'tokens:admin',
    'deadlines:admin',
    'mails:read',
    'audit:read',
    'jobs:read',
    'jobs:admin',
    'metrics:read',
  ],
  [Role.CONTROLLER_REPRESENTATIVE]: [
    ...READ,
    ...CASE_WORK,
    'subjects:decide',
    'requests:decide',
    'breaches:decide',
    'deadlines:admin',
    'tokens:read',
    'tokens:admin',
    'audit:read',
  ],
  [Role.DPO]: [
    ...READ,
    ...CASE_WORK,
    'subjects:decide',
    'requests:decide',
    'breaches:decide',
    'deadlines:admin',
    'tokens:read',
    'audit:read',
    'audit:export',
    'jobs:read',
    'jobs:admin',
  ],
  [Role.PRIVACY_OFFICER]: [...READ, ...CASE_WORK, 'requests:decide', 'breaches:decide', 'audit:read'],
  [Role.PROCESSOR_MANAGER]: [...READ, 'tasks:write'],
  [Role.BUSINESS_OWNER]: [
    'organisations:read',
    'requests:read',
    'documents:read',
    'breaches:read',
    'tasks:read',
    'tasks:write',
    'deadlines:read',
    'notifications:read',
  ],
  [Role.AUDITOR]: [...READ, 'tokens:read', 'mails:read', 'audit:read', 'audit:export', 'jobs:read'],
  [Role.INTEGRATOR]: [
    'organisations:read',
    'tokens:read',
    'tokens:admin',
    'jobs:read',
    'metrics:read',
    'notifications:read',
  ],
};

/** All that a person with these roles may do. */
export const scopesOf = (roles: readonly Role[]): Set<Scope> =>
  new Set(roles.flatMap((role) => ROLE_SCOPES[role]));

/** What a token may do: its scopes, as far as the member who answers for it has them now; `roles` is null where nobody does. */
export const scopesOfToken = (scopes: readonly string[], roles: readonly Role[] | null): Scope[] => {
  const held: ReadonlySet<string> = roles ? scopesOf(roles) : new Set(SCOPES);
  return scopes.filter((scope): scope is Scope => held.has(scope));
};

/** The legal entities that are in both; null is all of them. */
export const commonReach = (
  one: readonly string[] | null,
  other: readonly string[] | null,
): readonly string[] | null => (one && other ? one.filter((id) => other.includes(id)) : (one ?? other));

/** Whether a role makes its holder able to make tokens. */
export const makesTokens = (role: Role): boolean => ROLE_SCOPES[role].includes('tokens:admin');

/** The roles that a small body may give to one person only with a warning that stays, GDPR 38(6). */
export const conflictOfRoles = (roles: readonly Role[]): string | null =>
  roles.includes(Role.DPO) && (roles.includes(Role.OWNER) || roles.includes(Role.CONTROLLER_REPRESENTATIVE))
    ? 'DPO_CONFLICT_OF_INTEREST'
    : null;

/**
 * What a call needs: a scope; `SIGNED_IN`, any valid sign-in or token; `PUBLIC`, nothing at all; `SELF`, a person's own
 * sign-in, whatever the organisation.
 */
export type Requirement = Scope | 'SIGNED_IN' | 'PUBLIC' | 'SELF';
