import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { systemActor } from '../actor.ts';
import { isContended, isTransient } from '../database-trouble.ts';
import { uncountMails } from '../mails/mail.service.ts';
import { MailFailure, type MailTransport } from '../mails/transport.ts';
import { unitOfWork, type WorkOrder } from '../unit-of-work.ts';
import { type Answered, recordAnswers } from './alert-answer.service.ts';
import {
  type AlertDesk,
  type Claim,
  type Claimed,
  claimSteps,
  type DeliveryOutcome,
  type Outcomes,
} from './alert-claim.service.ts';
import { Leases } from './alert-lease.service.ts';
import { lockSteps } from './alert-step.service.ts';
import { setAside } from './quarantine.service.ts';

/** So many batches of mails are at work at once: one is sent while the next is claimed. They share the transport. */
export const BATCHES_AT_ONCE = 2;

/**
 * So many mails of a batch at most were taken by the server and are not on record yet: each of them goes out once more
 * when the process or the database ends just then.
 */
const UNRECORDED = 8;

/** For so long an answer is tried to be written down: without it the mail would go out once more. Milliseconds. */
const STUBBORN = 30_000;

/** An answer waits so long for others, so that they share a unit of work. Milliseconds. */
const GATHERING = 5;

const orderOf = (organisationId: string): WorkOrder => ({
  actor: systemActor(organisationId),
  organisationId,
  requestId: randomUUID(),
});

/**
 * Delivers alerts of one organisation, those that are due and that nobody else has. Never early, never lost; a mail at
 * most once more per crash between the server's 250 and our record, under the same Message-ID and recorded as such.
 * Called by anyone, any number of times, at any moment.
 *
 * A batch that throws for its own data, or is in the way of others again and again, is tried again in halves, until the step
 * that is to blame stands alone.
 *
 * @param signal no further mail is begun once it says stop
 */
export async function deliverSteps(
  desk: AlertDesk,
  organisationId: string,
  stepIds: readonly string[],
  signal?: AbortSignal,
): Promise<Outcomes> {
  const order = orderOf(organisationId);
  let claimed: Claimed;
  try {
    claimed = await unitOfWork(desk.parts, order, (ctx) => claimSteps(ctx, desk, stepIds));
  } catch (error) {
    // Contention that outlasts the attempts of a unit is less likely the fewer rows it touches.
    if (isTransient(error) && !(isContended(error) && stepIds.length > 1)) throw error;
    const [only] = stepIds;
    if (only === undefined) throw error;
    if (stepIds.length === 1) return new Map([[only, await setAside(desk.parts, order, only)]]);
    const middle = Math.ceil(stepIds.length / 2);
    const first = await deliverSteps(desk, organisationId, stepIds.slice(0, middle), signal);
    return new Map([...first, ...(await deliverSteps(desk, organisationId, stepIds.slice(middle), signal))]);
  }
  return new Map([...claimed.outcomes, ...(await sendClaimed(desk, organisationId, claimed.claims, signal))]);
}

/** One alert by itself. */
export async function deliverStep(
  desk: AlertDesk,
  organisationId: string,
  stepId: string,
): Promise<DeliveryOutcome> {
  const outcomes = await deliverSteps(desk, organisationId, [stepId]);
  return outcomes.get(stepId) as DeliveryOutcome;
}

/** Does it again while the database is in trouble, until the time is up or the process is to end. */
async function stubbornly<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const end = Date.now() + STUBBORN;
  for (let pause = 50; ; pause = Math.min(2 * pause, 500)) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || signal?.aborted || Date.now() > end) throw error;
      await sleep(pause);
    }
  }
}

/** The answers that come while others are being recorded, and a moment longer, are recorded together. */
function ledgerOf(
  desk: AlertDesk,
  order: WorkOrder,
  signal: AbortSignal | undefined,
): DataLoader<Answered, DeliveryOutcome> {
  let last: Promise<unknown> = Promise.resolve();
  return new DataLoader<Answered, DeliveryOutcome>(
    (answers) => {
      const work = stubbornly(() => recordAnswers(desk.parts, order, answers), signal);
      last = work.catch(() => undefined);
      return work.then((outcomes) =>
        answers.map(({ claim }) => outcomes.get(claim.stepId) as DeliveryOutcome),
      );
    },
    { cache: false, batchScheduleFn: (go) => void last.then(() => setTimeout(go, GATHERING)) },
  );
}

