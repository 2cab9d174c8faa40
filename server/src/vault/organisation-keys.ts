import { createHmac, randomBytes } from 'node:crypto';
import type { Sql } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import { bound, box, derive, prefixOf, SealBroken, unbox } from './cipher.ts';

const bindingOf = (organisationId: string, generation: number) =>
  bound('vigie/organisation-key', organisationId, String(generation));

/** A protection key as its wrap is bound to it: bytes moved to another row do not unwrap. */
export interface WrapPlace {
  id: string;
  ownerId: string;
  retention: string;
}

/** One row of `organisation_key`. */
export interface OrganisationKeyRow {
  generation: number;
  wrapped: Buffer;
}

/** The unwrapped generations of one organisation's key, as one statement found them. Never kept beyond a unit. */
export class OrganisationKeys {
  readonly #organisationId: string;
  readonly #keys: Map<number, Buffer>;

  constructor(secrets: Secrets, organisationId: string, rows: readonly OrganisationKeyRow[]) {
    this.#organisationId = organisationId;
    const master = secrets.key('organisation-keys');
    this.#keys = new Map(
      [...rows]
        .sort((a, b) => b.generation - a.generation)
        .map(({ generation, wrapped }) => [
          generation,
          unbox(master, wrapped, bindingOf(organisationId, generation), 'the key of the organisation'),
        ]),
    );
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  #newest(): number {
    for (const generation of this.#keys.keys()) return generation;
    throw new SealBroken('SEAL_KEY_MISSING', 'the organisation has no key');
  }

  #wrapping(generation: number): Buffer {
    const key = this.#keys.get(generation);
    if (!key)
      throw new SealBroken('SEAL_KEY_MISSING', 'the key of the organisation that wraps this one is gone');
    return derive(key, 'protection-keys');
  }

  #place(place: WrapPlace): Buffer {
    return bound('vigie/protection-key', this.#organisationId, place.id, place.ownerId, place.retention);
  }

  /** Wraps a protection key under the newest generation. */
  wrap(place: WrapPlace, key: Buffer): Buffer {
    const generation = this.#newest();
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(generation);
    return box(this.#wrapping(generation), key, this.#place(place), prefix);
  }

  unwrap(place: WrapPlace, wrapped: Buffer): Buffer {
    const generation = prefixOf(wrapped, 4, 'a protection key').readUInt32BE();
    return unbox(this.#wrapping(generation), wrapped, this.#place(place), 'a protection key', 4);
  }

  /** The keyed hashes of an identifier, one a generation, the newest first. */
  indexes(scheme: string, normalised: string): Buffer[] {
    return [...this.#keys.values()].map((key) =>
      createHmac('sha256', derive(key, 'index', scheme))
        .update(normalised, 'utf8')
        .digest(),
    );
  }
}

/**
 * Adds a generation of the organisation's key: the first, or one more. Two at once both go on with the one that was
 * inserted first. Older generations stay, since keys are wrapped and identifiers indexed under them.
 */
export async function addGeneration(
  secrets: Secrets,
  sql: Sql,
  organisationId: string,
  generation: number,
): Promise<void> {
  const wrapped = box(
    secrets.key('organisation-keys'),
    randomBytes(32),
    bindingOf(organisationId, generation),
  );
  await sql(
    `insert into organisation_key (organisation_id, generation, wrapped, created_at)
     values ($1, $2, $3, clock_timestamp()) on conflict (organisation_id, generation) do nothing`,
    [organisationId, generation, wrapped],
  );
}
