import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Migration20261201000901_heads_of_trails as Heads } from '../../schema/migrations/Migration20261201000901_heads_of_trails.ts';
import { Audit } from '../../server/src/audit/audit.service.ts';
import { type CanonicalEntry, genesisOf, TrailKeys } from '../../server/src/audit/entry.ts';
import { sealAll } from '../../server/src/audit/sealing.ts';
import type { Stream } from '../../server/src/audit/streams.ts';
import { verifyDatabase } from '../../server/src/audit/verify.ts';
import { ReadingLog } from '../../server/src/vault/readings.ts';
import { realNow } from '../harness/clock.ts';
import { aContext, newNode, newOrganisation, notesOf, secrets, TestDatabase } from './trail.database.ts';

const CANARY = 'Jeanne Canari-Zéphyrine';

/** What the migration that makes the heads runs on what was there before. */
function backfill(): string {
  const all: string[] = [];
  const migration: Heads = Object.create(Heads.prototype);
  migration.addSql = (sql) => void all.push(String(sql));
  migration.up();
  return all.at(-1) ?? '';
}

describe('the trail', () => {
  let database: TestDatabase;
  const audit = new Audit(secrets);
  const write = (organisation: string, count: number, more: { ago?: number; offset?: number } = {}) =>
    database.inOrganisation(organisation, (sql) =>
      audit.append(aContext(organisation, sql, more), notesOf('CHANGE', count)),
    );
  const said = async (organisation: string): Promise<CanonicalEntry[]> => {
    const { rows } = await database.owner.query<{ canonical: Buffer }>(
      'select canonical from audit_entry where organisation_id = $1 order by id',
      [organisation],
    );
    return rows.map(({ canonical }) => JSON.parse(canonical.toString('utf8')));
  };

  beforeAll(async () => {
    database = await TestDatabase.make();
  });
  afterAll(() => database?.close());

  it('says who, what, when, where, and legal now where it is offset', async () => {
    const organisation = await database.begin();
    await write(organisation, 1);
    await write(organisation, 1, { ago: 4000, offset: 86_400_000 });
    const [plain, offset] = await said(organisation);
    expect(plain).toMatchObject({
      v: 1,
      organisation,
      stream: 'CHANGE',
      action: 'subject.updated',
      actor: { kind: 'USER', session: 's1' },
      request: 'req-1',
      data: { n: 0 },
      commitments: {},
      legalEntity: null,
    });
    expect(plain).not.toHaveProperty('legalOffset');
    expect(offset?.legalOffset).toBe(86_400_000);
    expect(plain?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('keeps the order of one unit of work', async () => {
    const organisation = await database.begin();
    await write(organisation, 50);
    expect((await said(organisation)).map(({ data }) => data.n)).toEqual(
      Array.from({ length: 50 }, (_, n) => n),
    );
  });

  it('is written with what it tells about, or not at all', async () => {
    const organisation = await database.begin();
    const failing = database.inOrganisation(organisation, async (sql) => {
      await audit.append(aContext(organisation, sql), [{ action: 'subject.updated', nodeId: null }]);
      throw new Error('the unit of work failed');
    });
    await expect(failing).rejects.toThrow('the unit of work failed');
    expect(await said(organisation)).toEqual([]);
  });

  it('commits to values without holding them, and proves the right one', async () => {
    const organisation = await database.begin();
    const log = new ReadingLog();
    for (let n = 0; n < 201; n++) log.note(newNode(), 'DataSubject.name');
    await database.inOrganisation(organisation, (sql) =>
      audit.append(aContext(organisation, sql), [
        {
          action: 'subject.updated',
          nodeId: newNode(),
          fields: { 'DataSubject.name': CANARY, 'DataSubject.birth': null },
        },
        { action: 'subject.updated', nodeId: newNode(), fields: { 'DataSubject.name': CANARY } },
        ...log.toNotes('Subjects'),
      ]),
    );
    const { rows } = await database.owner.query(
      'select canonical, nonce, mac, e::text as dump from audit_entry e where organisation_id = $1 order by id',
      [organisation],
    );
    const keys = new TrailKeys(secrets, organisation);
    expect(keys.proves(rows[0], 'DataSubject.name', CANARY)).toBe(true);
    expect(keys.proves(rows[0], 'DataSubject.name', 'Jean Canari')).toBe(false);
    expect(keys.proves(rows[0], 'DataSubject.birth', null)).toBe(true);
    expect(keys.proves(rows[0], 'DataSubject.mail', CANARY)).toBe(false);
    expect(new TrailKeys(secrets, newOrganisation()).proves(rows[0], 'DataSubject.name', CANARY)).toBe(false);
    const [first, second, read] = await said(organisation);
    // The same value twice gives nothing away by being equal.
    expect(first?.commitments['DataSubject.name']).not.toBe(second?.commitments['DataSubject.name']);
    expect(read?.data).toMatchObject({ operation: 'Subjects', count: 201 });
    expect(read?.commitments.nodes).toHaveLength(43);
    const dump = rows.map((row) => `${row.dump} ${row.canonical}`).join();
    expect(dump).not.toContain('Canari');
    expect(dump).not.toContain(Buffer.from('Canari').toString('hex'));
    expect(dump).not.toContain(Buffer.from(CANARY).toString('base64url'));
  });

  it('numbers and seals readings apart from changes', async () => {
    const organisation = await database.begin();
    await database.inOrganisation(organisation, (sql) =>
      audit.append(aContext(organisation, sql), [
        ...notesOf('CHANGE', 2),
        ...notesOf('READING', 3),
        ...notesOf('CHANGE', 1),
      ]),
    );
    expect((await said(organisation)).map(({ stream }) => stream)).toEqual([
      'CHANGE',
      'CHANGE',
      'READING',
      'READING',
      'READING',
      'CHANGE',
    ]);
    const { sealed, failed } = await sealAll(database.system, secrets);
    expect(failed).toEqual([]);
    const own = sealed.filter(({ organisationId }) => organisationId === organisation);
    expect(own).toMatchObject([
      { stream: 'CHANGE', sealed: 3, refused: 0, checkpoint: { stream: 'CHANGE', sequence: 3 } },
      { stream: 'READING', sealed: 3, refused: 0, checkpoint: { stream: 'READING', sequence: 3 } },
    ]);
    expect(await verifyDatabase(database.system, organisation, { secrets })).toMatchObject({
      isSound: true,
      sealed: 6,
      checkpoints: 2,
      streams: [
        { stream: 'CHANGE', from: 1, to: 3 },
        { stream: 'READING', from: 1, to: 3 },
      ],
    });
  });

  it('refuses text where codes belong, and the unit of work with it', async () => {
    const organisation = await database.begin();
    const failing = database.inOrganisation(organisation, (sql) =>
      audit.append(aContext(organisation, sql), [
        { action: 'subject.updated', nodeId: null, data: { name: CANARY } },
      ]),
    );
    await expect(failing).rejects.toThrow('subject.updated data.name is text where the trail takes codes');
  });

  it('can be added to and read by the application, and nothing else', async () => {
    const organisation = await database.begin();
    await write(organisation, 1);
    const attempt = (statement: string) => database.inOrganisation(organisation, (sql) => sql(statement));
    for (const statement of [
      'update audit_entry set action = action',
      'delete from audit_entry',
      'truncate audit_entry',
      'update audit_head set sequence = 0',
      'delete from audit_checkpoint',
      `insert into audit_entry (organisation_id, stream, id, at, action, canonical, nonce, mac, sequence)
       values ('${organisation}', 'CHANGE', '${newNode()}', now(), 'x', '', '', '', 1)`,
    ]) {
      await expect(attempt(statement)).rejects.toThrow('permission denied');
    }
    await expect(attempt('select 1 from audit_entry')).resolves.toHaveLength(1);
    const elsewhere = await database.inOrganisation(newOrganisation(), (sql) =>
      sql('select 1 from audit_entry'),
    );
    expect(elsewhere).toEqual([]);
  });

  it('is sealed once: not even the role that seals writes over a number', async () => {
    const organisation = await database.begin();
    await write(organisation, 2);
    await database.seal(organisation);
    const { rowCount } = await database.system.query(
      'update audit_entry set sequence = sequence + 1, chain = chain where organisation_id = $1',
      [organisation],
    );
    expect(rowCount).toBe(0);
    await expect(database.system.query('delete from audit_checkpoint')).rejects.toThrow('permission denied');
    await expect(database.system.query(`update audit_entry set action = 'x'`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('waits two seconds before it is sealed', async () => {
    const organisation = await database.begin();
    await write(organisation, 1, { ago: 0 });
    expect(await database.seal(organisation)).toMatchObject({
      sealed: 0,
      checkpoint: null,
    });
    const later = new Date(realNow().getTime() + 2500);
    expect(await database.seal(organisation, later)).toMatchObject({
      sealed: 1,
    });
  });

  it('gives the next number to what commits late with an earlier id', async () => {
    const organisation = await database.begin();
    await write(organisation, 3, { ago: 5000 });
    await database.seal(organisation);
    await write(organisation, 1, { ago: 60_000 });
    await database.seal(organisation);
    const { rows } = await database.owner.query(
      'select sequence from audit_entry where organisation_id = $1 order by id',
      [organisation],
    );
    expect(rows.map(({ sequence }) => Number(sequence))).toEqual([4, 1, 2, 3]);
    expect(await verifyDatabase(database.system, organisation, { secrets })).toMatchObject({
      isSound: true,
      streams: [{ to: 4 }, { to: null }],
    });
  });

  it('does not seal what Vigie did not write, nor what was changed before its seal', async () => {
    const organisation = await database.begin();
    await write(organisation, 4);
    const copied = `insert into audit_entry
      select organisation_id, stream, new, at, action, actor_id, node_id, legal_entity_id,
        convert_to(replace(convert_from(canonical, 'UTF8'), id::text, new::text), 'UTF8'), nonce, mac
      from audit_entry, gen_random_uuid() as new where organisation_id = $1 limit 1`;
    const { rows: own } = await database.owner.query<{ id: string }>(
      'select id from audit_entry where organisation_id = $1',
      [organisation],
    );
    await database.owner.query(copied, [organisation]);
    await database.owner.query(`update audit_entry set action = 'subject.read' where id = $1`, [own[0]?.id]);
    expect(await database.seal(organisation)).toMatchObject({
      sealed: 3,
      refused: 2,
    });
    const result = await verifyDatabase(database.system, organisation, { secrets });
    expect(result).toMatchObject({
      sealed: 3,
      unsealed: 2,
      broken: { kind: 'CHANGED', detail: 'action' },
    });
  });

  it('holds under six writers of two hundred and two sealers (B6)', async () => {
    const organisation = await database.begin();
    let isWriting = true;
    const writer = async () => {
      for (let n = 0; n < 200; n++) await write(organisation, 1 + (n % 3), { ago: 1500 + (n % 7) * 300 });
    };
    const sealer = async () => {
      while (isWriting) {
        const { failed } = await sealAll(database.system, secrets, {
          now: new Date(realNow().getTime() + 1000),
        });
        expect(failed).toEqual([]);
      }
    };
    const sealers = [sealer(), sealer()];
    await Promise.all(Array.from({ length: 6 }, writer));
    isWriting = false;
    await Promise.all(sealers);
    await sealAll(database.system, secrets, { now: new Date(realNow().getTime() + 10_000) });
    const expected = 6 * 399;
    const result = await verifyDatabase(database.system, organisation, { secrets });
    expect(result).toMatchObject({ isSound: true, sealed: expected, unsealed: 0 });
    expect(result.streams[0]).toMatchObject({ stream: 'CHANGE', from: 1, to: expected });
    expect(result.checkpoints).toBeGreaterThan(3);
  }, 60_000);

  it('is sealed in batches, and verified in as many', async () => {
    const organisation = await database.begin();
    for (let n = 0; n < 6; n++) await write(organisation, 1000);
    const result = await database.seal(organisation);
    expect(result).toMatchObject({ sealed: 6000, checkpoint: { sequence: 6000 } });
    expect(await verifyDatabase(database.system, organisation, { secrets })).toMatchObject({
      isSound: true,
      sealed: 6000,
      checkpoints: 2,
    });
  });

  it('of an organisation of before gets the heads that were not made yet, and none in place of one that is gone', async () => {
    const { owner } = database;
    const [fresh, going, cut] = [newOrganisation(), newOrganisation(), newOrganisation()] as const;
    for (const id of [fresh, going, cut])
      await owner.query(
        `insert into organisation (id, organisation_id, created_at, updated_at, slug, name) values ($1, $1, now(), now(), $2, 'x')`,
        [id, `o-${id}`],
      );
    await write(going, 1);
    await write(cut, 1);
    await database.seal(going);
    await database.seal(cut);
    await owner.query(
      `delete from audit_head where organisation_id = any ($1) and not (organisation_id = $2 and stream = 'CHANGE')`,
      [[fresh, going, cut], going],
    );
    await owner.query(backfill());
    const { rows } = await owner.query(
      `select organisation_id as id, stream, sequence::int, chain from audit_head where organisation_id = any ($1) order by 1, 2`,
      [[fresh, going, cut]],
    );
    const begun = (organisationId: string, stream: Stream) => ({
      id: organisationId,
      stream,
      sequence: 0,
      chain: genesisOf({ organisationId, stream }),
    });
    expect(rows).toEqual([
      begun(fresh, 'CHANGE'),
      begun(fresh, 'READING'),
      { id: going, stream: 'CHANGE', sequence: 1, chain: expect.any(Buffer) },
      begun(going, 'READING'),
      begun(cut, 'READING'),
    ]);
    const broken = { kind: 'CHANGED', stream: 'CHANGE', detail: 'head' };
    expect(await verifyDatabase(database.system, cut, { secrets })).toMatchObject({ broken });
    await expect(database.inOrganisation(fresh, (sql) => sql('delete from audit_head'))).rejects.toThrow(
      'permission denied',
    );
    await expect(
      database.system.query(`insert into audit_head values ($1, 'CHANGE', 0, '')`, [cut]),
    ).rejects.toThrow('permission denied');
  });
});
