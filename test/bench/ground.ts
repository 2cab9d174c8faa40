import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AcquiredDatabase, acquireDatabase } from '@vigie/jobs/embedded';
import { LegalEntity, Locale, Membership, makeId, Organisation, Role } from '@vigie/schema';
import { migrate } from '@vigie/schema/database';
import {
  type Databases,
  makeParts,
  openDatabases,
  type Parts,
  type RoleUrls,
  readEnvironment,
  roleUrls,
  Secrets,
  systemActor,
  unitOfWork,
} from '@vigie/server';
import pg from 'pg';

/** People of each organisation. */
const PEOPLE = 10;

/** An organisation of the bench: its controller, and who is told. */
export interface Tenant {
  organisationId: string;
  legalEntityId: string;
  people: string[];
}

/** A PostgreSQL of its own, with the settings that every installation has, and organisations with their staff. */
export class Ground {
  readonly tenants: Tenant[] = [];

  private constructor(
    readonly folder: string,
    readonly database: AcquiredDatabase,
    readonly secretKey: Buffer,
    readonly urls: RoleUrls,
    readonly owner: pg.Pool,
    readonly databases: Databases,
    readonly parts: Parts,
  ) {}

  static async open(organisations: number): Promise<Ground> {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
    const database = await acquireDatabase({ dataDir: join(folder, 'data') });
    const secretKey = randomBytes(32);
    const secrets = new Secrets(secretKey);
    await migrate(database.ownerUrl, {
      vigie_app: secrets.rolePassword('vigie_app'),
      vigie_system: secrets.rolePassword('vigie_system'),
      vigie_jobs: secrets.rolePassword('vigie_jobs'),
    });
    const urls = roleUrls(readEnvironment({}), database.ownerUrl, secrets);
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 3 });
    const databases = await openDatabases(urls, () => undefined, 3);
    const parts = makeParts(databases, secrets, 0);
    const ground = new Ground(folder, database, secretKey, urls, owner, databases, parts);
    for (let number = 1; number <= organisations; number += 1)
      ground.tenants.push(await ground.#found(number));
    return ground;
  }

  /** The process that all others of PostgreSQL are children of. */
  get postmaster(): number {
    return Number.parseInt(readFileSync(join(this.folder, 'data', 'postgres', 'postmaster.pid'), 'utf8'), 10);
  }

  async #found(number: number): Promise<Tenant> {
    const organisationId = makeId('Organisation', Date.now(), randomBytes(8));
    const people: string[] = [];
    for (let place = 1; place <= PEOPLE; place += 1) {
      people.push(
        await this.parts.people.create({
          email: `dpo-${number}-${place}@bench.example`,
          name: `Camille Essai ${place}`,
          locale: place % 2 === 0 ? Locale.EN : Locale.FR,
        }),
      );
    }
    const order = { actor: systemActor(organisationId), organisationId, requestId: 'bench' };
    const legalEntityId = await unitOfWork(this.parts, order, async (ctx) => {
      ctx.make(Organisation, {
        id: organisationId,
        slug: `bench-${number}`,
        name: `Maison Lumen ${number}`,
        timeZone: 'Europe/Paris',
        country: 'FR',
        locale: Locale.FR,
      });
      await ctx.em.flush();
      const entity = ctx.make(LegalEntity, {
        name: `Maison Lumen ${number} SAS`,
        country: 'FR',
        timeZone: 'Europe/Paris',
      });
      for (const userId of people) ctx.make(Membership, { userId, roles: [Role.DPO], legalEntityIds: null });
      return entity.id;
    });
    return { organisationId, legalEntityId, people };
  }

  async rows<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.owner.query(text, values)).rows as T[];
  }

  async close(): Promise<void> {
    await this.databases.close();
    await this.owner.end();
    await this.database.release();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
