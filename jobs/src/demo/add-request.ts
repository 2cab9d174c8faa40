import {
  ClaimedIdentifier,
  ClaimState,
  DataSubjectRequest,
  ExercisedRight,
  IdentifierScheme,
  IdentityResult,
  MandateResult,
  RecipientNoticeOutcome,
  RequestChannel,
} from '@vigie/schema';
import { type Context, deadlines, requests } from '@vigie/server';
import { Temporal } from 'temporal-polyfill';
import type { DemoDecision, DemoRequest, DemoStep } from './requests.ts';

const HOUR = 3_600_000;
const AUTHORITY = 'CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07';

export interface Cast {
  people: Map<string, string>;
  entities: Map<string, string>;
}

export const ago = (ctx: Context, hours: number): Date =>
  new Date(Math.floor(ctx.now.getTime() / 60_000) * 60_000 - hours * HOUR);

/** So long ago, at nine in the morning, that the month of GDPR 12(3) ends today. */
function receiptDueToday(ctx: Context, timeZone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  // A weekend or holiday rolls on: look back day by day for a receipt whose last day is today.
  for (let back = 27; back < 40; back += 1) {
    const day = today.subtract({ days: back });
    const anchor = new Date(day.toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds);
    if (deadlines.dueOn('GDPR_12_3', anchor, { timeZone, country: 'FR' }) === today.toString()) return anchor;
  }
  // Today is no working day, so nothing falls due today: the next best is the last one that fell due.
  return new Date(
    today.subtract({ months: 1 }).toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds,
  );
}

const { perform: receive } = requests.requestIntake;
const { perform: onRequest } = requests.requestVerbs;
const { perform: onRight } = requests.rightVerbs;

/** A node as a verb wants it: saved, in its present version. */
interface Node {
  id: string;
  version: number;
}

async function decide(ctx: Context, { id: caseId }: Node, decisions: readonly DemoDecision[]): Promise<void> {
  for (const { right, refused, partly, reason = null, departureReason } of decisions) {
    const item = await ctx.em.findOneOrFail(ExercisedRight, { caseId, right });
    await ctx.em.flush();
    const ref = { id: item.id, version: item.version, reason: reason ?? '', departureReason };
    const ground = refused ?? partly;
    if (!ground) await onRight.grant(ctx, { ...ref, reason });
    else {
      const verb = refused ? onRight.refuse : onRight.partiallyGrant;
      await verb(ctx, { ...ref, ground, complaintAuthority: AUTHORITY, judicialRemedy: true });
    }
  }
}

/** Every verb of the demo, at its own time. */
async function perform(ctx: Context, node: Node, step: DemoStep, cast: Cast): Promise<unknown> {
  const { id, version } = node;
  const ref = { id, version };
  const at = ago(ctx, step.hoursAgo);
  switch (step.verb) {
    case 'acknowledge':
      return onRequest.acknowledge(ctx, {
        ...ref,
        channel: step.channel ?? RequestChannel.EMAIL,
        sentAt: at,
      });
    case 'identify': {
      const { result = IdentityResult.NOT_NEEDED, method, asked, reason, channel } = step;
      // Who is known is on record from then on, by what their message says.
      const isSettled = result === IdentityResult.VERIFIED || result === IdentityResult.NOT_NEEDED;
      const claims = isSettled
        ? await ctx.em.find(ClaimedIdentifier, { caseId: id, state: ClaimState.OPEN })
        : [];
      const acceptedClaimIds = claims.length > 0 ? claims.map((claim) => claim.id) : null;
      return onRequest.verify(ctx, { ...ref, result, method, asked, reason, channel, at, acceptedClaimIds });
    }
    case 'mandate':
      return onRequest.verifyMandate(ctx, { ...ref, result: MandateResult.VERIFIED, note: step.note });
    case 'qualify':
      return onRequest.qualify(ctx, ref);
    case 'start':
      return onRequest.start(ctx, ref);
    case 'assess': {
      const item = await ctx.em.findOneOrFail(ExercisedRight, { caseId: id, right: step.right });
      const { legalBasis, context } = step;
      return onRight.assess(ctx, {
        id: item.id,
        version: item.version,
        legalBasis,
        context: context ?? null,
      });
    }
    case 'decide':
      return decide(ctx, node, step.decisions);
    case 'tellRecipient': {
      const item = await ctx.em.findOneOrFail(ExercisedRight, { caseId: id, right: step.right });
      const { recipient } = step;
      const told = { outcome: RecipientNoticeOutcome.TOLD, recipient, sentAt: at };
      return onRight.notifyRecipient(ctx, { id: item.id, version: item.version, ...told });
    }
    case 'assign':
      return onRequest.assign(ctx, { ...ref, assigneeId: cast.people.get(step.to) ?? null });
    case 'suspend':
      return onRequest.suspend(ctx, { ...ref, reason: step.reason, askedAt: at });
    case 'resume':
      return onRequest.resume(ctx, { ...ref, answeredAt: at });
    case 'extend':
      return onRequest.extend(ctx, { ...ref, reasons: step.reasons, notifiedAt: at, channel: step.channel });
    case 'answer': {
      const { channel, content, lateReason } = step;
      return onRequest.answer(ctx, { ...ref, answeredAt: at, channel, content, lateReason });
    }
    case 'transfer':
      return onRequest.transfer(ctx, { ...ref, to: step.to, channel: RequestChannel.EMAIL, sentAt: at });
    case 'withdraw':
      return onRequest.withdraw(ctx, { ...ref, channel: RequestChannel.PHONE, withdrawnAt: at });
    case 'close':
      return onRequest.close(ctx, ref);
  }
}

/** One request of the demo, from its receipt to where it stands. */
export async function addRequest(ctx: Context, demo: DemoRequest, cast: Cast): Promise<void> {
  const receivedAt =
    demo.receivedHoursAgo === 'dueToday'
      ? receiptDueToday(ctx, 'Europe/Paris')
      : ago(ctx, demo.receivedHoursAgo);
  const { name, email } = demo.requester;
  const request: DataSubjectRequest = await receive(ctx, {
    legalEntityId: cast.entities.get(demo.entity) as string,
    channel: demo.channel,
    receivedAt,
    rights: demo.rights,
    verbatim: demo.verbatim,
    locale: demo.locale ?? null,
    requester: demo.requester,
    subjectIdentifiers: demo.customerNumber
      ? [
          { scheme: IdentifierScheme.EMAIL, value: email },
          {
            scheme: IdentifierScheme.CUSTOMER_NUMBER,
            value: demo.customerNumber,
            system: demo.customerSystem ?? null,
          },
          { scheme: IdentifierScheme.FULL_NAME, value: name },
        ]
      : null,
    assigneeId: cast.people.get(demo.assignee) ?? null,
  });
  for (const step of demo.steps ?? []) {
    await ctx.em.flush();
    await perform(ctx, request, step, cast);
  }
}
