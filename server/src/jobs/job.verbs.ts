import {
  ALERT_VERBS,
  AlertStep,
  AlertStepState,
  BaseEntity,
  DeadLetter,
  Deadline,
  DomainError,
  FAILED_LETTER_VERBS,
  MailState,
  nodeTypeOf,
  notFound,
  REPLAY_JOB,
  type ReplayState,
  RequestCommunication,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { type Asking, creationOfNode, verbsOfNode } from '../graphql/verbs.ts';

/** An alert and a letter both stand in the view of what was not delivered. */
const failureOf = async ({ id }: BaseEntity, { look, now }: Asking): Promise<ReplayState> => ({
  delivery: await look.find(DeadLetter, id),
  now,
});

/** Why it failed: it did, or the guard would have refused. */
const reasonOf = ({ delivery }: ReplayState): string => delivery?.reason ?? 'UNKNOWN';

/** What the row says from now on. An answer that never came stays in mind: that mail may have arrived. */
const replayed = (reason: string): string => (reason.startsWith('UNKNOWN') ? 'UNKNOWN_REPLAYED' : 'REPLAYED');

/** The line that told of the failure goes: should it fail again, someone has to hear of it again. */
const takeBackNotice = (ctx: Context, stepId: string): Promise<unknown> =>
  ctx.sql(
    `delete from notification where organisation_id = $1 and step_id = $2
       and kind in ('ALERT_MAIL_FAILED', 'ALERT_QUARANTINED', 'LETTER_FAILED')`,
    [ctx.organisationId, stepId],
  );

export const alertVerbs = verbsOfNode({
  type: AlertStep,
  noun: 'Alert',
  verbs: ALERT_VERBS,
  // Against deliveries.
  hold: (ctx, id) => ctx.sql('select from alert_step where id = $1 for update', [id]),
  stateOf: (node, asking) => failureOf(node, asking),
  works: {
    /** It is due again: the next sweep sends it, once, under its own Message-ID. */
    async replay(ctx, step, _, state) {
      const reason = reasonOf(state);
      Object.assign(step, {
        state: AlertStepState.PLANNED,
        lastError: replayed(reason),
        nextAttemptAt: ctx.realNow,
        claimUntil: null,
        claimToken: null,
      });
      await takeBackNotice(ctx, step.id);
      const { code, channel, deadlineId, recipientId } = step;
      return { codes: { code, channel, deadlineId, recipientId, reason } };
    },
  },
});

export const failedLetterVerbs = verbsOfNode({
  type: RequestCommunication,
  noun: 'Letter',
  verbs: FAILED_LETTER_VERBS,
  hold: (ctx, id) => ctx.sql('select from request_communication where id = $1 for update', [id]),
  stateOf: (node, asking) => failureOf(node, asking),
  works: {
    /** It is due again: it goes out as it was kept, under its own Message-ID. */
    async replay(ctx, letter, _, state) {
      const reason = reasonOf(state);
      Object.assign(letter, {
        delivery: MailState.PENDING,
        serverAnswer: replayed(reason),
        nextAttemptAt: ctx.realNow,
      });
      await takeBackNotice(ctx, letter.id);
      return { codes: { requestId: letter.caseId, kind: letter.kind, reason } };
    },
  },
});

/** What the queue's jobs look at. */
const LOOKED_AT = { Deadline, RequestCommunication } as const;

/** The class of what a job looks at; undefined for what no job of ours does. */
export const lookedAt = (nodeId: string | null | undefined) => {
  const type = nodeId && nodeTypeOf(nodeId);
  return type === 'Deadline' || type === 'RequestCommunication' ? LOOKED_AT[type] : undefined;
};

/** Hands a job that failed for good to the workers again. Gives the node that it looks at. */
export const jobReplay = creationOfNode(BaseEntity, REPLAY_JOB, async (ctx, { job }): Promise<BaseEntity> => {
  const away = (): never => {
    throw new DomainError('UNAVAILABLE', 'The queue is away.', { retryAfter: 15 });
  };
  const failed = (await ctx.queue?.failedJobs(ctx.organisationId).catch(away)) ?? [];
  const nodeId = failed.find((each) => each.job === job)?.nodeId;
  const type = lookedAt(nodeId);
  if (!nodeId || !type) throw notFound();
  const node = await ctx.get<Deadline | RequestCommunication>(type, nodeId);
  const again = await ctx.queue?.replay(ctx.organisationId, job).catch(away);
  if (!again) throw notFound();
  ctx.record(REPLAY_JOB.event, node, { job: again.name, reason: again.reason });
  return node;
});
