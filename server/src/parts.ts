import { Audit } from './audit/audit.service.ts';
import type { Databases } from './database.ts';
import { People } from './identity/people.ts';
import type { Secrets } from './secrets.ts';
import type { Parts } from './unit-of-work.ts';
import { StaffVault } from './vault/staff-vault.ts';
import { Vaults } from './vault/vaults.ts';

/** What every unit of work of a process needs, from its databases and its secret key. */
export const makeParts = (databases: Databases, secrets: Secrets, legalOffset: number): Parts => ({
  databases,
  vaults: new Vaults(secrets),
  audit: new Audit(secrets),
  people: new People(databases.system, new StaffVault(secrets)),
  legalOffset,
});
