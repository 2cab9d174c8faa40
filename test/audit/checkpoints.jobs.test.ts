import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  exportTrail,
  lastVerification,
  type Mail,
  type MailTransport,
  parseCheckpoints,
  sealAll,
  verifyDatabase,
  verifyExport,
} from '@vigie/server';
import { sealTrails } from '../../jobs/src/audit/seal.ts';
import { sendCheckpoints } from '../../jobs/src/audit/send-checkpoints.ts';
import { troubleOfTrails, verifyDaily } from '../../jobs/src/audit/verify-trails.ts';
import { checkpointText, signCheckpoint } from '../../server/src/audit/checkpoint.ts';
import { genesisOf } from '../../server/src/audit/entry.ts';
import { sealStream, TrailBroken } from '../../server/src/audit/sealing.ts';
import { realNow } from '../harness/clock.ts';
import { secrets, TestOffice } from '../jobs/office.ts';

let office: TestOffice;
let folder: string;

beforeAll(async () => {
  office = await TestOffice.open('checkpoints');
  folder = mkdtempSync(join(tmpdir(), 'vigie-checkpoints-'));
  await office.breachClock();
  // Older than the seconds that an entry waits for its seal.
  await sealAll(office.databases.system, secrets, { now: new Date(realNow().getTime() + 60_000) });
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.close();
});

beforeEach(() => office.owner.query('update installation set checkpoints_sent_at = null'));

/** What a worker works with; mails are kept, or refused. */
function worker(refuses = false) {
  const sent: Mail[] = [];
  const transport: MailTransport = {
    atOnce: 1,
    send: async (mail) => {
      if (refuses) throw new Error('refused');
      sent.push(mail);
      return { answer: '250' };
    },
    forgetBefore: async () => 0,
    close: async () => undefined,
  };
  const { parts, publicUrl, systemPool, legalOffset, logger } = office.job(0, transport);
  const desk = { parts, transport, publicUrl };
  return { sent, office: { desk, system: systemPool, secrets, logger, legalOffset } };
}

const yesterday = () =>
  office.owner.query(`update installation set checkpoints_sent_at = checkpoints_sent_at - interval '1 day'`);

describe('the checkpoints of the trail', () => {
  it('go into a folder once a day, whichever worker comes first, and verify there', async () => {
    const { office: one } = worker();
    expect(await sendCheckpoints(one, undefined)).toBe(false);
    const both = await Promise.all([sendCheckpoints(one, { folder }), sendCheckpoints(one, { folder })]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await sendCheckpoints(one, { folder })).toBe(false);
    await yesterday();
    expect(await sendCheckpoints(one, { folder })).toBe(true);

    const [name, ...others] = readdirSync(folder);
    expect(name).toMatch(/^vigie-checkpoints-\d{4}-\d\d-\d\d\.txt$/);
    expect(others).toEqual([]);
    const text = readFileSync(join(folder, name as string), 'utf8');
    const outside = parseCheckpoints(text) ?? [];
    expect(outside.map(({ organisationId, stream }) => [organisationId, stream])).toEqual([
      [office.organisationId, 'CHANGE'],
    ]);
    const { isSound, streams } = await verifyDatabase(office.databases.system, office.organisationId, {
      secrets,
      outside,
    });
    expect(isSound).toBe(true);
    expect(streams.find(({ stream }) => stream === 'CHANGE')?.provedOutside).toBe(outside[0]?.sequence);
  });

  it('go by mail with the file and how to use it, and again when the mail was not taken', async () => {
    const refusing = worker(true);
    await expect(sendCheckpoints(refusing.office, { mail: 'dpo@lumen.example' })).rejects.toThrow('refused');
    const taking = worker();
    expect(await sendCheckpoints(taking.office, { mail: 'dpo@lumen.example' })).toBe(true);
    const [mail] = taking.sent;
    expect(taking.sent).toHaveLength(1);
    expect(mail).toMatchObject({
      to: 'dpo@lumen.example',
      text: expect.stringContaining('audit verify --checkpoint'),
    });
    expect(parseCheckpoints(String(mail?.attachments?.[0]?.bytes))).toHaveLength(1);
  });

  it('are read one after the other, and not when one of them is no whole one', () => {
    const [name] = readdirSync(folder);
    const text = readFileSync(join(folder, name as string), 'utf8');
    expect(parseCheckpoints(`${text}\n\n${text.replaceAll('\n', '\r\n')}`)).toHaveLength(2);
    for (const wrong of ['', 'hello', `${text}\nvigie-checkpoint/1\n`, text.slice(0, 60)]) {
      writeFileSync(join(folder, name as string), wrong);
      expect(parseCheckpoints(wrong)).toBeNull();
    }
  });
});

