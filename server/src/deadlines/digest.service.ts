import { randomUUID } from 'node:crypto';
import {
  DigestPolicy,
  type DigestState,
  digestDayAt,
  digestHorizon,
  digestOf,
  digestText,
  nextDigestAt,
  Organisation,
} from '@vigie/schema';
import { systemActor } from '../actor.ts';
import { type Context, newId } from '../context.ts';
import { keepMails, recordMails } from '../mails/mail.service.ts';
import { LONGEST_ATTEMPT, type Mail, MailFailure, mailHost, retryDelay } from '../mails/transport.ts';
import { unitOfWork, type WorkOrder } from '../unit-of-work.ts';
import type { AlertDesk } from './alert-claim.service.ts';
import { digestPlaceOf } from './counting.service.ts';
import { clocksOf, concernsBefore } from './digest-clocks.service.ts';
import { READERS } from './recipient.service.ts';

/** How an attempt to send a digest ended. */
export type DigestOutcome = 'SENT' | 'RETRY' | 'FAILED' | 'NOT_DUE';

/** Nobody else tries for so long: longer than any attempt lasts. Milliseconds. */
const LEASE = 2 * LONGEST_ATTEMPT;

interface Claimed {
  id: string;
  recipient_id: string;
  day: string;
  attempts: number;
  possibly_sent_twice: boolean;
}

const orderOf = (organisationId: string): WorkOrder => ({
  actor: systemActor(organisationId),
  organisationId,
  requestId: randomUUID(),
});

const codesOf = ({ recipient_id, day, attempts }: Claimed) => ({
  recipientId: recipient_id,
  day,
  attempt: attempts,
});

/** The members who may read clocks, each once. */
export async function readersOf(ctx: Context): Promise<string[]> {
  const rows = await ctx.sql<{ user_id: string }>(
    `select user_id from membership where organisation_id = $1 and ended_at is null and roles && $2::text[] order by 1`,
    [ctx.organisationId, READERS],
  );
  return rows.map(({ user_id }) => user_id);
}

/** Those to whom a digest would have something to say now. */
async function peopleToTell(ctx: Context, timeZone: string): Promise<string[]> {
  const now = ctx.now.toISOString();
  const concerns = await concernsBefore(ctx, new Date(digestHorizon(now, timeZone)));
  const people = await readersOf(ctx);
  return people.filter((userId) => digestOf(clocksOf(concerns, userId, now), now, timeZone) !== null);
}

/**
 * Plans the digests of the day that has come, one a person whom something concerns, and takes back those of days before that did not go out:
 * after any downtime each person gets one, today's. Running it twice changes nothing.
 *
 * @returns how many were planned
 */
export function planDigests(desk: AlertDesk, organisationId: string): Promise<number> {
  return unitOfWork(desk.parts, orderOf(organisationId), async (ctx) => {
    await ctx.sql('select from digest_policy where organisation_id = $1 for update', [organisationId]);
    const policy = await ctx.em.findOne(DigestPolicy, { organisationId });
    if (!policy?.nextAt || policy.nextAt > ctx.now) return 0;
    const place = await digestPlaceOf(ctx);
    const now = ctx.now.toISOString();
    const next = nextDigestAt(policy, place, now);
    policy.nextAt = next ? new Date(next) : null;
    const day = digestDayAt(policy, place, now);
    if (!day) return 0;
    await ctx.sql(
      `update digest set state = 'SUPERSEDED'
       where organisation_id = $1 and day < $2 and state in ('PLANNED', 'CLAIMED')
         and (state = 'PLANNED' or next_attempt_at < clock_timestamp())`,
      [organisationId, day],
    );
    const people = await peopleToTell(ctx, place.timeZone);
    const rows = await ctx.sql(
      `insert into digest (id, organisation_id, recipient_id, day, next_attempt_at, created_at)
       select id, $1, recipient_id, $2, $3, $4 from unnest($5::uuid[], $6::uuid[]) as d (id, recipient_id)
       on conflict (organisation_id, recipient_id, day) do nothing returning id`,
      [organisationId, day, ctx.realNow, ctx.now, people.map(() => newId('Digest')), people],
    );
    ctx.record('digest.planned', policy, { day, people: rows.length });
    return rows.length;
  });
}

async function end(ctx: Context, id: string, state: `${DigestState}`, error: string | null): Promise<null> {
  await ctx.sql('update digest set state = $2, last_error = $3 where id = $1', [id, state, error]);
  return null;
}