/** So many mails in a row that no server answered: it is down, and each further one would only wait out its time. */
export const DOWN = 4;

/** How many mails in a row the server behind a transport did not take, for reasons of its own. */
const unanswered = new WeakMap<MailTransport, number>();

/** A refusal of this mail or its recipient, as by greylisting, says nothing of the next one. */
const isOfTheServer = ({ kind, code }: MailFailure): boolean =>
  kind !== 'PERMANENT' && (!/^SMTP_4/.test(code) || code === 'SMTP_421');

/** Whether the mail server did not answer the last few mails, or refused us altogether. */
export const isMailServerDown = ({ transport }: AlertDesk): boolean =>
  (unanswered.get(transport) ?? 0) >= DOWN;

async function attempt({ transport }: AlertDesk, claim: Claim): Promise<Answered> {
  try {
    const { answer } = await transport.send(claim.mail);
    unanswered.delete(transport);
    return { claim, answer };
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    if (isOfTheServer(error)) unanswered.set(transport, 1 + (unanswered.get(transport) ?? 0));
    else unanswered.delete(transport);
    return { claim, answer: error };
  }
}

/**
 * Sends what was claimed, outside of any transaction, as many at once as the transport takes, and records the answers
 * under the claims' tokens. No further mail is begun once one could not be recorded, when the server is down, or when the
 * signal says stop: what was not begun is given back.
 */
export async function sendClaimed(
  desk: AlertDesk,
  organisationId: string,
  claims: readonly Claim[],
  signal?: AbortSignal,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  if (claims.length === 0) return outcomes;
  const order = orderOf(organisationId);
  const leases = new Leases(desk, order, claims);
  const ledger = ledgerOf(desk, order, signal);
  const waiting = [...claims];
  const recording = new Set<Promise<void>>();
  const troubles: unknown[] = [];
  const inTrouble = (error: unknown): void => void troubles.push(error);

  const record = async (answered: Answered): Promise<void> => {
    outcomes.set(answered.claim.stepId, await ledger.load(answered));
    leases.release(answered.claim);
  };
  const keep = (answered: Answered): void => {
    const kept = record(answered)
      .catch(inTrouble)
      .finally(() => recording.delete(kept));
    recording.add(kept);
  };
  const lane = async (): Promise<void> => {
    while (troubles.length === 0 && !signal?.aborted) {
      const claim = waiting.shift();
      if (!claim) return;
      // A process that was stopped meanwhile, or a clock that was changed: nothing is sent on an old claim.
      if (!(await leases.holds(claim))) outcomes.set(claim.stepId, 'FENCED');
      else {
        const answered = await attempt(desk, claim);
        keep(answered);
        if (answered.answer instanceof MailFailure && isMailServerDown(desk)) return;
      }
      while (recording.size >= UNRECORDED) await Promise.race(recording);
    }
  };
  try {
    const width = Math.min(Math.ceil(desk.transport.atOnce / BATCHES_AT_ONCE), claims.length);
    await Promise.all(Array.from({ length: width }, () => lane().catch(inTrouble)));
    await Promise.all(recording);
  } finally {
    leases.close();
  }
  // Where even that is not possible, the claims end by themselves.
  await giveBack(desk, order, waiting).catch(inTrouble);
  for (const { stepId } of waiting) outcomes.set(stepId, 'RETRY');
  if (troubles.length > 0) throw troubles[0];
  return outcomes;
}

/** Claims on mails that were never begun: whoever comes next need not wait, nor call them possibly sent twice, nor count them. */
async function giveBack(desk: AlertDesk, order: WorkOrder, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  const messageIds = await unitOfWork(desk.parts, order, async (ctx) => {
    const ours = new Map(claims.map(({ stepId, token }) => [stepId, token]));
    const rows = await lockSteps(ctx, [...ours.keys()]);
    const held = rows.filter((row) => row.state === 'CLAIMED' && row.claim_token === ours.get(row.id));
    const given = await ctx.sql<{ message_id: string }>(
      `update alert_step set state = 'PLANNED', claim_until = null, claim_token = null, attempts = attempts - 1,
         updated_at = $2, version = version + 1
       where id = any ($1::uuid[]) returning message_id`,
      [held.map(({ id }) => id), ctx.now],
    );
    return given.map(({ message_id }) => message_id);
  });
  await unitOfWork(desk.parts, order, (ctx) => uncountMails(ctx, messageIds));
}