describe('what lies in the folder', () => {
  let kept: string;
  const sealNow = (minutes: number) =>
    sealAll(office.databases.system, secrets, { now: new Date(realNow().getTime() + minutes * 60_000) });
  const textOf = (name: string) => readFileSync(join(kept, name), 'utf8');
  const sequencesOf = (name: string) => parseCheckpoints(textOf(name))?.map(({ sequence }) => sequence);
  const trouble = () => troubleOfTrails(office.databases.system, secrets, { folder: kept });

  /** Cuts the trail behind the checkpoint of a number, as whoever holds the database can. */
  async function cutBehind(sequence: number): Promise<void> {
    const { organisationId, owner } = office;
    for (const table of ['audit_entry', 'audit_checkpoint'])
      await owner.query(
        `delete from ${table} where organisation_id = $1 and stream = 'CHANGE'
         and (sequence > $2 or sequence is null)`,
        [organisationId, sequence],
      );
    await owner.query(
      `update audit_head h set sequence = c.sequence, chain = c.chain from audit_checkpoint c
       where h.organisation_id = $1 and h.stream = 'CHANGE' and c.organisation_id = $1 and c.stream = 'CHANGE'
         and c.sequence = $2`,
      [organisationId, sequence],
    );
    await owner.query(
      `update installation set checkpoints_sent_at = checkpoints_sent_at - interval '2 days'`,
    );
  }

  beforeEach(() => {
    kept = mkdtempSync(join(tmpdir(), 'vigie-kept-'));
  });

  afterEach(() => rmSync(kept, { recursive: true, force: true }));

  it('is not replaced by what goes less far, and says that the trail was cut', async () => {
    const errors: object[] = [];
    const { office: one } = worker();
    const telling = { ...one, logger: { ...one.logger, error: (fields: object) => errors.push(fields) } };
    const held: boolean[] = [];
    const send = () => sendCheckpoints(telling, { folder: kept }, (is) => held.push(is));
    await sealNow(1);
    expect(await send()).toBe(true);
    const [name = ''] = readdirSync(kept);
    const [earlier = 0] = sequencesOf(name) ?? [];

    // What goes further takes the name of the day.
    await office.breachClock();
    await sealNow(2);
    await yesterday();
    expect(await send()).toBe(true);
    expect(readdirSync(kept)).toEqual([name]);
    const genuine = textOf(name);
    const [last = 0] = sequencesOf(name) ?? [];
    expect(last).toBeGreaterThan(earlier);
    expect(held).toEqual([false, false]);
    expect(await trouble()).toBeNull();

    await cutBehind(earlier);
    expect(await send()).toBe(true);
    expect(textOf(name)).toBe(genuine);
    const second = name.replace('.txt', '-2.txt');
    expect(readdirSync(kept).sort()).toEqual([second, name].sort());
    expect(sequencesOf(second)).toEqual([earlier]);
    expect(held).toEqual([false, false, true]);
    const where = { organisationId: office.organisationId, stream: 'CHANGE', sequence: last };
    expect(errors).toEqual([{ file: name, ...where }]);
    expect(await trouble()).toContain('BROKEN (TRUNCATED)');

    // Nor by a trail that was written anew up to the same number and beyond.
    await office.breachClock();
    await office.breachClock();
    await sealNow(3);
    await yesterday();
    expect(await send()).toBe(true);
    expect(textOf(name)).toBe(genuine);
    expect(readdirSync(kept)).toHaveLength(3);
    expect(held.at(-1)).toBe(true);
    expect(await trouble()).toContain('BROKEN (REWRITTEN)');
  });

  it('shows a stream of readings that is gone with its checkpoints and its head', async () => {
    const { office: one } = worker();
    const about = { organisationId: office.organisationId, stream: 'READING' as const, sequence: 3 };
    const was = signCheckpoint(secrets, {
      ...about,
      chain: Buffer.alloc(32, 1),
      at: realNow().toISOString(),
    });
    const name = 'vigie-checkpoints-2026-01-01.txt';
    writeFileSync(join(kept, name), checkpointText(was));
    const held: boolean[] = [];
    expect(await sendCheckpoints(one, { folder: kept }, (is) => held.push(is))).toBe(true);
    expect(held).toEqual([true]);
    expect(textOf(name)).toBe(checkpointText(was));
    expect(await trouble()).toContain('BROKEN (TRUNCATED)');
  });

  it('is not replaced where it cannot be read', async () => {
    const { office: one } = worker();
    await sealNow(4);
    expect(await sendCheckpoints(one, { folder: kept })).toBe(true);
    const [name = ''] = readdirSync(kept);
    writeFileSync(join(kept, name), 'cut sho');
    await yesterday();
    expect(await sendCheckpoints(one, { folder: kept })).toBe(true);
    expect(textOf(name)).toBe('cut sho');
    expect(readdirSync(kept)).toHaveLength(2);
    expect(await trouble()).toContain('holds no whole checkpoints');
  });
});

