import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Locale } from '@vigie/schema';
import { Audit } from '../../server/src/audit/audit.service.ts';
import type { Checkpoint } from '../../server/src/audit/checkpoint.ts';
import { pruningObstacle } from '../../server/src/audit/pruning.ts';
import { lastCheckpoint } from '../../server/src/audit/rows.ts';
import { STREAMS } from '../../server/src/audit/streams.ts';
import { describeVerification } from '../../server/src/audit/verification.labels.ts';
import type { StreamVerification } from '../../server/src/audit/verification.ts';
import { verifyDatabase } from '../../server/src/audit/verify.ts';
import { sqlOf } from '../../server/src/database.ts';
import { offsetTo } from '../harness/clock.ts';
import { aContext, notesOf, secrets, TestDatabase } from './trail.database.ts';

const JANUARY = '2020-01-01';
const FEBRUARY = '2020-02-01';

describe.each(STREAMS)('a month of the stream %s', (stream) => {
  let database: TestDatabase;
  let organisation = '';
  const audit = new Audit(secrets);
  const write = (at: string, count = 2) =>
    database.inOrganisation(organisation, (sql) =>
      audit.append(aContext(organisation, sql, { ago: -offsetTo(at) }), notesOf(stream, count)),
    );
  const seal = (at: string) => database.seal(organisation, new Date(at), stream);
  const obstacle = (month: string) => pruningObstacle(sqlOf(database.system), stream, month);
  const drop = (month: string) =>
    database.system.query('select drop_partition($1, $2)', [`audit_entry_${stream.toLowerCase()}`, month]);
  const verify = async (outside: Checkpoint[] = []) => {
    const result = await verifyDatabase(database.system, organisation, { secrets, outside });
    const own = result.streams.find((each) => each.stream === stream) as StreamVerification;
    return { result, ...own, isSound: result.isSound };
  };

  beforeAll(async () => {
    database = await TestDatabase.make();
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.owner.query('truncate audit_entry, audit_head, audit_checkpoint');
    await database.owner.query('select make_partitions($1, 1)', [JANUARY]);
    organisation = await database.begin();
  });

  it('ends with a checkpoint of its own, though sealed together with the next', async () => {
    await write('2020-01-31T23:59:59.500Z');
    await write('2020-02-01T00:00:00.500Z');
    expect(await seal('2020-02-01T00:00:10Z')).toMatchObject({ sealed: 4, checkpoint: { sequence: 4 } });
    expect(await verify()).toMatchObject({ isSound: true, checkpoints: 2 });
    expect(await obstacle(JANUARY)).toBeNull();
  });

  it('is pruned whole, and what stays begins where its checkpoint proves', async () => {
    await write('2020-01-10T10:00:00Z', 3);
    await seal('2020-01-10T10:00:10Z');
    const outside = (await lastCheckpoint(sqlOf(database.system), {
      organisationId: organisation,
      stream,
    })) as Checkpoint;
    await write('2020-02-10T10:00:00Z', 3);
    await seal('2020-02-10T10:00:10Z');
    expect(await obstacle(JANUARY)).toBeNull();
    await drop(JANUARY);
    const { result, ...own } = await verify([outside]);
    expect(own).toMatchObject({
      isSound: true,
      sealed: 3,
      from: 4,
      to: 6,
      begins: { sequence: 4, provedBy: { sequence: 3, at: outside.at, keyId: outside.keyId } },
      provedOutside: 3,
    });
    expect(own.notProved).toContain('BEGINNING_PRUNED');
    expect(describeVerification(result, Locale.EN)).toContain(
      `begins at sequence 4, proved by checkpoint 3 of ${outside.at}`,
    );
    expect(describeVerification(result, Locale.FR)).toContain('commence au numéro 4');
    await drop(FEBRUARY);
    expect(await verify([outside])).toMatchObject({
      isSound: true,
      sealed: 0,
      begins: { sequence: 7, provedBy: { sequence: 6 } },
      sealedUntil: '2020-02-10T10:00:10.000Z',
    });
    expect(await seal('2020-03-01T00:00:00Z')).toMatchObject({ sealed: 0 });
  });

  it('goes without the same month of the other stream, whose numbers stay', async () => {
    const other = stream === 'CHANGE' ? 'READING' : 'CHANGE';
    const at = '2020-01-10T10:00:00Z';
    await write(at, 3);
    await database.inOrganisation(organisation, (sql) =>
      audit.append(aContext(organisation, sql, { ago: -offsetTo(at) }), notesOf(other, 4)),
    );
    await seal('2020-01-10T10:00:10Z');
    // What waits in the other stream is no obstacle here.
    expect(await obstacle(JANUARY)).toBeNull();
    await database.seal(organisation, new Date('2020-01-10T10:00:10Z'), other);
    await drop(JANUARY);
    const { result } = await verify();
    expect(result).toMatchObject({ isSound: true, sealed: 4, checkpoints: 2 });
    expect(result.streams.find((each) => each.stream === other)).toMatchObject({
      from: 1,
      to: 4,
      begins: null,
    });
    expect(describeVerification(result, Locale.EN)).toContain(
      `pruned when their retention ended (${stream === 'CHANGE' ? 'changes' : 'readings'})`,
    );
  });

  it('that was pruned is told from entries deleted by hand', async () => {
    await write('2020-01-10T10:00:00Z', 3);
    await seal('2020-01-10T10:00:10Z');
    await write('2020-01-20T10:00:00Z', 3);
    await seal('2020-01-20T10:00:10Z');
    await database.owner.query('delete from audit_entry where sequence <= 3');
    expect((await verify()).broken).toMatchObject({ kind: 'REMOVED', sequence: 1, detail: 'numbers 1-3' });
  });

  it('stays while an entry of it waits for its seal', async () => {
    await write('2020-01-10T10:00:00Z');
    expect(await obstacle(JANUARY)).toBe('UNSEALED');
  });

  it('stays while an earlier one is there', async () => {
    await write('2020-01-10T10:00:00Z');
    await write('2020-02-10T10:00:00Z');
    await seal('2020-02-10T10:00:10Z');
    expect(await obstacle(FEBRUARY)).toBe('NOT_OLDEST');
  });

  it('stays when one of its entries was sealed behind the next month', async () => {
    await write('2020-02-01T00:00:01Z');
    await seal('2020-02-01T00:00:05Z');
    await write('2020-01-31T23:59:59Z');
    await seal('2020-02-01T00:00:10Z');
    expect(await obstacle(JANUARY)).toBe('INTERLEAVED');
  });

  it('stays when no checkpoint would prove where the rest begins', async () => {
    await write('2020-01-10T10:00:00Z');
    await seal('2020-01-10T10:00:10Z');
    await database.owner.query('delete from audit_checkpoint');
    expect(await obstacle(JANUARY)).toBe('NO_CHECKPOINT');
  });
});