/** The mail of a digest as things stand now; null where there is nothing to tell, or nobody to tell it. */
async function write(ctx: Context, desk: AlertDesk, digest: Claimed): Promise<Mail | null> {
  if (!(await readersOf(ctx)).includes(digest.recipient_id)) {
    return end(ctx, digest.id, 'SUPERSEDED', 'RECIPIENT_LEFT');
  }
  const organisation = await ctx.get(Organisation, ctx.organisationId);
  const now = ctx.now.toISOString();
  const concerns = await concernsBefore(ctx, new Date(digestHorizon(now, organisation.timeZone)));
  const parts = digestOf(clocksOf(concerns, digest.recipient_id, now), now, organisation.timeZone);
  if (!parts) return end(ctx, digest.id, 'EMPTY', null);
  const person = (await desk.parts.people.load([digest.recipient_id], ctx.organisationId)).get(
    digest.recipient_id,
  );
  if (!person?.email) return end(ctx, digest.id, 'FAILED', 'NO_ADDRESS');
  const base = (desk.publicUrl ?? 'http://localhost:4000').replace(/\/+$/, '');
  const frame = { organisation: organisation.name, day: digest.day, now, link: `${base}/#/deadlines` };
  const { subject, text } = digestText(parts, frame, person.locale);
  // One digest, one Message-ID: a further attempt after a crash is known as the same mail.
  const messageId = `${digest.id}@${mailHost(desk.publicUrl)}`;
  return { messageId, to: person.email, subject, text, urgent: parts.overdue.length > 0 };
}

/** First unit: takes the digest for a lease and keeps its mail, so that the attempt is on record before a byte is sent. */
async function claim(
  ctx: Context,
  desk: AlertDesk,
  id: string,
): Promise<{ digest: Claimed; mail: Mail } | null> {
  const [digest] = await ctx.sql<Claimed>(
    `update digest set attempts = attempts + 1, state = 'CLAIMED',
       possibly_sent_twice = possibly_sent_twice or state = 'CLAIMED' or coalesce(last_error, '') like 'UNKNOWN%',
       next_attempt_at = clock_timestamp() + $2 * interval '1 ms'
     where id = (select id from digest where id = $1 and state in ('PLANNED', 'CLAIMED')
                   and next_attempt_at <= clock_timestamp() for update skip locked)
     returning id, recipient_id, to_char(day, 'YYYY-MM-DD') as day, attempts, possibly_sent_twice`,
    [id, LEASE],
  );
  if (!digest) return null;
  const mail = await write(ctx, desk, digest);
  if (!mail) return null;
  const isFirst = digest.attempts === 1;
  const { recipient_id: recipientId } = digest;
  await keepMails(ctx, [
    { mail, recipientId, ownerId: recipientId, legalEntityId: null, nodeId: id, isFirst },
  ]);
  if (digest.possibly_sent_twice) ctx.record('digest.possibly_sent_twice', { id }, codesOf(digest));
  return { digest, mail };
}

/** Hands the mail over and says how that ended; a failure of ours is thrown on, and the lease runs out by itself. */
async function attempt(desk: AlertDesk, mail: Mail): Promise<[Exclude<DigestOutcome, 'NOT_DUE'>, string]> {
  try {
    return ['SENT', (await desk.transport.send(mail)).answer];
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    const code = (error.kind === 'UNKNOWN' ? `UNKNOWN_${error.code}` : error.code).slice(0, 60);
    return [error.kind === 'PERMANENT' ? 'FAILED' : 'RETRY', code];
  }
}

const AFTER = { SENT: 'SENT', FAILED: 'FAILED', RETRY: 'PLANNED' } as const;

/** Second unit, after the server's answer. A write of an older attempt changes no state. */
async function settle(
  ctx: Context,
  digest: Claimed,
  outcome: keyof typeof AFTER,
  answer: string,
): Promise<void> {
  await ctx.sql(
    `update digest set state = $3, last_error = $4, sent_at = case when $3 = 'SENT' then $5::timestamptz end,
       next_attempt_at = clock_timestamp() + $6::float8 * interval '1 ms'
     where id = $1 and attempts = $2 and state = 'CLAIMED'`,
    [
      digest.id,
      digest.attempts,
      AFTER[outcome],
      outcome === 'SENT' ? null : answer,
      ctx.now,
      outcome === 'RETRY' ? retryDelay(digest.attempts) : 0,
    ],
  );
  const codes = codesOf(digest);
  if (outcome === 'SENT') ctx.record('digest.sent', { id: digest.id }, codes);
  else
    ctx.record('digest.failed', { id: digest.id }, { ...codes, error: answer, final: outcome === 'FAILED' });
}

/**
 * Sends one digest, if it is due and nobody else has it. Called by anyone, any number of times: it goes out once, or
 * once more after a crash under the same Message-ID, recorded as such.
 */
export async function sendDigest(
  desk: AlertDesk,
  organisationId: string,
  id: string,
): Promise<DigestOutcome> {
  const order = orderOf(organisationId);
  const claimed = await unitOfWork(desk.parts, order, (ctx) => claim(ctx, desk, id));
  if (!claimed) return 'NOT_DUE';
  const { digest, mail } = claimed;
  const [outcome, answer] = await attempt(desk, mail);
  await unitOfWork(desk.parts, order, async (ctx) => {
    const state = outcome === 'RETRY' ? 'PENDING' : outcome;
    await recordMails(ctx, [{ messageId: mail.messageId, state, answer }]);
    await settle(ctx, digest, outcome, answer);
  });
  return outcome;
}
