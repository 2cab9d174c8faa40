import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Locale } from '@vigie/schema';
import type { PoolClient } from 'pg';
import { Audit } from '../../server/src/audit/audit.service.ts';
import { type Checkpoint, publicKey, signCheckpoint } from '../../server/src/audit/checkpoint.ts';
import { genesisOf, leafOf, linkOf } from '../../server/src/audit/entry.ts';
import { exportTrail } from '../../server/src/audit/export.ts';
import { headOf, lastCheckpoint } from '../../server/src/audit/rows.ts';
import { sealAll, TrailBroken } from '../../server/src/audit/sealing.ts';
import { STREAMS, type Stream } from '../../server/src/audit/streams.ts';
import { describeVerification } from '../../server/src/audit/verification.labels.ts';
import type { BrokenKind, Verification } from '../../server/src/audit/verification.ts';
import { verifyDatabase, verifyExport } from '../../server/src/audit/verify.ts';
import { sqlOf } from '../../server/src/database.ts';
import { Secrets } from '../../server/src/secrets.ts';
import { aContext, newNode, newOrganisation, notesOf, secrets, TestDatabase } from './trail.database.ts';

const BATCHES = 3;
const IN_BATCH = 4;
const ALL = BATCHES * IN_BATCH;

let database: TestDatabase;
const audit = new Audit(secrets);

async function write(organisation: string, stream: Stream, count: number): Promise<void> {
  await database.inOrganisation(organisation, (sql) =>
    audit.append(aContext(organisation, sql), notesOf(stream, count)),
  );
}

/** A trail of twelve entries in three seals, and two that wait, in each stream. */
async function aTrail(): Promise<string> {
  const organisation = await database.begin();
  for (const stream of STREAMS) {
    for (let batch = 0; batch < BATCHES; batch++) {
      await write(organisation, stream, IN_BATCH);
      await database.seal(organisation, undefined, stream);
    }
    await write(organisation, stream, 2);
  }
  return organisation;
}

interface Saboteur {
  organisation: string;
  stream: Stream;
  /** A statement as the owner of the database. Where it names the organisation, `$1`, it means this stream of it. */
  sql: (text: string, ...values: unknown[]) => Promise<unknown[]>;
  /** The same, in the other stream. */
  there: () => Saboteur;
}

const otherThan = (stream: Stream): Stream => (stream === 'CHANGE' ? 'READING' : 'CHANGE');