describe('the daily verification', () => {
  it('is done by one worker a day, tells the log of what is broken, and is kept for the figures', async () => {
    const { organisationId, owner } = office;
    const { system } = office.databases;
    const told: object[] = [];
    const { office: one } = worker();
    const logger = { ...one.logger, error: (fields: object) => void told.push(fields) };
    const verify = () => verifyDaily({ ...one, logger }, undefined, new AbortController().signal);
    const broken = async () => (await lastVerification(system))?.broken;

    await owner.query('update installation set trails_verified_at = null');
    await expect(verifyDaily({ ...one, logger }, undefined, AbortSignal.abort())).rejects.toThrow('aborted');
    const options = { secrets, signal: AbortSignal.abort() };
    await expect(verifyDatabase(system, organisationId, options)).rejects.toThrow('aborted');
    expect(await broken()).toBeUndefined();
    await Promise.all([verify(), verify()]);
    expect([await broken(), told]).toEqual([{ CHANGE: 0, READING: 0 }, []]);

    const [head] = (
      await owner.query(
        `delete from audit_head where organisation_id = $1 and stream = 'READING' returning *`,
        [organisationId],
      )
    ).rows;
    await verify();
    expect(await broken()).toEqual({ CHANGE: 0, READING: 0 });
    await owner.query(`update installation set trails_verified_at = trails_verified_at - interval '1 day'`);
    await verify();
    expect(await broken()).toEqual({ CHANGE: 0, READING: 1 });
    expect(told).toEqual([expect.objectContaining({ organisationId, stream: 'READING', kind: 'TRUNCATED' })]);
    expect((await lastVerification(system))?.age).toBeLessThan(60);

    await owner.query('insert into audit_head values ($1, $2, $3, $4)', [
      organisationId,
      'READING',
      head.sequence,
      head.chain,
    ]);
    expect(await troubleOfTrails(system, secrets, undefined)).toBeNull();
    expect(await broken()).toEqual({ CHANGE: 0, READING: 0 });
  });
});

describe('the trail of an organisation', () => {
  it('has both heads from the moment it is made, and is broken without the one of its readings', async () => {
    const { organisationId, owner } = office;
    const { system } = office.databases;
    const verify = () => verifyDatabase(system, organisationId, { secrets });
    const lines: string[] = [];
    const exported = async () => {
      lines.length = 0;
      await exportTrail(system, organisationId, secrets, (line) => lines.push(line));
      return verifyExport(Readable.from(lines), { secrets });
    };
    const reading = { organisationId, stream: 'READING' } as const;
    const heads = await owner.query(
      'select stream, sequence::int, chain from audit_head where organisation_id = $1',
      [organisationId],
    );
    expect(heads.rows).toContainEqual({ stream: 'READING', sequence: 0, chain: genesisOf(reading) });
    expect(heads.rows).toHaveLength(2);
    expect([await verify(), await exported()]).toMatchObject([{ isSound: true }, { isSound: true }]);

    for (const table of ['audit_entry', 'audit_checkpoint', 'audit_head'])
      await owner.query(`delete from ${table} where organisation_id = $1 and stream = 'READING'`, [
        organisationId,
      ]);
    const broken = { kind: 'TRUNCATED', stream: 'READING', sequence: 1, detail: 'head' };
    expect([await verify(), await exported()]).toMatchObject([{ broken }, { broken }]);
    // Neither is a new head made for it, by sealing what is read from then on.
    await expect(sealStream(system, reading, secrets)).rejects.toThrow(TrailBroken);
    expect(await verify()).toMatchObject({ broken });
    await owner.query('insert into audit_head values ($1, $2, 0, $3)', [
      organisationId,
      'READING',
      genesisOf(reading),
    ]);
  });

  it('is broken when nothing of it is left, and sound before', async () => {
    const verify = () => verifyDatabase(office.databases.system, office.organisationId, { secrets });
    expect(await verify()).toMatchObject({ isSound: true });
    for (const table of ['audit_entry', 'audit_checkpoint', 'audit_head'])
      await office.owner.query(`delete from ${table} where organisation_id = $1`, [office.organisationId]);
    expect(await verify()).toMatchObject({
      isSound: false,
      broken: { kind: 'TRUNCATED', stream: 'CHANGE', sequence: 1, detail: 'empty' },
    });
    // Whose trail was never begun, there being no such organisation, is told nothing of.
    const nobody = '01a22da2-53c7-7001-9bfb-91a32441cb31';
    expect(await verifyDatabase(office.databases.system, nobody, { secrets })).toMatchObject({
      isSound: true,
    });
    expect(await sealTrails(worker().office)).toBe(0);
  });
});
