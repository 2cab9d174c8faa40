import { randomBytes } from 'node:crypto';
import { conflict, type RetentionClass } from '@vigie/schema';
import { newId } from '../context.ts';
import type { Sql } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import { attempt } from './cipher.ts';
import { addGeneration, type OrganisationKeyRow, OrganisationKeys } from './organisation-keys.ts';

/** Where keys are kept: one organisation, inside one transaction. */
export interface KeyPlace {
  organisationId: string;
  sql: Sql;
  now: Date;
}

/** Whose values a key seals. */
export interface Owner {
  ownerId: string;
  retention: RetentionClass;
}

/** A protection key as it is stored; `wrapped` is null once it is destroyed. */
export interface KeyRow {
  id: string;
  owner_id: string;
  retention_class: string;
  wrapped: Buffer | null;
}

/** A key that seals. */
export interface LiveKey {
  id: string;
  key: Buffer;
}

const NIL = '00000000-0000-0000-0000-000000000000';
const pairOf = (ownerId: string, retention: string): string => `${retention} ${ownerId}`;
const pairOfRow = (row: KeyRow): string => pairOf(row.owner_id, row.retention_class);

/** The key in the clear; throws when its wrap was changed or belongs to another row. */
export const unwrap = (keys: OrganisationKeys, row: KeyRow, wrapped: Buffer): Buffer =>
  keys.unwrap({ id: row.id, ownerId: row.owner_id, retention: row.retention_class }, wrapped);

/** The keys of an organisation in its database. Every question goes there anew: nothing is kept from one to the next. */
export class ProtectionKeys {
  readonly #secrets: Secrets;
  readonly #place: KeyPlace;

  constructor(secrets: Secrets, place: KeyPlace) {
    this.#secrets = secrets;
    this.#place = place;
  }

  /** The keys with these ids or owners, and the organisation's keys, in one statement. */
  async load(
    ids: readonly string[],
    ownerIds: readonly string[] = [],
  ): Promise<{ rows: KeyRow[]; keys: OrganisationKeys }> {
    const { organisationId, sql } = this.#place;
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

  /** A live key for each owner, made where there was none; a conflict where it was destroyed. In the order asked. */
  async forOwners(owners: readonly Owner[]): Promise<(LiveKey | Error)[]> {
    const wanted = new Map(owners.map((owner) => [pairOf(owner.ownerId, owner.retention), owner]));
    const ownerIds = [...new Set(owners.map(({ ownerId }) => ownerId))];
    let { rows, keys } = await this.load([], ownerIds);
    const usable = new Set(rows.filter(({ wrapped }) => wrapped).map(pairOfRow));
    if ([...wanted.keys()].some((pair) => !usable.has(pair))) {
      await this.hold('for key share');
      // Asked again under the lock: the owner may have been given a key meanwhile, or been erased.
      ({ rows, keys } = await this.load([], ownerIds));
      rows.push(...(await this.#make(wanted, rows, keys)));
    }
    const live = new Map<string, LiveKey | Error>();
    for (const row of rows) {
      const { id, wrapped } = row;
      const pair = pairOfRow(row);
      if (!wrapped || live.has(pair) || !wanted.has(pair)) continue;
      const key = attempt(() => unwrap(keys, row, wrapped));
      live.set(pair, key instanceof Error ? key : { id, key });
    }
    return owners.map(({ ownerId, retention }) => live.get(pairOf(ownerId, retention)) ?? conflict());
  }

  /**
   * The organisation's keys, the first made when there is none, locked until the transaction ends: `for key share` by
   * who makes protection keys, `for update` by who destroys them, so that the two exclude each other.
   */
  async hold(lock: 'for key share' | 'for update'): Promise<OrganisationKeys> {
    const { organisationId, sql } = this.#place;
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

  /** Destroys the live keys of these owners in these classes; gives their ids. */
  async destroy(ownerIds: readonly string[], classes: readonly RetentionClass[]): Promise<string[]> {
    const { organisationId, sql, now } = this.#place;
    // Whoever is making a key right now commits first, so that the next statement sees it: none slips through.
    await this.hold('for update');
    const destroyed = await sql<{ id: string }>(
      `update protection_key set wrapped = null, destroyed_at = $4
       where organisation_id = $1 and owner_id = any($2::uuid[]) and retention_class = any($3::text[])
         and wrapped is not null
       returning id`,
      [organisationId, ownerIds, classes, now.toISOString()],
    );
    return destroyed.map(({ id }) => id).sort();
  }

  /** Makes and stores the keys of the owners that never had one. */
  async #make(
    wanted: ReadonlyMap<string, Owner>,
    rows: readonly KeyRow[],
    keys: OrganisationKeys,
  ): Promise<KeyRow[]> {
    const { organisationId, sql, now } = this.#place;
    const had = new Set(rows.map(pairOfRow));
    const made = [...wanted].flatMap(([pair, { ownerId, retention }]): KeyRow[] => {
      if (had.has(pair)) return [];
      const id = newId('ProtectionKey');
      const wrapped = keys.wrap({ id, ownerId, retention }, randomBytes(32));
      return [{ id, owner_id: ownerId, retention_class: retention, wrapped }];
    });
    if (made.length === 0) return made;
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
    return made;
  }
}
