import { verifyDatabase } from '@vigie/server';
import { slowness } from '../harness/pace.ts';
import { secrets, until } from '../jobs/office.ts';
import type { Lab } from './lab.ts';

/** What one fault is allowed, and how its time is to be read. */
export interface Allowance {
  /** How far legal now was from the real one. Milliseconds. */
  offset?: number;
  /** Crashes and broken lines in the window between the server's answer and our record: so many further copies. */
  copies?: number;
  /** From this instant on nothing stood in the way: lateness is counted from here, or from the due instant. */
  from?: number;
  /** How late the last alert may be, on this machine. Seconds. */
  within?: number;
  /** Clocks that were ended or changed, and when that was committed: nothing of their old alerts goes out after it. */
  ended?: ReadonlyMap<string, number>;
  /** Longest conversation with the mail server that could already be open by then. Milliseconds. */
  conversation?: number;
  /** Steps that are to end as FAILED. */
  failed?: number;
  /** The database's clock was not the machine's: what was accepted is held against the row's own record. */
  ownClock?: boolean;
  /** Nothing happens on the queue afterwards, because it is away for good. */
  withoutQueue?: boolean;
  /** How long the queue and the claims may take to come to rest. Milliseconds. */
  patience?: number;
}

export type Figures = Record<string, number | string>;

interface Step {
  id: string;
  deadline_id: string;
  channel: string;
  state: string;
  due: number;
  sent: number | null;
  message_id: string | null;
  twice: boolean;
}

/** What was promised and does not hold. */
export class Broken extends Error {}

const require = (holds: boolean, what: string): void => {
  if (!holds) throw new Broken(what);
};

const first = (items: readonly string[]): string => `${items.length}, first ${items[0] ?? '-'}`;

/** The dates of all clocks: a fault changes none of them. */
export async function datesOf(lab: Lab): Promise<Map<string, string>> {
  const rows = await lab.office.rows<{ id: string; dates: string }>(
    `select id, concat_ws(' ', rule, anchor_at, due_at, due_on, not_before_at, round) as dates from deadline`,
  );
  return new Map(rows.map(({ id, dates }) => [id, dates]));
}

export function sameDates(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  changed: ReadonlyMap<string, number> = new Map(),
): void {
  const moved = [...before].filter(([id, dates]) => !changed.has(id) && after.get(id) !== dates);
  require(moved.length === 0, `a deadline changed: ${first(moved.map(([id]) => id))}`);
}

