import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Mail, type MailTransport, parseCheckpoints, sealAll, verifyDatabase } from '@vigie/server';
import { sealTrails } from '../../jobs/src/audit/seal.ts';
import { sendCheckpoints } from '../../jobs/src/audit/send-checkpoints.ts';
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

describe('the trail of an organisation', () => {
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
