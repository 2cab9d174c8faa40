import { randomBytes } from 'node:crypto';
import { formerFieldOf, type IdentifierScheme, type RetentionClass, type Sealed } from '@vigie/schema';
import DataLoader from 'dataloader';
import type { Sql } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import { attempt, bound, box, prefixOf, SealBroken, unbox } from './cipher.ts';
import {
  type KeyPlace,
  type KeyRow,
  type LiveKey,
  type Owner,
  ProtectionKeys,
  unwrap,
} from './protection-keys.ts';
import { ReadingLog } from './readings.ts';
import type { ToOpen, Vault } from './vault.ts';

const KEY_ID = 16;
const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOfBytes = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const textOf = (bytes: Buffer | null): string | null => bytes?.toString('utf8') ?? null;

/** A broken seal says where it lies. */
const placed = (
  { nodeId, rowId = nodeId, field }: ToOpen,
  opened: Buffer | null | Error,
): Buffer | null | Error => (opened instanceof SealBroken ? opened.at({ nodeId, rowId, field }) : opened);

/**
 * The vault of one organisation. A sealed value is version (1 byte), key id (16), nonce (12), ciphertext, tag (16),
 * AES-256-GCM under the protection key, bound to version, key id, organisation, field code and row.
 */
export class OrganisationVault implements Vault {
  readonly readings: ReadingLog;
  readonly #organisationId: string;
  readonly #sql: Sql;
  readonly #keys: ProtectionKeys;
  readonly #onReading: (field: string) => void;
  readonly #opening: DataLoader<ToOpen, Buffer | null>;
  readonly #sealing: DataLoader<Owner, LiveKey>;

  constructor(
    secrets: Secrets,
    place: KeyPlace & { readings?: ReadingLog },
    onReading: (field: string) => void,
  ) {
    this.#organisationId = place.organisationId;
    this.#sql = place.sql;
    this.#keys = new ProtectionKeys(secrets, place);
    this.#onReading = onReading;
    this.readings = place.readings ?? new ReadingLog();
    // Batches only: a kept answer would outlive its key, and a kept key a savepoint that was rolled back.
    this.#opening = new DataLoader((items) => this.#openEach(items), { cache: false });
    this.#sealing = new DataLoader((owners) => this.#keys.forOwners(owners), { cache: false });
  }

  async seal(
    ownerId: string,
    retention: RetentionClass,
    field: string,
    value: string | Uint8Array,
    rowId = ownerId,
  ): Promise<Sealed> {
    const { id, key } = await this.#sealing.load({ ownerId, retention });
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    return box(key, bytes, this.#bindingOf(field, rowId), bytesOfId(id)) as Sealed;
  }

  async open(items: readonly ToOpen[]): Promise<(string | null)[]> {
    const opened = await this.#openEach(items);
    return opened.map((result) => {
      if (result instanceof Error) throw result;
      return textOf(result);
    });
  }

  async openOne(item: ToOpen): Promise<string | null> {
    return textOf(await this.#opening.load(item));
  }

  openBytes(item: ToOpen): Promise<Buffer | null> {
    return this.#opening.load(item);
  }

  async holds(item: ToOpen, text: string, spell = (each: string) => each): Promise<boolean> {
    const kept = textOf(await this.#opening.load({ ...item, staysInside: true }));
    return kept !== null && spell(kept) === spell(text);
  }

  async index(scheme: IdentifierScheme | 'STAFF', normalised: string): Promise<Buffer> {
    let { keys } = await this.#keys.load([]);
    if (keys.isEmpty) {
      // A look-up before anything was ever stored: it finds nothing, whatever it asks for.
      if (await this.#isReadOnly()) return randomBytes(32);
      keys = await this.#keys.hold('for key share');
    }
    return keys.indexes(scheme, normalised)[0] as Buffer;
  }

  async indexes(scheme: IdentifierScheme | 'STAFF', normalised: string): Promise<Buffer[]> {
    const { keys } = await this.#keys.load([]);
    return keys.indexes(scheme, normalised);
  }

  async destroyKeys(ownerIds: readonly string[], classes: readonly RetentionClass[]): Promise<string[]> {
    return ownerIds.length === 0 || classes.length === 0 ? [] : this.#keys.destroy(ownerIds, classes);
  }

  async countRefused(keyIds: readonly string[]): Promise<number> {
    const asked = [...new Set(keyIds)];
    const { rows, keys } = await this.#keys.load(asked);
    const found = new Map(rows.map((row) => [row.id, row]));
    return asked.filter((id) => {
      const row = found.get(id);
      if (!row?.wrapped) return true;
      // Bytes that are still there and do not unwrap prove no destruction: that throws rather than counts.
      unwrap(keys, row, row.wrapped);
      return false;
    }).length;
  }

  /** Opens each, or gives the error that stands in its way; one statement for all. */
  async #openEach(items: readonly ToOpen[]): Promise<(Buffer | null | Error)[]> {
    if (items.length === 0) return [];
    const keyIds = items.map((item) => attempt(() => idOfBytes(prefixOf(item.sealed, KEY_ID, item.field))));
    const { rows, keys } = await this.#keys.load([...new Set(keyIds.filter((id) => typeof id === 'string'))]);
    const found = new Map<string, KeyRow & { key?: Buffer | Error }>(rows.map((row) => [row.id, row]));
    const openedOf = (item: ToOpen, keyId: string | Error): Buffer | null | Error => {
      if (keyId instanceof Error) return keyId;
      const row = found.get(keyId);
      if (!row)
        return new SealBroken(
          'SEAL_KEY_MISSING',
          `${item.field} names a key that this organisation does not have`,
        );
      const { wrapped } = row;
      if (!wrapped) return null;
      row.key ??= attempt(() => unwrap(keys, row, wrapped));
      return row.key instanceof Error ? row.key : this.#openWith(row.key, item);
    };
    return items.map((item, place) => placed(item, openedOf(item, keyIds[place] as string | Error)));
  }

  #openWith(key: Buffer, item: ToOpen): Buffer | Error {
    const open = (field: string) => {
      const binding = this.#bindingOf(field, item.rowId ?? item.nodeId);
      return attempt(() => unbox(key, item.sealed, binding, item.field, KEY_ID));
    };
    const former = formerFieldOf(item.field);
    const now = open(item.field);
    const bytes = now instanceof Error && former ? open(former) : now;
    if (bytes instanceof Error) return bytes;
    if (!item.staysInside) {
      this.readings.note(item.nodeId, item.field);
      this.#onReading(item.field);
    }
    return bytes;
  }

  // The key's id is the prefix of the box, which binds it as well.
  #bindingOf(field: string, rowId: string): Buffer {
    return bound('vigie/sealed', this.#organisationId, field, rowId);
  }

  async #isReadOnly(): Promise<boolean> {
    const [row] = await this.#sql<{ mode: string }>(
      `select current_setting('transaction_read_only') as mode`,
    );
    return row?.mode === 'on';
  }
}
