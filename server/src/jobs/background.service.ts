import {
  AlertCounts,
  BackgroundTask,
  type Deadline,
  EventCounts,
  LetterCounts,
  OWN_RETENTION,
  QueueJob,
  QueueStatus,
  type RequestCommunication,
  RetentionRun,
  type RunOutcome,
  TaskRun,
  WorkerProcess,
} from '@vigie/schema';
import type { Operation } from '../graphql/operation.ts';
import { lookedAt } from './job.verbs.ts';
import type { FailedJob } from './queue-desk.ts';

/** A process that was not heard of for so long is taken for dead. */
const SILENCE = '2 minutes';

/** What a process writes down of its last run of a task. */
interface RunRow {
  outcome: RunOutcome;
  startedAt: string;
  endedAt: string | null;
  progress: number | null;
  reason: string | null;
}

interface ProcessRow {
  id: string;
  started_at: Date;
  seen_at: Date;
  last_sweep_at: Date | null;
  queue_reachable: boolean;
  is_alive: boolean;
  runs: Partial<Record<BackgroundTask, RunRow>>;
}

const runsOf = (runs: ProcessRow['runs']): TaskRun[] =>
  Object.values(BackgroundTask).flatMap((task) => {
    const run = runs[task];
    if (!run) return [];
    const endedAt = run.endedAt === null ? null : new Date(run.endedAt);
    return [Object.assign(new TaskRun(), { ...run, task, startedAt: new Date(run.startedAt), endedAt })];
  });

/** The processes that do the background work now, or did until of late. Of the installation, and of no organisation. */
export async function workers({ parts }: Operation): Promise<WorkerProcess[]> {
  const { rows } = await parts.databases.system.query<ProcessRow>(
    `select id, started_at, seen_at, last_sweep_at, queue_reachable, runs,
       seen_at > clock_timestamp() - $1::interval as is_alive
     from worker_process where seen_at > clock_timestamp() - interval '1 day' order by started_at desc limit 50`,
    [SILENCE],
  );
  return rows.map((row) =>
    Object.assign(new WorkerProcess(), {
      id: row.id,
      startedAt: row.started_at,
      seenAt: row.seen_at,
      lastSweepAt: row.last_sweep_at,
      isQueueReachable: row.queue_reachable,
      isAlive: row.is_alive,
      runs: runsOf(row.runs),
    }),
  );
}

export async function queueStatus({ parts }: Operation): Promise<QueueStatus | null> {
  if (!parts.queue) return null;
  const { backend } = parts.queue;
  return Object.assign(new QueueStatus(), { backend, isReachable: await parts.queue.isReachable() });
}

/**
 * Those that look at what the caller may see. With the queue away nobody knows; nothing is lost by that, since rows are
 * the truth.
 */
export async function failedJobs({ parts, organisationId, actor, reader }: Operation): Promise<QueueJob[]> {
  const jobs = (await parts.queue?.failedJobs(organisationId).catch(() => [])) ?? [];
  const isSeen = async ({ nodeId }: FailedJob): Promise<boolean> => {
    if (actor.legalEntityIds === null) return true;
    const type = lookedAt(nodeId);
    return type !== undefined && (await reader.find<Deadline | RequestCommunication>(type, nodeId)) !== null;
  };
  const seen = await Promise.all(jobs.map(isSeen));
  return jobs.filter((_, place) => seen[place]).map((job) => Object.assign(new QueueJob(), job));
}

/** One row of figures, as the caller's own policies let them be counted. */
async function count<T extends object>(
  type: new () => T,
  { reader }: Operation,
  text: string,
  values: unknown[],
): Promise<T> {
  const [row] = await reader.snapshot.sql<T>(text, values);
  return Object.assign(new type(), row);
}

export const alertCounts = async (operation: Operation): Promise<AlertCounts> =>
  count(
    AlertCounts,
    operation,
    `select count(*) filter (where state in ('PLANNED', 'CLAIMED') and due_at <= $2) as waiting,
       min(due_at) filter (where state in ('PLANNED', 'CLAIMED') and due_at <= $2) as "oldestDueAt",
       count(*) filter (where state = 'PLANNED' and due_at > $2) as planned,
       count(*) filter (where state = 'PLANNED' and last_error is not null) as retrying,
       count(*) filter (where state = 'FAILED') as failed
     from alert_step where organisation_id = $1`,
    [operation.organisationId, await operation.now()],
  );

export const letterCounts = (operation: Operation): Promise<LetterCounts> =>
  count(
    LetterCounts,
    operation,
    `select count(*) filter (where delivery = 'PENDING') as waiting, count(*) filter (where delivery = 'FAILED') as failed
     from request_communication where organisation_id = $1 and delivery in ('PENDING', 'FAILED')`,
    [operation.organisationId],
  );

export const eventCounts = (operation: Operation): Promise<EventCounts> =>
  count(
    EventCounts,
    operation,
    `select count(*) as waiting, min(at) as "oldestAt" from outbox_event
     where organisation_id = $1 and relayed_at is null`,
    [operation.organisationId],
  );

export async function unsealed({ reader, organisationId }: Operation): Promise<number> {
  const [row] = await reader.snapshot.sql<{ count: number }>(
    'select count(*) as count from audit_entry where organisation_id = $1 and sequence is null',
    [organisationId],
  );
  return row?.count ?? 0;
}

/** Every rule of our own retention, whether it has removed something here or not. */
export async function retentionRuns({ reader, organisationId }: Operation): Promise<RetentionRun[]> {
  const rows = await reader.snapshot.sql<{ rule: string; ranAt: Date; removed: number }>(
    `select rule, max(ran_at) as "ranAt", sum(removed)::bigint as removed from retention_run
     where organisation_id = $1 group by rule`,
    [organisationId],
  );
  const found = new Map(rows.map((row) => [row.rule, row]));
  return Object.values(OWN_RETENTION).map(({ code, period }) =>
    Object.assign(new RetentionRun(), { removed: 0, ranAt: null, ...found.get(code), rule: code, period }),
  );
}
