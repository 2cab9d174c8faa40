import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { execute } from '../graphql.ts';

/** The page looks again by itself: what it shows changes by itself. Milliseconds. */
const LOOK_AGAIN = 15_000;

const BACKGROUND_WORK = `query BackgroundWork($locale: Locale, $filter: DeadLetterFilter) {
  backgroundWork {
    queue { backend isReachable }
    alerts { waiting oldestDueAt planned retrying failed }
    letters { waiting failed }
    events { waiting oldestAt }
    unsealed
    workers {
      id startedAt seenAt lastSweepAt isAlive isQueueReachable
      runs { task label(locale: $locale) outcome startedAt endedAt progress reason }
    }
    retention { rule label(locale: $locale) period ranAt removed }
    failedJobs { job name nodeId reason attempts failedAt }
  }
  deadLetters(first: 100, filter: $filter, orderBy: [{ field: FAILED_AT, direction: DESC }]) {
    nodes {
      id version kind state code channel title(locale: $locale) reason reasonText(locale: $locale) attempts failedAt
      nextAttemptAt onReference caseId recipient { id name } replay { allowed reason text(locale: $locale) }
    }
    totalCount
  }
}`;

export interface TaskRun {
  task: string;
  label: string;
  outcome: 'RUNNING' | 'DONE' | 'FAILED';
  startedAt: string;
  endedAt: string | null;
  progress: number | null;
  reason: string | null;
}
export interface WorkerProcess {
  id: string;
  startedAt: string;
  seenAt: string;
  lastSweepAt: string | null;
  isAlive: boolean;
  runs: TaskRun[];
}
export interface RetentionRun {
  rule: string;
  label: string;
  period: string;
  ranAt: string | null;
  removed: number;
}
export interface QueueJob {
  job: string;
  name: string;
  nodeId: string | null;
  reason: string;
  attempts: number;
  failedAt: string | null;
}
export interface BackgroundWork {
  queue: { backend: string; isReachable: boolean } | null;
  alerts: { waiting: number; oldestDueAt: string | null; planned: number; retrying: number; failed: number };
  letters: { waiting: number; failed: number };
  events: { waiting: number; oldestAt: string | null };
  unsealed: number;
  workers: WorkerProcess[];
  retention: RetentionRun[];
  failedJobs: QueueJob[];
}
export interface DeadLetter {
  id: string;
  version: number;
  kind: 'ALERT' | 'LETTER';
  state: 'FAILED' | 'RETRYING';
  code: string;
  channel: string;
  title: string;
  reason: string;
  reasonText: string;
  attempts: number;
  failedAt: string;
  nextAttemptAt: string | null;
  onReference: string;
  caseId: string;
  recipient: { id: string; name: string | null } | null;
  replay: { allowed: boolean; reason: string | null; text: string | null };
}

/** How the background work is doing, and what was not delivered. */
export function useBackgroundWork() {
  const locale = useLocale() === 'en' ? 'EN' : 'FR';
  return useQuery({
    queryKey: ['backgroundWork', locale],
    queryFn: ({ signal }) =>
      execute<{
        backgroundWork: BackgroundWork;
        deadLetters: { nodes: DeadLetter[]; totalCount: number };
      }>(BACKGROUND_WORK, { locale, filter: {} }, { signal }),
    retry: false,
    refetchInterval: LOOK_AGAIN,
  });
}

const REPLAY = {
  ALERT: 'mutation ReplayAlert($input: ReplayAlertInput!) { replayAlert(input: $input) { id } }',
  LETTER: 'mutation ReplayLetter($input: ReplayLetterInput!) { replayLetter(input: $input) { id } }',
} as const;
const REPLAY_JOB = 'mutation ReplayJob($input: ReplayJobInput!) { replayJob(input: $input) { id } }';

/** One deed each: what is refused does not hold up the others. */
export async function replayAll(
  letters: readonly DeadLetter[],
): Promise<{ done: number; refusals: unknown[] }> {
  const refusals: unknown[] = [];
  for (const { id, version, kind } of letters) {
    await execute(REPLAY[kind], { input: { id, version } }).catch((error: unknown) => refusals.push(error));
  }
  return { done: letters.length - refusals.length, refusals };
}

export const replayJob = (job: string): Promise<unknown> => execute(REPLAY_JOB, { input: { job } });
