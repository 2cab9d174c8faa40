import { randomBytes } from 'node:crypto';
import { conflict, type IdentifierScheme, type RetentionClass, type Sealed } from '@vigie/schema';
import DataLoader from 'dataloader';
import { newId } from '../context.ts';
import type { Sql } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import { bound, box, prefixOf, SealBroken, unbox } from './cipher.ts';
import { addGeneration, type OrganisationKeyRow, OrganisationKeys } from './organisation-keys.ts';
import { ReadingLog } from './readings.ts';
import type { ToOpen, Vault } from './vault.ts';

/** Where a vault works: one organisation, inside one transaction. */
export interface VaultPlace {
  organisationId: string;
  sql: Sql;
  now: Date;
  readings?: ReadingLog;
}

/** Makes the vault of one unit of work or one query. It keeps no key: an erasure holds at once, on every node. */
export class Vaults {
  readonly #secrets: Secrets;
  readonly #onReading: (field: string) => void;

  constructor(secrets: Secrets, onReading: (field: string) => void = () => undefined) {
    this.#secrets = secrets;
    this.#onReading = onReading;
  }

  of(inside: VaultPlace): Vault {
    return new OrganisationVault(this.#secrets, inside, this.#onReading);
  }

  /** Adds a generation of the organisation's key and gives its number. What was sealed before still opens. */
  async rotate({ organisationId, sql }: VaultPlace): Promise<number> {
    const [last] = await sql<{ generation: number | null }>(
      'select max(generation) as generation from organisation_key where organisation_id = $1',
      [organisationId],
    );
    const generation = (last?.generation ?? 0) + 1;
    await addGeneration(this.#secrets, sql, organisationId, generation);
    return generation;
  }
}

interface KeyRow {
  id: string;
  owner_id: string;
  retention_class: string;
  wrapped: Buffer | null;
}

interface LiveKey {
  id: string;
  key: Buffer;
}

const KEY_ID = 16;
const NIL = '00000000-0000-0000-0000-000000000000';
const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOfBytes = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const pairOf = (ownerId: string, retention: string): string => `${retention} ${ownerId}`;
const placeOf = (row: KeyRow) => ({ id: row.id, ownerId: row.owner_id, retention: row.retention_class });

// The key's id is in the prefix, which the box binds as well.
const bindingOf = (organisationId: string, field: string, rowId: string) =>
  bound('vigie/sealed', organisationId, field, rowId);

class OrganisationVault implements Vault {
  readonly readings: ReadingLog;
  readonly #secrets: Secrets;
  readonly #inside: VaultPlace;
  readonly #onReading: (field: string) => void;
  readonly #opening: DataLoader<ToOpen, string | null>;
  readonly #sealing: DataLoader<{ ownerId: string; retention: RetentionClass }, LiveKey>;

  constructor(secrets: Secrets, inside: VaultPlace, onReading: (field: string) => void) {
    this.#secrets = secrets;
    this.#inside = inside;
    this.#onReading = onReading;
    this.readings = inside.readings ?? new ReadingLog();
    // Batches only: a kept answer would outlive its key, and a kept key a savepoint that was rolled back.
    this.#opening = new DataLoader((items) => this.#openEach(items), { cache: false });
    this.#sealing = new DataLoader((owners) => this.#keysFor(owners), { cache: false });
  }

  async seal(
    ownerId: string,
    retention: RetentionClass,
    field: string,
    text: string,
    rowId = ownerId,
  ): Promise<Sealed> {
    const { id, key } = await this.#sealing.load({ ownerId, retention });
    const binding = bindingOf(this.#inside.organisationId, field, rowId);
    return box(key, Buffer.from(text, 'utf8'), binding, bytesOfId(id)) as Sealed;
  }

  async open(items: readonly ToOpen[]): Promise<(string | null)[]> {
    const opened = await this.#openEach(items);
    return opened.map((result) => {
      if (result instanceof Error) throw result;
      return result;
    });
  }

  openOne(item: ToOpen): Promise<string | null> {
    return this.#opening.load(item);
  }

  async index(scheme: IdentifierScheme | 'STAFF', normalised: string): Promise<Buffer> {
    let { keys } = await this.#load([], []);
    if (keys.isEmpty) {
      // A look-up before anything was ever stored: it finds nothing, whatever it asks for.
      if (await this.#isReadOnly()) return randomBytes(32);
      keys = await this.#holdOrganisationKeys('for key share');
    }
    return keys.indexes(scheme, normalised)[0] as Buffer;
  }

  async indexes(scheme: IdentifierScheme | 'STAFF', normalised: string): Promise<Buffer[]> {
    const { keys } = await this.#load([], []);
    return keys.indexes(scheme, normalised);
  }

  async destroyKeys(ownerIds: readonly string[], classes: readonly RetentionClass[]): Promise<string[]> {
    const { organisationId, sql, now } = this.#inside;
    if (ownerIds.length === 0 || classes.length === 0) return [];
    // Whoever is making a key right now commits first, so that the next statement sees it: none slips through.
    await this.#holdOrganisationKeys('for update');
    const destroyed = await sql<{ id: string }>(
      `update protection_key set wrapped = null, destroyed_at = $4
       where organisation_id = $1 and owner_id = any($2::uuid[]) and retention_class = any($3::text[])
         and wrapped is not null
       returning id`,
      [organisationId, ownerIds, classes, now.toISOString()],
    );
    return destroyed.map(({ id }) => id).sort();
  }

  async countRefused(keyIds: readonly string[]): Promise<number> {
    const asked = [...new Set(keyIds)];
    const { rows, keys } = await this.#load(asked, []);
    const found = new Map(rows.map((row) => [row.id, row]));
    // Bytes that are still there and merely fail to unwrap prove no destruction: they do not count.
    return asked.filter((id) => {
      const row = found.get(id);
      if (!row?.wrapped) return true;
      try {
        keys.unwrap(placeOf(row), row.wrapped);
      } catch {}
      return false;
    }).length;
  }

  /** Opens each, or gives the error that one of them is; one statement for all. */
  async #openEach(items: readonly ToOpen[]): Promise<(string | null | Error)[]> {
    if (items.length === 0) return [];
    const keyIds = items.map((item) => attempt(() => idOfBytes(prefixOf(item.sealed, KEY_ID, item.field))));
    const { rows, keys } = await this.#load([...new Set(keyIds.filter((id) => typeof id === 'string'))], []);
    const found = new Map(rows.map((row) => [row.id, row]));
    const unwrapped = new Map<string, Buffer | Error>();
    const keyOf = (row: KeyRow, wrapped: Buffer): Buffer | Error => {
      const known = unwrapped.get(row.id) ?? attempt(() => keys.unwrap(placeOf(row), wrapped));
      unwrapped.set(row.id, known);
      return known;
    };
    return items.map((item, place) => {
      const keyId = keyIds[place] as string | Error;
      if (keyId instanceof Error) return keyId;
      const row = found.get(keyId);
      if (!row) return new SealBroken(`${item.field} names a key that this organisation does not have`);
      if (!row.wrapped) return null;
      const key = keyOf(row, row.wrapped);
      if (key instanceof Error) return key;
      const binding = bindingOf(this.#inside.organisationId, item.field, item.rowId ?? item.nodeId);
      const text = attempt(() => unbox(key, item.sealed, binding, item.field, KEY_ID).toString('utf8'));
      if (typeof text !== 'string') return text;
      this.readings.note(item.nodeId, item.field);
      this.#onReading(item.field);
      return text;
    });
  }

  /** A live key for each owner and class; what is missing is made. */
  async #keysFor(
    owners: readonly { ownerId: string; retention: RetentionClass }[],
  ): Promise<(LiveKey | Error)[]> {
    const wanted = new Map(owners.map((owner) => [pairOf(owner.ownerId, owner.retention), owner]));
    const ownerIds = [...new Set(owners.map(({ ownerId }) => ownerId))];
    let { rows, keys } = await this.#load([], ownerIds);
    if (
      [...wanted.keys()].some(
        (pair) => !rows.some((row) => row.wrapped && pairOf(row.owner_id, row.retention_class) === pair),
      )
    ) {
      await this.#holdOrganisationKeys('for key share');
      ({ rows, keys } = await this.#load([], ownerIds));
      rows.push(...(await this.#make(wanted, rows, keys)));
    }
    const live = new Map<string, LiveKey | Error>();
    for (const row of rows) {
      const pair = pairOf(row.owner_id, row.retention_class);
      const { wrapped } = row;
      if (!wrapped || live.has(pair) || !wanted.has(pair)) continue;
      live.set(
        pair,
        attempt(() => ({ id: row.id, key: keys.unwrap(placeOf(row), wrapped) })),
      );
    }
    return owners.map(({ ownerId, retention }) => live.get(pairOf(ownerId, retention)) ?? conflict());
  }

  /** Makes and stores the keys of the pairs that never had one. */
  async #make(
    wanted: ReadonlyMap<string, { ownerId: string; retention: RetentionClass }>,
    rows: readonly KeyRow[],
    keys: OrganisationKeys,
  ): Promise<KeyRow[]> {
    const { organisationId, sql, now } = this.#inside;
    const had = new Set(rows.map((row) => pairOf(row.owner_id, row.retention_class)));
    const made = [...wanted].flatMap(([pair, { ownerId, retention }]): KeyRow[] => {
      if (had.has(pair)) return [];
      const place = { id: newId('ProtectionKey'), ownerId, retention };
      const wrapped = keys.wrap(place, randomBytes(32));
      return [{ id: place.id, owner_id: ownerId, retention_class: retention, wrapped }];
    });
    if (made.length > 0) {
      await sql(
        `insert into protection_key (organisation_id, id, owner_id, retention_class, wrapped, created_at)
         select $1::uuid, id, owner_id, retention_class, wrapped, $2::timestamptz
         from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bytea[]) as k (id, owner_id, retention_class, wrapped)`,
        [
          organisationId,
          now.toISOString(),
          made.map(({ id }) => id),
          made.map(({ owner_id }) => owner_id),
          made.map(({ retention_class }) => retention_class),
          made.map(({ wrapped }) => wrapped),
        ],
      );
    }
    return made;
  }

  /** The protection keys with these ids or owners, and the organisation's keys, in one statement. */
  async #load(
    ids: readonly string[],
    ownerIds: readonly string[],
  ): Promise<{ rows: KeyRow[]; keys: OrganisationKeys }> {
    const { organisationId, sql } = this.#inside;
    const found = await sql<KeyRow & { generation: number }>(
      `select id, owner_id, retention_class, wrapped, 0 as generation from protection_key
       where organisation_id = $1 and (id = any($2::uuid[]) or owner_id = any($3::uuid[]))
       union all
       select $4::uuid, $4::uuid, '', wrapped, generation from organisation_key where organisation_id = $1
       order by generation, id`,
      [organisationId, ids, ownerIds, NIL],
    );
    const keys = found.filter(({ id }) => id === NIL) as (KeyRow & OrganisationKeyRow)[];
    return {
      rows: found.filter(({ id }) => id !== NIL),
      keys: new OrganisationKeys(this.#secrets, organisationId, keys),
    };
  }

  /**
   * The organisation's keys, the first made when there is none, locked until the transaction ends: `for key share` by
   * who makes protection keys, `for update` by who destroys them, so that the two exclude each other.
   */
  async #holdOrganisationKeys(lock: 'for key share' | 'for update'): Promise<OrganisationKeys> {
    const { organisationId, sql } = this.#inside;
    const read = () =>
      sql<OrganisationKeyRow>(
        `select generation, wrapped from organisation_key where organisation_id = $1 order by generation ${lock}`,
        [organisationId],
      );
    let rows = await read();
    if (rows.length === 0) {
      await addGeneration(this.#secrets, sql, organisationId, 1);
      rows = await read();
    }
    return new OrganisationKeys(this.#secrets, organisationId, rows);
  }

  async #isReadOnly(): Promise<boolean> {
    const [row] = await this.#inside.sql<{ mode: string }>(
      `select current_setting('transaction_read_only') as mode`,
    );
    return row?.mode === 'on';
  }
}

function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
}
