import type { Secrets } from '../secrets.ts';
import { addGeneration } from './organisation-keys.ts';
import { OrganisationVault } from './organisation-vault.ts';
import type { KeyPlace } from './protection-keys.ts';
import type { ReadingLog } from './readings.ts';
import type { Vault } from './vault.ts';

/** Where a vault works: one organisation, inside one transaction. */
export interface VaultPlace extends KeyPlace {
  readings?: ReadingLog;
}

/** Makes the vault of one unit of work or one query. It keeps no key: an erasure holds at once, on every node. */
export class Vaults {
  readonly #secrets: Secrets;
  readonly #onReading: (field: string) => void;

  /** @param onReading called with the field's code at each value that is opened, as for a counter */
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