/** Works as the owner of the database, who may do anything that needs no secret key. */
async function sabotage(
  organisation: string,
  stream: Stream,
  work: (saboteur: Saboteur) => Promise<unknown>,
): Promise<void> {
  const client: PoolClient = await database.owner.connect();
  try {
    await client.query('begin');
    const inStream = (own: Stream): Saboteur => ({
      organisation,
      stream: own,
      sql: async (text, ...values) => {
        const confined = text.replaceAll(/(\w+\.)?organisation_id = \$1/g, `$& and $1stream = '${own}'`);
        return (await client.query(confined, [organisation, ...values])).rows;
      },
      there: () => inStream(otherThan(own)),
    });
    await work(inStream(stream));
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Numbers anew without gaps and computes every link anew, as one who knows the format can; the head follows. */
async function rechain({ organisation, stream, sql }: Saboteur): Promise<void> {
  const rows = (await sql(
    'select id, canonical, nonce, mac from audit_entry where organisation_id = $1 and sequence is not null order by sequence, id',
  )) as { id: string; canonical: Buffer; nonce: Buffer; mac: Buffer }[];
  let chain = genesisOf({ organisationId: organisation, stream });
  for (const [place, row] of rows.entries()) {
    chain = linkOf(chain, place + 1, leafOf(row));
    await sql(
      'update audit_entry set sequence = $2, chain = $3 where organisation_id = $1 and id = $4',
      place + 1,
      chain,
      row.id,
    );
  }
  await sql('update audit_head set sequence = $2, chain = $3 where organisation_id = $1', rows.length, chain);
}

const forge = (sequence: number | string, more = '') => `
  insert into audit_entry
  select organisation_id, stream, gen_random_uuid(), at, action, actor_id, node_id, legal_entity_id,
    canonical, nonce, mac, ${sequence}, chain from audit_entry where organisation_id = $1 and sequence = 6 ${more}`;

/** An entry that tells of itself what its columns tell, with a MAC out of thin air. */
const forgeWell = (sequence: number | 'null') => `
  insert into audit_entry
  select organisation_id, stream, new, at, action, actor_id, node_id, legal_entity_id,
    convert_to(replace(convert_from(canonical, 'UTF8'), id::text, new::text), 'UTF8'),
    nonce, sha256(mac), ${sequence}, chain
  from audit_entry, gen_random_uuid() as new where organisation_id = $1 and sequence = 6`;

interface Case {
  name: string;
  how: (saboteur: Saboteur) => Promise<unknown>;
  /** What is named with the secret key, and without. */
  kind: BrokenKind;
  without?: BrokenKind | null;
  sequence?: number | null;
  detail?: string;
}

const CASES: Case[] = [
  ...(['action', 'actor_id', 'node_id', 'legal_entity_id'] as const).map(
    (column): Case => ({
      name: `the shown ${column} of an entry is edited`,
      how: ({ sql }) =>
        sql(
          `update audit_entry set ${column} = $2 where organisation_id = $1 and sequence = 6`,
          column === 'action' ? 'subject.read' : newNode(),
        ),
      kind: 'CHANGED',
      sequence: 6,
      detail: column,
    }),
  ),
  {
    name: 'the shown instant of an entry is edited',
    how: ({ sql }) =>
      sql(`update audit_entry set at = at - interval '1 ms' where organisation_id = $1 and sequence = 6`),
    kind: 'CHANGED',
    sequence: 6,
    detail: 'at',
  },
  {
    name: 'what an entry says is changed',
    how: ({ sql }) =>
      sql(`update audit_entry set canonical = convert_to(replace(convert_from(canonical, 'UTF8'), '"n":', '"m":'), 'UTF8')
           where organisation_id = $1 and sequence = 6`),
    kind: 'CHANGED',
    sequence: 6,
  },
  {
    name: 'what an entry says is changed, and the chain computed anew',
    how: async (saboteur) => {
      await saboteur.sql(`update audit_entry
        set canonical = convert_to(replace(convert_from(canonical, 'UTF8'), '"n":', '"m":'), 'UTF8')
        where organisation_id = $1 and sequence = 6`);
      await rechain(saboteur);
    },
    kind: 'CHANGED',
    sequence: 6,
  },
  {
    name: 'two entries of one seal are changed',
    how: ({ sql }) =>
      sql(`update audit_entry set mac = sha256(mac) where organisation_id = $1 and sequence in (6, 7)`),
    kind: 'CHANGED',
    sequence: 6,
  },
  {
    name: 'a MAC is changed',
    how: ({ sql }) =>
      sql('update audit_entry set mac = sha256(mac) where organisation_id = $1 and sequence = 12'),
    kind: 'CHANGED',
    sequence: 12,
  },
  {
    name: 'a nonce is cut short',
    how: ({ sql }) =>
      sql(
        'update audit_entry set nonce = substring(nonce, 1, 8) where organisation_id = $1 and sequence = 6',
      ),
    kind: 'CHANGED',
    sequence: 6,
  },
  ...[6, 8, 12].map(
    (number): Case => ({
      name: `the link of entry ${number} is edited`,
      how: ({ sql }) =>
        sql(
          'update audit_entry set chain = sha256(chain) where organisation_id = $1 and sequence = $2',
          number,
        ),
      kind: 'CHANGED',
      sequence: number,
      detail: 'chain',
    }),
  ),
  {
    name: 'an entry is removed',
    how: ({ sql }) => sql('delete from audit_entry where organisation_id = $1 and sequence = 6'),
    kind: 'REMOVED',
    sequence: 6,
  },
  {
    name: 'the first entries are removed, up to a checkpoint',
    how: ({ sql }) => sql('delete from audit_entry where organisation_id = $1 and sequence <= 4'),
    kind: 'REMOVED',
    sequence: 1,
  },
  {
    name: 'an entry is removed and the others numbered anew',
    how: async ({ sql }) => {
      await sql('delete from audit_entry where organisation_id = $1 and sequence = 6');
      await sql('update audit_entry set sequence = sequence - 1 where organisation_id = $1 and sequence > 6');
    },
    kind: 'REMOVED',
  },
  {
    name: 'an entry is removed, and numbers and chain made anew',
    how: async (saboteur) => {
      await saboteur.sql('delete from audit_entry where organisation_id = $1 and sequence = 6');
      await rechain(saboteur);
    },
    kind: 'REMOVED',
    sequence: 5,
  },
  {
    name: 'a number is given twice',
    how: ({ sql }) => sql(forge(6)),
    kind: 'INSERTED',
    sequence: 6,
  },
  {
    name: 'a forged entry is inserted and the others numbered anew',
    how: async ({ sql }) => {
      await sql('update audit_entry set sequence = sequence + 1 where organisation_id = $1 and sequence > 6');
      await sql(forgeWell(7));
    },
    kind: 'INSERTED',
    sequence: 7,
  },
  {
    name: 'a forged entry is inserted, and numbers and chain made anew',
    how: async (saboteur) => {
      await saboteur.sql(forgeWell(6));
      await rechain(saboteur);
    },
    kind: 'INSERTED',
  },
  {
    name: 'a forged entry is put behind the last, chained, with the head moved',
    how: async (saboteur) => {
      await saboteur.sql(forgeWell(13));
      await rechain(saboteur);
    },
    kind: 'INSERTED',
    without: 'CHECKPOINT_MISSING',
    sequence: 13,
  },
  {
    name: 'a forged entry waits for its seal',
    how: ({ sql }) => sql(forgeWell('null')),
    kind: 'INSERTED',
    without: null,
    sequence: null,
  },
  {
    name: 'an unsealed entry is edited',
    how: ({ sql }) =>
      sql(`update audit_entry set action = 'subject.read' where organisation_id = $1 and sequence is null`),
    kind: 'CHANGED',
    sequence: null,
    detail: 'action',
  },
  {
    name: 'two entries swap their numbers',
    how: ({ sql }) =>
      sql(`update audit_entry set sequence = case sequence when 6 then 7 else 6 end
           where organisation_id = $1 and sequence in (6, 7)`),
    kind: 'SWAPPED',
    sequence: 6,
  },
  {
    name: 'two entries swap numbers and links',
    how: ({ sql }) =>
      sql(`update audit_entry e set sequence = o.sequence, chain = o.chain from audit_entry o
           where e.organisation_id = $1 and o.organisation_id = $1
             and e.sequence in (3, 10) and o.sequence in (3, 10) and e.sequence <> o.sequence`),
    kind: 'SWAPPED',
    sequence: 3,
  },
  {
    name: 'two entries swap their contents',
    how: ({ sql }) =>
      sql(`update audit_entry e set canonical = o.canonical, nonce = o.nonce, mac = o.mac from audit_entry o
           where e.organisation_id = $1 and o.organisation_id = $1
             and e.sequence in (6, 7) and o.sequence in (6, 7) and e.sequence <> o.sequence`),
    kind: 'SWAPPED',
    sequence: 6,
  },
  {
    name: 'two entries swap, and the chain is made anew',
    how: async (saboteur) => {
      await saboteur.sql(`update audit_entry set sequence = case sequence when 6 then 7 else 6 end
        where organisation_id = $1 and sequence in (6, 7)`);
      await rechain(saboteur);
    },
    kind: 'SWAPPED',
    without: 'CHANGED',
    sequence: 5,
  },
  {
    name: 'the end is cut off',
    how: ({ sql }) => sql('delete from audit_entry where organisation_id = $1 and sequence > 9'),
    kind: 'TRUNCATED',
    sequence: 10,
  },
  {
    name: 'the end is cut off, and the head set back',
    how: async ({ sql }) => {
      await sql('delete from audit_entry where organisation_id = $1 and (sequence > 8 or sequence is null)');
      await sql(`update audit_head h set sequence = 8, chain = e.chain from audit_entry e
                 where h.organisation_id = $1 and e.organisation_id = $1 and e.sequence = 8`);
    },
    kind: 'TRUNCATED',
    sequence: 9,
  },
  {
    name: 'all entries are deleted',
    how: ({ sql }) => sql('delete from audit_entry where organisation_id = $1'),
    kind: 'REMOVED',
    sequence: 1,
  },
  {
    name: 'the table is rolled back to before a seal',
    how: ({ sql }) =>
      sql('update audit_entry set sequence = null, chain = null where organisation_id = $1 and sequence > 4'),
    kind: 'TRUNCATED',
    sequence: 5,
  },
  {
    name: 'a checkpoint is forged',
    how: ({ sql }) =>
      sql(
        'update audit_checkpoint set signature = sha512(signature) where organisation_id = $1 and sequence = 8',
      ),
    kind: 'CHECKPOINT_FORGED',
    sequence: 8,
    detail: 'signature',
  },
  {
    name: 'a checkpoint says another instant',
    how: ({ sql }) =>
      sql(
        `update audit_checkpoint set at = at + interval '1 second' where organisation_id = $1 and sequence = 8`,
      ),
    kind: 'CHECKPOINT_FORGED',
    sequence: 8,
  },
  {
    name: 'an entry is removed, the chain made anew and signed with another key',
    how: async (saboteur) => {
      await saboteur.sql('delete from audit_entry where organisation_id = $1 and sequence = 6');
      await saboteur.sql('delete from audit_checkpoint where organisation_id = $1');
      await rechain(saboteur);
      const [head] = (await saboteur.sql(
        'select sequence, chain, now() as at from audit_head where organisation_id = $1',
      )) as {
        sequence: number;
        chain: Buffer;
        at: Date;
      }[];
      const own = signCheckpoint(new Secrets(Buffer.alloc(32, 66)), {
        organisationId: saboteur.organisation,
        stream: saboteur.stream,
        sequence: Number(head?.sequence),
        chain: head?.chain as Buffer,
        at: (head as { at: Date }).at.toISOString(),
      });
      await saboteur.sql(
        'insert into audit_checkpoint values ($1, $2, $3, gen_random_uuid(), $4, $5, $6, $7)',
        own.stream,
        own.sequence,
        own.at,
        own.chain,
        own.keyId,
        own.signature,
      );
    },
    kind: 'CHECKPOINT_FORGED',
    detail: 'unknown key',
  },
  {
    name: 'the last checkpoint is removed',
    how: ({ sql }) => sql('delete from audit_checkpoint where organisation_id = $1 and sequence = 12'),
    kind: 'CHECKPOINT_MISSING',
    sequence: 12,
  },
];

const exported = async (organisation: string): Promise<string[]> => {
  const lines: string[] = [];
  await exportTrail(database.system, organisation, secrets, (line) => lines.push(line));
  return lines;
};
async function* chunksOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(lines.join(''));
  for (let start = 0; start < bytes.length; start += 777) yield bytes.subarray(start, start + 777);
}

beforeAll(async () => {
  database = await TestDatabase.make();
});
afterAll(() => database?.close());

describe('a trail that nobody touched', () => {
  it('verifies in the database and as an export, with the secret key and without', async () => {
    const organisation = await aTrail();
    const found = { broken: null, sealed: ALL, from: 1, to: ALL, unsealed: 2, checkpoints: BATCHES };
    const expected = {
      isSound: true,
      broken: null,
      sealed: 2 * ALL,
      unsealed: 4,
      checkpoints: 2 * BATCHES,
      streams: STREAMS.map((stream) => ({ stream, ...found })),
    };
    const { pem } = publicKey(secrets);
    expect(await verifyDatabase(database.system, organisation, { secrets })).toMatchObject(expected);
    expect(
      await verifyDatabase(database.system, organisation.toUpperCase(), { publicKeys: [pem] }),
    ).toMatchObject(expected);
    const file = await exported(organisation);
    expect(await verifyExport(chunksOf(file), { secrets })).toMatchObject(expected);
    expect(await verifyExport(chunksOf(file), { publicKeys: [pem] })).toMatchObject(expected);
    expect(await verifyExport(chunksOf(file))).toMatchObject(expected);
  });

  it('says what is not proved', async () => {
    const organisation = await aTrail();
    const { notProved } = await verifyDatabase(database.system, organisation, { secrets });
    expect(notProved).toEqual(['DELETED_BEFORE_SEAL', 'TAIL_WITHOUT_OUTSIDE', 'KEY_HOLDER']);
    const alone = await verifyExport(chunksOf(await exported(organisation)));
    expect(alone.notProved).toEqual([
      'DELETED_BEFORE_SEAL',
      'TAIL_WITHOUT_OUTSIDE',
      'MACS_UNCHECKED',
      'KEY_HOLDER',
      'SIGNER_UNKNOWN',
      'AFTER_EXPORT',
    ]);
  });

  it('verifies when nothing was ever written', async () => {
    const result = await verifyDatabase(database.system, newOrganisation(), { secrets });
    expect(result).toMatchObject({
      isSound: true,
      sealed: 0,
      streams: STREAMS.map(() => ({ from: null, sealedUntil: null })),
    });
  });

  it('is called another key and not a forgery when the secret key is not the one', async () => {
    const organisation = await aTrail();
    const other = new Secrets(Buffer.alloc(32, 8));
    const result = await verifyDatabase(database.system, organisation, { secrets: other });
    expect(result.broken).toMatchObject({ kind: 'CHECKPOINT_FORGED', detail: 'another secret key' });
  });
});

const BY_STREAM = STREAMS.flatMap((stream) => CASES.map((each) => ({ ...each, stream })));

describe.each(BY_STREAM)(
  'in the stream $stream, when $name',
  ({ stream, how, kind, without = kind, sequence, detail }) => {
    it(`is found and named ${kind}, in the database and in its export`, async () => {
      const organisation = await aTrail();
      await sabotage(organisation, stream, how);
      const expected = {
        kind,
        stream,
        ...(sequence === undefined ? {} : { sequence }),
        ...(detail ? { detail } : {}),
      };
      const result = await verifyDatabase(database.system, organisation, { secrets });
      expect(result).toMatchObject({ isSound: false, broken: expected });
      const file = await exported(organisation);
      expect((await verifyExport(chunksOf(file), { secrets })).broken).toMatchObject(expected);
      const { pem } = publicKey(secrets);
      const alone = await verifyExport(chunksOf(file), { publicKeys: [pem] });
      expect(alone.broken?.kind ?? null).toBe(without);
    });
  },
);

interface Move {
  name: string;
  how: (here: Saboteur, there: Saboteur) => Promise<unknown>;
  kind: BrokenKind;
  sequence?: number | null;
  detail?: string;
  /** What is named without the secret key, when the changes are robbed and when the readings are. */
  without: Record<Stream, BrokenKind | null>;
}

const move = (here: Saboteur, which: string, more = '') =>
  here.sql(
    `update audit_entry set stream = '${otherThan(here.stream)}'${more} where organisation_id = $1 and ${which}`,
  );

const MOVES: Move[] = [
  {
    name: 'a sealed entry is moved',
    how: (here) => move(here, 'sequence = 6'),
    kind: 'SWAPPED',
    sequence: 6,
    detail: 'stream',
    without: { CHANGE: 'REMOVED', READING: 'INSERTED' },
  },
  {
    name: 'the last entry is moved behind the last of the other, chained, with both heads moved',
    how: async (here, there) => {
      await move(here, 'sequence = 12', ', sequence = 13');
      await rechain(here);
      await rechain(there);
    },
    kind: 'SWAPPED',
    sequence: 13,
    detail: 'stream',
    without: { CHANGE: 'TRUNCATED', READING: 'CHANGED' },
  },
  {
    name: 'a sealed entry is moved to those that wait',
    how: (here) => move(here, 'sequence = 6', ', sequence = null, chain = null'),
    kind: 'SWAPPED',
    sequence: null,
    detail: 'stream',
    without: { CHANGE: 'REMOVED', READING: 'CHANGED' },
  },
  {
    name: 'an entry that waits is moved',
    how: (here) => move(here, 'sequence is null'),
    kind: 'SWAPPED',
    sequence: null,
    detail: 'stream',
    without: { CHANGE: 'CHANGED', READING: 'CHANGED' },
  },
  {
    name: 'a sealed entry is copied',
    how: (here) =>
      here.sql(`insert into audit_entry
        select organisation_id, '${otherThan(here.stream)}', id, at, action, actor_id, node_id, legal_entity_id,
          canonical, nonce, mac, 13, chain from audit_entry where organisation_id = $1 and sequence = 6`),
    kind: 'SWAPPED',
    sequence: 13,
    detail: 'stream',
    without: { CHANGE: 'INSERTED', READING: 'INSERTED' },
  },
  {
    name: 'an entry is moved and says so',
    how: (here) =>
      move(
        here,
        'sequence = 6',
        `, canonical = convert_to(replace(convert_from(canonical, 'UTF8'), '${here.stream}', '${otherThan(here.stream)}'), 'UTF8')`,
      ),
    kind: 'REMOVED',
    without: { CHANGE: 'REMOVED', READING: 'INSERTED' },
  },
  {
    name: 'a checkpoint is moved',
    how: async (here, there) => {
      await there.sql('delete from audit_checkpoint where organisation_id = $1 and sequence = 8');
      await here.sql(
        `update audit_checkpoint set stream = '${there.stream}' where organisation_id = $1 and sequence = 8`,
      );
    },
    kind: 'CHECKPOINT_FORGED',
    sequence: 8,
    detail: 'signature',
    without: { CHANGE: 'CHECKPOINT_FORGED', READING: 'CHECKPOINT_FORGED' },
  },
];
const MOVES_BY_STREAM = STREAMS.flatMap((stream) => MOVES.map((each) => ({ ...each, stream })));

describe.each(MOVES_BY_STREAM)('from the stream $stream into the other, when $name', (moved) => {
  const { stream, how, kind, sequence, detail, without } = moved;

  it(`is found and named ${kind}, in the database and in its export`, async () => {
    const organisation = await aTrail();
    await sabotage(organisation, stream, (here) => how(here, here.there()));
    const isAtOrigin = kind === 'REMOVED' && stream === 'CHANGE';
    const expected = {
      kind: kind === 'REMOVED' && !isAtOrigin ? 'INSERTED' : kind,
      stream: isAtOrigin ? stream : otherThan(stream),
      ...(sequence === undefined ? {} : { sequence }),
      ...(detail ? { detail } : {}),
    };
    const result = await verifyDatabase(database.system, organisation, { secrets });
    expect(result).toMatchObject({ isSound: false, broken: expected });
    const file = await exported(organisation);
    expect((await verifyExport(chunksOf(file), { secrets })).broken).toMatchObject(expected);
    const { pem } = publicKey(secrets);
    const alone = await verifyExport(chunksOf(file), { publicKeys: [pem] });
    expect(alone.broken?.kind ?? null).toBe(without[stream]);
  });
});

describe('an entry that was moved before its seal', () => {
  it.each(STREAMS)('from the stream %s is not sealed in the other', async (stream) => {
    const organisation = await database.begin();
    await write(organisation, stream, 3);
    await sabotage(organisation, stream, ({ sql }) =>
      sql(`update audit_entry set stream = '${otherThan(stream)}' where organisation_id = $1`),
    );
    const sealed = await database.seal(organisation, undefined, otherThan(stream));
    expect(sealed).toMatchObject({ sealed: 0, refused: 3, checkpoint: null });
  });
});

describe.each(STREAMS)('the stream %s that was set back', (stream) => {
  const nameOf = (organisationId: string) => ({ organisationId, stream });
  const of = (result: Verification) => result.streams.find((each) => each.stream === stream);

  const setBack = async (): Promise<{ organisation: string; outside: Checkpoint }> => {
    const organisation = await aTrail();
    const outside = (await lastCheckpoint(sqlOf(database.system), nameOf(organisation))) as Checkpoint;
    await sabotage(organisation, stream, async ({ sql }) => {
      await sql('delete from audit_entry where organisation_id = $1 and (sequence > 8 or sequence is null)');
      await sql('delete from audit_checkpoint where organisation_id = $1 and sequence > 8');
      await sql(`update audit_head h set sequence = 8, chain = e.chain from audit_entry e
                 where h.organisation_id = $1 and e.organisation_id = $1 and e.sequence = 8`);
    });
    return { organisation, outside };
  };

  it('with its checkpoints looks whole, which the result says cannot be known', async () => {
    const { organisation } = await setBack();
    const result = await verifyDatabase(database.system, organisation, { secrets });
    expect(result.isSound).toBe(true);
    expect(of(result)?.to).toBe(8);
    expect(result.notProved).toContain('TAIL_WITHOUT_OUTSIDE');
  });

  it('shows against a checkpoint kept outside', async () => {
    const { organisation, outside } = await setBack();
    for (const broken of [
      (await verifyDatabase(database.system, organisation, { secrets, outside: [outside] })).broken,
      (await verifyExport(chunksOf(await exported(organisation)), { secrets, outside: [outside] })).broken,
    ]) {
      expect(broken).toMatchObject({ kind: 'TRUNCATED', sequence: 9, detail: 'numbers 9-12, outside' });
    }
  });

  it('shows against it also when it was sealed on', async () => {
    const { organisation, outside } = await setBack();
    await write(organisation, stream, 10);
    await database.seal(organisation, undefined, stream);
    const alone = await verifyDatabase(database.system, organisation, { secrets });
    expect(alone.isSound).toBe(true);
    expect(of(alone)?.to).toBe(18);
    const result = await verifyDatabase(database.system, organisation, { secrets, outside: [outside] });
    expect(result.broken).toMatchObject({ kind: 'REWRITTEN', sequence: 12 });
  });

  it('is not sealed over when its checkpoints stayed', async () => {
    const organisation = await aTrail();
    await sabotage(organisation, stream, async ({ sql }) => {
      await sql('delete from audit_head where organisation_id = $1');
    });
    await expect(database.seal(organisation, undefined, stream)).rejects.toThrow(TrailBroken);
    const { failed } = await sealAll(database.system, secrets);
    expect(failed).toContainEqual({ ...nameOf(organisation), error: expect.any(TrailBroken) });
    expect(await headOf(sqlOf(database.system), nameOf(organisation))).toBeNull();
  });

  it('is confirmed as far as a true checkpoint from outside reaches; a false one is called so', async () => {
    const organisation = await aTrail();
    const outside = (await lastCheckpoint(sqlOf(database.system), nameOf(organisation))) as Checkpoint;
    const good = await verifyDatabase(database.system, organisation, { secrets, outside: [outside] });
    expect(good.isSound).toBe(true);
    expect(of(good)?.provedOutside).toBe(ALL);
    expect(good.notProved).toContain('TAIL_AFTER_OUTSIDE');
    const bad = await verifyDatabase(database.system, organisation, {
      secrets,
      outside: [{ ...outside, sequence: 11 }],
    });
    expect(bad.broken).toMatchObject({ kind: 'CHECKPOINT_FORGED', detail: 'outside' });
  });
});

describe.each(STREAMS)('the lines of the stream %s in an export', (stream) => {
  let file: string[] = [];
  const kindOf = async (lines: readonly string[]) =>
    (await verifyExport(chunksOf(lines), { secrets })).broken?.kind ?? null;
  const lineOf = (sequence: number) =>
    file.findIndex(
      (line) =>
        line.startsWith(`{"kind":"entry","stream":"${stream}"`) && line.includes(`"sequence":${sequence},`),
    );
  const footer = (lines: readonly string[], entries: number) =>
    lines.map((line) =>
      line.startsWith('{"kind":"footer"') ? line.replace(/"entries":\d+/, `"entries":${entries}`) : line,
    );

  beforeAll(async () => {
    file = await exported(await aTrail());
  });

  it('are all there', async () => {
    expect(await kindOf(file)).toBeNull();
    expect(file).toHaveLength(1 + 2 * (ALL + BATCHES + 2) + 1);
  });

  it.each<[string, BrokenKind, () => string[]]>([
    ['one is taken out', 'REMOVED', () => footer(file.toSpliced(lineOf(6), 1), 2 * ALL - 1)],
    [
      'two change places',
      'SWAPPED',
      () => file.with(lineOf(6), file[lineOf(7)] as string).with(lineOf(7), file[lineOf(6)] as string),
    ],
    [
      'one stands there twice',
      'INSERTED',
      () => footer(file.toSpliced(lineOf(6), 0, file[lineOf(6)] as string), 2 * ALL + 1),
    ],
    ['the footer is missing', 'MALFORMED', () => file.slice(0, -1)],
    ['a waiting one is missing', 'MALFORMED', () => file.toSpliced(-2, 1)],
    ['the header is missing', 'MALFORMED', () => file.slice(1)],
    [
      'the end is missing',
      'TRUNCATED',
      () =>
        footer(
          file.filter((_, n) => n < lineOf(10) || n > lineOf(12)),
          ALL + 9,
        ),
    ],
    ['something comes behind the footer', 'MALFORMED', () => [...file, file[lineOf(6)] as string]],
    [
      'one is said to be of the other stream',
      'SWAPPED',
      () =>
        file.with(lineOf(6), (file[lineOf(6)] as string).replace(`"${stream}"`, `"${otherThan(stream)}"`)),
    ],
    [
      'one is of no stream',
      'MALFORMED',
      () => file.with(lineOf(6), (file[lineOf(6)] as string).replace(`"${stream}"`, '"OTHER"')),
    ],
    ['one is no JSON', 'MALFORMED', () => file.with(lineOf(6), 'x\n')],
    ['one is another thing', 'MALFORMED', () => file.with(lineOf(6), 'null\n')],
    ['there are none', 'MALFORMED', () => []],
  ])('are not, when %s: %s', async (_, kind, make) => {
    expect(await kindOf(make())).toBe(kind);
  });

  it('signed by another key are told from ours, though the file brings its own', async () => {
    const other = publicKey(new Secrets(Buffer.alloc(32, 66)));
    const forged = file.with(
      0,
      (file[0] as string).replace(JSON.stringify(publicKey(secrets).pem), JSON.stringify(other.pem)),
    );
    expect(await kindOf(forged)).toBeNull();
    expect((await verifyExport(chunksOf(forged))).broken?.kind).toBe('CHECKPOINT_FORGED');
  });
});

describe('what the command line says', () => {
  it('is short, in French and English, and names what is not proved', async () => {
    const organisation = await aTrail();
    const sound = await verifyDatabase(database.system, organisation, { secrets });
    const english = describeVerification(sound, Locale.EN);
    expect(english).toContain('SOUND');
    for (const { sealedUntil } of sound.streams) expect(english).toContain(`sealed until: ${sealedUntil}`);
    expect(english).toContain('readings: sealed: 12 (1-12)');
    expect(english).toContain('unsealed: 2');
    expect(english).toContain('cut off together with its checkpoints');
    expect(describeVerification(sound, Locale.FR)).toContain('non scellées : 2');
    await sabotage(organisation, 'READING', ({ sql }) =>
      sql('delete from audit_entry where organisation_id = $1 and sequence = 6'),
    );
    const broken = await verifyDatabase(database.system, organisation, { secrets });
    expect(describeVerification(broken, Locale.EN)).toContain(
      'BROKEN: REMOVED, entries were removed (at number 6, readings',
    );
    expect(describeVerification(broken, Locale.FR)).toContain('ROMPU : REMOVED');
  });
});