/** I1 to I9, after everything has come to rest. Gives the figures; throws what is broken, with its number. */
export async function checkPromise(lab: Lab, allowance: Allowance = {}): Promise<Figures> {
  const { office, sink } = lab;
  const { offset = 0, copies = 0, from = 0, within, ended = new Map(), failed = 0 } = allowance;
  const { patience = 60_000 } = allowance;
  await until(async () => (await office.count(`alert_step where state = 'CLAIMED'`)) === 0, patience).catch(
    () => {
      throw new Broken('I9: a claim is left');
    },
  );
  const steps = await office.rows<Step>(
    `select id, deadline_id, channel, state, extract(epoch from due_at)::float8 * 1000 as due,
       extract(epoch from sent_at)::float8 * 1000 as sent, message_id, possibly_sent_twice as twice
     from alert_step`,
  );
  const [clock] = await office.rows<{ now: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
  );
  const now = (clock?.now ?? 0) + offset;
  const byMessage = new Map(steps.flatMap((step) => (step.message_id ? [[step.message_id, step]] : [])));
  const counts = sink.copies();

  // I1: what is due and not taken back is recorded as sent once, and the server has it.
  const unsent = steps.filter(({ state, due }) => due <= now && (state === 'PLANNED' || state === 'CLAIMED'));
  require(unsent.length === 0, `I1: due and not sent: ${first(unsent.map(({ id }) => id))}`);
  const mails = steps.filter(({ channel, state }) => channel === 'MAIL' && state === 'SENT');
  const missing = mails.filter(({ message_id }) => !message_id || !counts.has(message_id));
  require(missing.length ===
    0, `I1: recorded as sent and never taken: ${first(missing.map(({ id }) => id))}`);
  const failures = steps.filter(({ state }) => state === 'FAILED').length;
  require(failures === failed, `I1: ${failures} steps failed, ${failed} were to`);
  const lines = await office.count(
    `alert_step s left join (select step_id, count(*) as times from notification group by step_id) n on n.step_id = s.id
     where channel = 'INBOX' and state = 'SENT' and n.times is distinct from 1`,
  );
  require(lines === 0, `I1: ${lines} inbox alerts are not there exactly once`);

  // I2: one copy, and one more only where a crash fell into the window; it says so.
  let extra = 0;
  for (const [messageId, count] of counts) {
    const step = byMessage.get(messageId);
    require(step !== undefined, `I2: a mail without a step: ${messageId}`);
    if (count > 1) {
      extra += count - 1;
      require(count <= 1 + copies, `I2: ${count} copies of ${messageId}`);
      require(Boolean(step?.twice), `I2: two copies and no mark: ${messageId}`);
    }
  }
  require(copies > 0 || extra === 0, `I2: ${extra} further copies without a crash`);

  // I3: nothing before its instant.
  const early = sink.accepted.filter(({ messageId, at }) => {
    const step = byMessage.get(messageId) as Step;
    const when = allowance.ownClock ? (step.sent ?? Number.POSITIVE_INFINITY) : at + offset;
    return when < step.due - 5;
  });
  require(early.length === 0, `I3: early: ${first(early.map(({ messageId }) => messageId))}`);
  const earlyLines = steps.filter(({ sent, due }) => sent !== null && sent < due);
  require(earlyLines.length === 0, `I3: recorded before due: ${first(earlyLines.map(({ id }) => id))}`);

  // I4: how late.
  const late = steps
    .filter(({ state, sent }) => state === 'SENT' && sent !== null)
    .map(({ sent, due }) => ((sent as number) - Math.max(due, from + offset)) / 1000)
    .map((seconds) => Math.max(0, seconds))
    .sort((a, b) => a - b);
  const p99 = late[Math.max(0, Math.ceil(late.length * 0.99) - 1)] ?? 0;
  require(within === undefined || p99 <= within, `I4: ${p99.toFixed(1)} s late, ${within} s are allowed`);

  // I5: nothing after its end was committed, but for the conversation that was open by then.
  const { conversation = 2000 * slowness() } = allowance;
  const after = sink.accepted.filter(({ messageId, at }) => {
    const step = byMessage.get(messageId) as Step;
    const end = step.state === 'SUPERSEDED' ? ended.get(step.deadline_id) : undefined;
    return end !== undefined && at > end + conversation;
  });
  require(after.length === 0, `I5: sent after its end: ${first(after.map(({ messageId }) => messageId))}`);

  // I6: each of them is in the trail once, and the trail is sound.
  const untold = await office.count(
    `alert_step s
     left join (select node_id, count(*) as times from audit_entry where action = 'alert.sent' group by node_id) a
       on a.node_id = s.id
     where state = 'SENT' and a.times is distinct from 1`,
  );
  require(untold === 0, `I6: ${untold} deliveries are not in the trail exactly once`);
  const trail = await verifyDatabase(office.databases.system, office.organisationId, { secrets });
  require(trail.isSound, `I6: the trail is broken: ${JSON.stringify(trail.broken)}`);

  // I7: nobody else was written to.
  const addresses = new Set(lab.staff.map(({ email }) => email));
  const strangers = sink.accepted.filter(({ to }) => !addresses.has(to));
  require(strangers.length === 0, `I7: written to a stranger: ${strangers.length}`);

  await findCanaries(lab);
  if (!allowance.withoutQueue) await queueIsEmpty(lab, patience);
  return {
    alerts: steps.filter(({ state }) => state === 'SENT').length,
    mails: mails.length,
    'further copies': extra,
    // A clock that jumps makes alerts late by as much.
    ...(allowance.ownClock || offset !== 0 ? {} : { 'late p99 s': Number(p99.toFixed(1)) }),
  };
}

/** I8: names, addresses and phones of people stand in no queue, log, event or entry of the trail. */
async function findCanaries(lab: Lab): Promise<void> {
  const { office } = lab;
  const words = new RegExp([lab.canary, lab.phone, ...lab.staff.map(({ email }) => email)].join('|'), 'i');
  const places: [string, string][] = [['the database’s log', lab.databaseLog()]];
  for (const each of lab.processes) places.push([`the log of ${each.logFile}`, each.log()]);
  if (lab.redis) places.push(['Redis', lab.redis.dump()]);
  const tables = await office.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'bullmq' or tablename in ('outbox_event', 'alert_step', 'notification', 'deadline', 'mail_message')`,
  );
  for (const { name } of tables) {
    const found = await office.rows(`select t::text as row from ${name} t where t::text ~* $1 limit 1`, [
      words.source,
    ]);
    require(found.length === 0, `I8: ${name} names a person`);
  }
  const trail = await office.rows(
    `select id from audit_entry where encode(canonical, 'escape') ~* $1 limit 1`,
    [words.source],
  );
  require(trail.length === 0, 'I8: the trail names a person');
  for (const [place, text] of places) require(!words.test(text), `I8: ${place} names a person`);
}

/** I9: nothing waits to be relayed, and the queue has no job left but bells for later. */
export async function queueIsEmpty(lab: Lab, patience: number): Promise<void> {
  const { office, redis } = lab;
  await until(
    async () => (await office.count('outbox_event where relayed_at is null')) === 0,
    patience,
  ).catch(() => {
    throw new Broken('I9: events are not relayed');
  });
  const waiting = async (): Promise<number> => {
    if (redis) {
      const lists = ['wait', 'active', 'prioritized', 'paused'].map((state) => `{vigie}:vigie:${state}`);
      return lists.reduce((sum, key) => {
        const kind = redis.command('TYPE', key).trim();
        if (kind === 'list') return sum + Number(redis.command('LLEN', key));
        return kind === 'zset' ? sum + Number(redis.command('ZCARD', key)) : sum;
      }, 0);
    }
    return office.count(`bullmq.job where state not in ('delayed', 'completed', 'failed')`);
  };
  await until(async () => (await waiting()) === 0, patience).catch(async () => {
    throw new Broken(`I9: ${await waiting()} jobs are left in the queue`);
  });
}
