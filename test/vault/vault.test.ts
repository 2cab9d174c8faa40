import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdentifierScheme, RetentionClass, type Sealed } from '@vigie/schema';
import type { Sql } from '../../server/src/database.ts';
import { Secrets } from '../../server/src/secrets.ts';
import { SealBroken } from '../../server/src/vault/cipher.ts';
import type { Vault } from '../../server/src/vault/vault.ts';
import { Vaults } from '../../server/src/vault/vaults.ts';
import { newNode, newOrganisation, secrets, TestDatabase } from '../audit/trail.database.ts';
import { MORNING } from '../harness/clock.ts';
import { until } from '../harness/pace.ts';

const CANARY = 'Jeanne Canari-Zéphyrine';
const FIELD = 'DataSubject.name';
const now = new Date(MORNING);
const { PROFILE, REQUEST_FILE } = RetentionClass;

describe('the vault', () => {
  let database: TestDatabase;
  const vaults = new Vaults(secrets);
  const inVault = <T>(
    organisationId: string,
    work: (vault: Vault, sql: Sql) => Promise<T>,
    of = vaults,
  ): Promise<T> =>
    database.inOrganisation(organisationId, (sql) => work(of.of({ organisationId, sql, now }), sql));
  const sealOne = (organisationId: string, ownerId: string, text = CANARY): Promise<Sealed> =>
    inVault(organisationId, (vault) => vault.seal(ownerId, PROFILE, FIELD, text));

  /** Whether somebody waits for a lock here. */
  const isWaiting = async (): Promise<boolean> => {
    const { rowCount } = await database.owner.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    return rowCount !== 0;
  };

  beforeAll(async () => {
    database = await TestDatabase.make();
  });
  afterAll(() => database?.close());

  it('opens in another unit of work what it sealed', async () => {
    const [organisation, owner] = [newOrganisation(), newNode()];
    const sealed = await sealOne(organisation, owner);
    const opened = await inVault(organisation, (vault) =>
      vault.open([{ sealed, field: FIELD, nodeId: owner }]),
    );
    expect(opened).toEqual([CANARY]);
  });

  it('opens a value in its own row, field and organisation only (ASVS 8.4.1)', async () => {
    const [organisation, other, owner, neighbour] = [
      newOrganisation(),
      newOrganisation(),
      newNode(),
      newNode(),
    ];
    const sealed = await sealOne(organisation, owner);
    await sealOne(organisation, neighbour);
    await sealOne(other, owner);
    const open = (where: string, field: string, nodeId: string) =>
      inVault(where, (vault) => vault.openOne({ sealed, field, nodeId }));
    await expect(open(organisation, FIELD, owner)).resolves.toBe(CANARY);
    await expect(open(organisation, FIELD, neighbour)).rejects.toThrow(SealBroken);
    await expect(open(organisation, 'DataSubject.email', owner)).rejects.toThrow(SealBroken);
    await expect(open(other, FIELD, owner)).rejects.toThrow(SealBroken);
  });

  it('does not open in another organisation even with the key rows copied there', async () => {
    const [organisation, other, owner] = [newOrganisation(), newOrganisation(), newNode()];
    const sealed = await sealOne(organisation, owner);
    await database.owner.query(
      'insert into organisation_key select $2, generation, wrapped, created_at from organisation_key where organisation_id = $1',
      [organisation, other],
    );
    await database.owner.query('update protection_key set organisation_id = $2 where organisation_id = $1', [
      organisation,
      other,
    ]);
    await expect(
      inVault(other, (vault) => vault.openOne({ sealed, field: FIELD, nodeId: owner })),
    ).rejects.toThrow(SealBroken);
  });

  it('opens a row that moved to another owner by the row it was sealed for', async () => {
    const [organisation, owner, heir, row] = [newOrganisation(), newNode(), newNode(), newNode()];
    const opened = await inVault(organisation, async (vault) => {
      const sealed = await vault.seal(owner, PROFILE, FIELD, CANARY, row);
      return vault.openOne({ sealed, field: FIELD, nodeId: heir, rowId: row });
    });
    expect(opened).toBe(CANARY);
  });

  it('opens what was sealed while its type had another name, for that field alone', async () => {
    const [organisation, owner] = [newOrganisation(), newNode()];
    const seal = (field: string) =>
      inVault(organisation, (vault) => vault.seal(owner, REQUEST_FILE, field, CANARY));
    const open = (sealed: Buffer, field: string) =>
      inVault(organisation, (vault) => vault.openOne({ sealed, field, nodeId: owner }));
    const older = await seal('RequestCase.verbatim');
    await expect(open(older, 'DataSubjectRequest.verbatim')).resolves.toBe(CANARY);
    await expect(open(older, 'DataSubjectRequest.lateReason')).rejects.toThrow(SealBroken);
    await expect(open(older, 'ExercisedRight.verbatim')).rejects.toThrow(SealBroken);
  });

  it('does not open with any byte changed, nor under another secret key', async () => {
    const [organisation, owner] = [newOrganisation(), newNode()];
    const sealed = await sealOne(organisation, owner);
    await inVault(organisation, async (vault) => {
      for (let place = 0; place < sealed.length; place++) {
        const changed = Buffer.from(sealed);
        changed[place] = (changed[place] as number) ^ 0x80;
        await expect(vault.openOne({ sealed: changed, field: FIELD, nodeId: owner })).rejects.toThrow(
          SealBroken,
        );
      }
    });
    const others = new Vaults(new Secrets(Buffer.alloc(32, 9)));
    await expect(
      inVault(organisation, (vault) => vault.openOne({ sealed, field: FIELD, nodeId: owner }), others),
    ).rejects.toThrow(SealBroken);
  });

  it('does not unwrap a key that was moved to another row', async () => {
    const [organisation, owner, neighbour] = [newOrganisation(), newNode(), newNode()];
    const sealed = await sealOne(organisation, owner);
    await sealOne(organisation, neighbour);
    await database.owner.query(
      `update protection_key set wrapped = (select wrapped from protection_key where owner_id = $1) where owner_id = $2`,
      [neighbour, owner],
    );
    await expect(
      inVault(organisation, (vault) => vault.openOne({ sealed, field: FIELD, nodeId: owner })),
    ).rejects.toThrow(SealBroken);
  });

  it('opens a hundred values with one statement, one by one or in a list', async () => {
    const organisation = newOrganisation();
    const owners = Array.from({ length: 100 }, newNode);
    const items = await inVault(organisation, (vault) =>
      Promise.all(
        owners.map(async (nodeId) => ({
          sealed: await vault.seal(nodeId, PROFILE, FIELD, `${CANARY} ${nodeId}`),
          field: FIELD,
          nodeId,
        })),
      ),
    );
    await database.inOrganisation(organisation, async (sql) => {
      let statements = 0;
      const counted: Sql = (text, values) => {
        statements += 1;
        return sql(text, values);
      };
      const vault = vaults.of({ organisationId: organisation, sql: counted, now });
      const expected = owners.map((owner) => `${CANARY} ${owner}`);
      expect(await Promise.all(items.map((item) => vault.openOne(item)))).toEqual(expected);
      expect(statements).toBe(1);
      expect(await vault.open(items)).toEqual(expected);
      expect(statements).toBe(2);
      expect(vault.readings.toNotes('Subjects')[0]?.data).toMatchObject({ count: 100, fields: [FIELD] });
    });
  });

  it('seals a hundred values for new owners with as many statements as for one', async () => {
    const organisation = newOrganisation();
    await sealOne(organisation, newNode());
    const count = (owners: string[]) =>
      database.inOrganisation(organisation, async (sql) => {
        let statements = 0;
        const counted: Sql = (text, values) => {
          statements += 1;
          return sql(text, values);
        };
        const vault = vaults.of({ organisationId: organisation, sql: counted, now });
        await Promise.all(
          owners.flatMap((owner) => [PROFILE, REQUEST_FILE].map((c) => vault.seal(owner, c, FIELD, CANARY))),
        );
        return statements;
      });
    const one = await count([newNode()]);
    expect(await count(Array.from({ length: 100 }, newNode))).toBe(one);
    expect(one).toBe(4);
  });

  it('keeps all that twelve sealed at once for an organisation and owner without keys', async () => {
    const [organisation, owner] = [newOrganisation(), newNode()];
    const sealed = await Promise.all(
      Array.from({ length: 12 }, (_, n) => sealOne(organisation, owner, `${CANARY} ${n}`)),
    );
    const opened = await inVault(organisation, (vault) =>
      vault.open(sealed.map((bytes) => ({ sealed: bytes, field: FIELD, nodeId: owner }))),
    );
    expect(opened).toEqual(Array.from({ length: 12 }, (_, n) => `${CANARY} ${n}`));
  });

  it('does not go on with a key whose making was rolled back', async () => {
    const [organisation, owner] = [newOrganisation(), newNode()];
    const sealed = await inVault(organisation, async (vault, sql) => {
      await sql('savepoint attempt');
      await vault.seal(owner, PROFILE, FIELD, 'dropped');
      await sql('rollback to savepoint attempt');
      return vault.seal(owner, PROFILE, FIELD, CANARY);
    });
    await expect(
      inVault(organisation, (vault) => vault.openOne({ sealed, field: FIELD, nodeId: owner })),
    ).resolves.toBe(CANARY);
  });

  describe('when keys are destroyed', () => {
    it('opens nothing of theirs, refuses all of them, and leaves the other classes and owners alone', async () => {
      const [organisation, owner, neighbour] = [newOrganisation(), newNode(), newNode()];
      const [profile, file, theirs] = await inVault(organisation, (vault) =>
        Promise.all([
          vault.seal(owner, PROFILE, FIELD, CANARY),
          vault.seal(owner, REQUEST_FILE, 'DataSubjectRequest.verbatim', CANARY),
          vault.seal(neighbour, PROFILE, FIELD, CANARY),
        ]),
      );
      const before = await inVault(organisation, async (vault, sql) => {
        const rows = await sql<{ id: string }>('select id from protection_key where owner_id = $1', [owner]);
        return vault.countRefused(rows.map(({ id }) => id));
      });
      expect(before).toBe(0);
      const destroyed = await inVault(organisation, (vault) => vault.destroyKeys([owner], [PROFILE]));
      expect(destroyed).toHaveLength(1);
      await inVault(organisation, async (vault) => {
        expect(await vault.countRefused([...destroyed, ...destroyed])).toBe(1);
        const opened = await vault.open([
          { sealed: profile, field: FIELD, nodeId: owner },
          { sealed: file, field: 'DataSubjectRequest.verbatim', nodeId: owner },
          { sealed: theirs, field: FIELD, nodeId: neighbour },
        ]);
        expect(opened).toEqual([null, CANARY, CANARY]);
        expect(vault.readings.toNotes('Erased')[0]?.data).toMatchObject({ count: 2 });
        expect(await vault.destroyKeys([owner], [PROFILE])).toEqual([]);
      });
      const { rows } = await database.owner.query(
        'select wrapped, destroyed_at from protection_key where id = any($1)',
        [destroyed],
      );
      expect(rows).toEqual([{ wrapped: null, destroyed_at: expect.any(Date) }]);
    });

    it('holds for a unit of work that is already open', async () => {
      const [organisation, owner] = [newOrganisation(), newNode()];
      const sealed = await sealOne(organisation, owner);
      await inVault(organisation, async (vault) => {
        expect(await vault.openOne({ sealed, field: FIELD, nodeId: owner })).toBe(CANARY);
        await inVault(organisation, (eraser) => eraser.destroyKeys([owner], [PROFILE]));
        expect(await vault.openOne({ sealed, field: FIELD, nodeId: owner })).toBeNull();
      });
    });

    it('makes no new key for who was erased', async () => {
      const [organisation, owner] = [newOrganisation(), newNode()];
      await sealOne(organisation, owner);
      await inVault(organisation, (vault) => vault.destroyKeys([owner], [PROFILE]));
      await expect(sealOne(organisation, owner)).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    it('waits for who is making a key at this moment, and destroys it as well', async () => {
      const [organisation, owner] = [newOrganisation(), newNode()];
      await sealOne(organisation, newNode());
      let erasure: Promise<string[]> = Promise.resolve([]);
      await inVault(organisation, async (vault) => {
        await vault.seal(owner, PROFILE, FIELD, CANARY);
        erasure = inVault(organisation, (eraser) => eraser.destroyKeys([owner], [PROFILE]));
        let isOver = false;
        const end = () => {
          isOver = true;
        };
        erasure.then(end, end);
        await until(async () => isOver || (await isWaiting()));
        expect(isOver).toBe(false);
      });
      expect(await erasure).toHaveLength(1);
    });

    it('does not count a key as refused whose bytes are still there', async () => {
      const [organisation, owner] = [newOrganisation(), newNode()];
      await sealOne(organisation, owner);
      const { rows } = await database.owner.query(
        `update protection_key set wrapped = 'x', destroyed_at = now() where owner_id = $1 returning id`,
        [owner],
      );
      await expect(inVault(organisation, (vault) => vault.countRefused([rows[0].id]))).rejects.toThrow(
        SealBroken,
      );
    });
  });

  describe('the index of identifiers', () => {
    it('is the same each time, and another for each organisation, scheme and value', async () => {
      const [organisation, other] = [newOrganisation(), newOrganisation()];
      const index = (where: string, scheme: IdentifierScheme, value: string) =>
        inVault(where, async (vault) => (await vault.index(scheme, value)).toString('hex'));
      const { EMAIL, PHONE } = IdentifierScheme;
      const first = await index(organisation, EMAIL, 'a@exemple.fr');
      expect(await index(organisation, EMAIL, 'a@exemple.fr')).toBe(first);
      const different = await Promise.all([
        index(organisation, EMAIL, 'b@exemple.fr'),
        index(organisation, PHONE, 'a@exemple.fr'),
        index(other, EMAIL, 'a@exemple.fr'),
      ]);
      expect(new Set([first, ...different]).size).toBe(4);
    });

    it('keeps the hashes of earlier generations beside the new one, and opens what they sealed', async () => {
      const [organisation, owner] = [newOrganisation(), newNode()];
      const sealed = await sealOne(organisation, owner);
      const old = await inVault(organisation, (vault) => vault.index(IdentifierScheme.EMAIL, 'a@exemple.fr'));
      const generation = await database.inOrganisation(organisation, (sql) =>
        vaults.rotate({ organisationId: organisation, sql, now }),
      );
      expect(generation).toBe(2);
      await inVault(organisation, async (vault) => {
        const now = await vault.index(IdentifierScheme.EMAIL, 'a@exemple.fr');
        expect(now.equals(old)).toBe(false);
        expect(await vault.indexes(IdentifierScheme.EMAIL, 'a@exemple.fr')).toEqual([now, old]);
        expect(await vault.openOne({ sealed, field: FIELD, nodeId: owner })).toBe(CANARY);
      });
      await expect(sealOne(organisation, owner)).resolves.toBeInstanceOf(Buffer);
    });

    it('finds nothing, and writes nothing, in a read-only look-up before the first key', async () => {
      const organisation = newOrganisation();
      await inVault(organisation, async (vault, sql) => {
        await sql('set transaction read only');
        expect(await vault.index(IdentifierScheme.EMAIL, 'a@exemple.fr')).toHaveLength(32);
        expect(await vault.indexes(IdentifierScheme.EMAIL, 'a@exemple.fr')).toEqual([]);
      });
    });
  });

  it('shows no other organisation its keys', async () => {
    const organisation = newOrganisation();
    await sealOne(organisation, newNode());
    const seen = (where: string) =>
      database.inOrganisation(where, (sql) =>
        sql('select 1 as one from protection_key union all select 1 from organisation_key'),
      );
    expect(await seen(organisation)).toHaveLength(2);
    expect(await seen(newOrganisation())).toHaveLength(0);
  });

  it('leaves no canary in its tables', async () => {
    const { rows } = await database.owner.query(
      `select string_agg(t::text, ' ') as all from (
         select k::text as t from protection_key k union all select o::text from organisation_key o) x`,
    );
    expect(rows[0].all.length).toBeGreaterThan(1000);
    expect(rows[0].all).not.toContain('Canari');
    expect(rows[0].all).not.toContain(Buffer.from('Canari').toString('hex'));
  });
});
