import {
  AlertStep,
  type BaseEntity,
  conflict,
  type DeadLetterKind,
  Deadline,
  type DeadlineState,
  DomainError,
  nodeTypeOf,
  notFound,
  RequestCommunication,
  replayObstacle,
  ruleBroken,
} from '@vigie/schema';
import type { Context } from '../context.ts';

interface Versioned {
  id: string;
  version: number;
}

interface DeliveryRow {
  kind: DeadLetterKind;
  reason: string;
  clock_state: DeadlineState | null;
  is_present_round: boolean | null;
  later_due_at: string | null;
  is_replaced: boolean | null;
}

/** What the row says from now on. An answer that never came stays in mind: that mail may have arrived. */
const replayed = (reason: string): string => (reason.startsWith('UNKNOWN') ? 'UNKNOWN_REPLAYED' : 'REPLAYED');

/** Refuses what is stale, and what the rule does not allow to be sent again. Gives why it had failed. */
async function requireFailed(ctx: Context, node: BaseEntity, { version }: Versioned): Promise<string> {
  if (node.version !== version) throw conflict();
  const [row] = await ctx.sql<DeliveryRow>(
    'select kind, reason, clock_state, is_present_round, later_due_at, is_replaced from dead_letter where id = $1',
    [node.id],
  );
  const delivery = row
    ? {
        kind: row.kind,
        reason: row.reason,
        clockState: row.clock_state,
        isPresentRound: row.is_present_round,
        laterDueAt: row.later_due_at,
        isReplaced: row.is_replaced,
      }
    : null;
  const obstacle = replayObstacle(delivery, ctx.now);
  if (obstacle || !row) throw ruleBroken(obstacle ?? 'NOTHING_TO_REPLAY');
  return row.reason;
}

/** The line that told of the failure goes: should it fail again, someone has to hear of it again. */
const takeBackNotice = (ctx: Context, stepId: string): Promise<unknown> =>
  ctx.sql(
    `delete from notification where organisation_id = $1 and step_id = $2
       and kind in ('ALERT_MAIL_FAILED', 'ALERT_QUARANTINED', 'LETTER_FAILED')`,
    [ctx.organisationId, stepId],
  );

/** An alert that failed is due again: the next sweep sends it, once, under its own Message-ID. */
export async function replayAlert(ctx: Context, input: Versioned): Promise<AlertStep> {
  ctx.require('jobs:admin');
  const step = await ctx.get(AlertStep, input.id);
  const reason = await requireFailed(ctx, step, input);
  const changed = await ctx.sql(
    `update alert_step set state = 'PLANNED', last_error = $3, next_attempt_at = $4, claim_until = null, claim_token = null,
       updated_at = $5, version = version + 1
     where id = $1 and version = $2 and state in ('FAILED', 'PLANNED') returning id`,
    [step.id, input.version, replayed(reason), ctx.realNow, ctx.now],
  );
  if (changed.length === 0) throw conflict();
  await takeBackNotice(ctx, step.id);
  const { code, channel, deadlineId, recipientId } = step;
  ctx.record('alert.replayed', step, { code, channel, deadlineId, recipientId, reason });
  return step;
}

/** A letter that failed is due again: it goes out as it was kept, under its own Message-ID. */
export async function replayLetter(ctx: Context, input: Versioned): Promise<RequestCommunication> {
  ctx.require('jobs:admin');
  const letter = await ctx.get(RequestCommunication, input.id);
  const reason = await requireFailed(ctx, letter, input);
  const changed = await ctx.sql(
    `update request_communication set delivery = 'PENDING', server_answer = $3, next_attempt_at = $4, updated_at = $5,
       version = version + 1
     where id = $1 and version = $2 and delivery in ('FAILED', 'PENDING') returning id`,
    [letter.id, input.version, replayed(reason), ctx.realNow, ctx.now],
  );
  if (changed.length === 0) throw conflict();
  await takeBackNotice(ctx, letter.id);
  ctx.record('letter.replayed', letter, { requestId: letter.caseId, kind: letter.kind, reason });
  return letter;
}

/** What the queue's jobs look at. */
const LOOKED_AT = { Deadline, RequestCommunication } as const;

/** The class of what a job looks at; undefined for what no job of ours does. */
export const lookedAt = (nodeId: string | null | undefined) => {
  const type = nodeId && nodeTypeOf(nodeId);
  return type === 'Deadline' || type === 'RequestCommunication' ? LOOKED_AT[type] : undefined;
};

/** Hands a job that failed for good to the workers again. Gives the node that it looks at. */
export async function replayJob(ctx: Context, job: string): Promise<BaseEntity> {
  ctx.require('jobs:admin');
  const away = (): never => {
    throw new DomainError('UNAVAILABLE', 'The queue is away.', { retryAfter: 15 });
  };
  const failed = (await ctx.queue?.failedJobs(ctx.organisationId).catch(away)) ?? [];
  const nodeId = failed.find((each) => each.job === job)?.nodeId;
  const type = lookedAt(nodeId);
  if (!nodeId || !type) throw notFound();
  const node: Deadline | RequestCommunication = await ctx.get<Deadline | RequestCommunication>(type, nodeId);
  const again = await ctx.queue?.replay(ctx.organisationId, job).catch(away);
  if (!again) throw notFound();
  ctx.record('job.replayed', node, { job: again.name, reason: again.reason });
  return node;
}
