import { TrailKeys } from '../audit/entry.ts';
import type { Secrets } from '../secrets.ts';
import { OrganisationKeys } from '../vault/organisation-keys.ts';
import { StaffVault } from '../vault/staff-vault.ts';

/** One statement without values; the rows it gives. */
export type Run = (text: string) => Promise<Record<string, unknown>[]>;

/** What stands in a database and was made under its secret key. Bytes come as hexadecimal digits: the same from any driver. */
interface Evidence {
  table: string;
  /** The oldest row, which an accident of later days did not write. */
  text: string;
  /** Whether it was made under this key; it may throw instead of saying no. */
  proves(secrets: Secrets, row: Record<string, unknown>): boolean;
}

const bytes = (value: unknown): Buffer => Buffer.from(String(value), 'hex');

export const STAFF: Evidence = {
  table: 'user_account',
  text: `select encode(key_wrapped, 'hex') as wrapped, encode(email, 'hex') as email from user_account
         where key_wrapped is not null and email is not null order by created_at, id limit 1`,
  proves: (secrets, { wrapped, email }) =>
    new StaffVault(secrets).open(bytes(wrapped), 'User.email', bytes(email)) !== null,
};

const TRAIL: Evidence = {
  table: 'audit_entry',
  text: `select organisation_id::text as organisation, encode(canonical, 'hex') as canonical,
           encode(nonce, 'hex') as nonce, encode(mac, 'hex') as mac
         from audit_entry order by organisation_id, id limit 1`,
  proves: (secrets, { organisation, canonical, nonce, mac }) =>
    new TrailKeys(secrets, String(organisation)).isGenuine({
      canonical: bytes(canonical),
      nonce: bytes(nonce),
      mac: bytes(mac),
    }),
};

const ORGANISATION_KEY: Evidence = {
  table: 'organisation_key',
  text: `select organisation_id::text as organisation, generation, encode(wrapped, 'hex') as wrapped
         from organisation_key order by created_at, organisation_id, generation limit 1`,
  proves: (secrets, { organisation, generation, wrapped }) => {
    const row = { generation: Number(generation), wrapped: bytes(wrapped) };
    return !new OrganisationKeys(secrets, String(organisation), [row]).isEmpty;
  },
};

/** What the owner of the database may look at, and what `vigie_system` may. */
export const OWNERS_EVIDENCE = [STAFF, ORGANISATION_KEY, TRAIL] as const;
export const SYSTEMS_EVIDENCE = [STAFF, TRAIL] as const;

/** Whether what stands was made under this key; null where nothing stands that could tell. */
export async function isProved(
  run: Run,
  secrets: Secrets,
  evidence: readonly Evidence[],
): Promise<boolean | null> {
  for (const { text, proves } of evidence) {
    const [row] = await run(text);
    if (!row) continue;
    try {
      return proves(secrets, row);
    } catch {
      return false;
    }
  }
  return null;
}
