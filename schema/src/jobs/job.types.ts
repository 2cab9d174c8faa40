import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AlertChannel } from '../deadlines/alert.terms.ts';
import type { DeadlineState } from '../deadlines/deadline.terms.ts';
import { DateTime } from '../shared/scalars.ts';
import { BackgroundTask, DeadLetterKind, DeadLetterState, QueueBackend, RunOutcome } from './job.terms.ts';

@ObjectType('DeadLetter', {
  description: 'An alert or a letter that was not delivered, and why. Its id is that of the alert or letter.',
  simpleResolvers: true,
})
export class DeadLetter {
  @Field(() => ID, { description: 'The alert or the letter.' })
  id!: string;

  @Field(() => Int, { description: 'The version of the alert or letter: sent with its replay.' })
  version!: number;

  @Field(() => DeadLetterKind, { description: 'What it is.' })
  kind!: DeadLetterKind;

  @Field(() => DeadLetterState, { description: 'Given up, or tried again by itself.' })
  state!: DeadLetterState;

  @Field(() => String, {
    description: 'Which alert of the ladder, as in AT_DUE, or which letter, as in ANSWER.',
  })
  code!: string;

  @Field(() => AlertChannel, { description: 'By what it was to go out.' })
  channel!: AlertChannel;

  @Field(() => String, { description: 'Why it failed, by code.' })
  reason!: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => DateTime, { description: 'When it last failed.' })
  failedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is tried again by itself; absent once given up.',
  })
  nextAttemptAt!: Date | null;

  @Field(() => String, { description: 'The reference of its case.' })
  onReference!: string;

  @Field(() => ID, { description: 'Its case: a request or a breach.' })
  caseId!: string;

  @Field(() => String, { nullable: true, description: 'Code of the rule whose alert it is.' })
  rule!: string | null;

  deadlineId!: string | null;
  recipientId!: string | null;
  clockState!: DeadlineState | null;
  isPresentRound!: boolean | null;
  laterDueAt!: Date | null;
  isReplaced!: boolean | null;
}

@ObjectType('QueueStatus', {
  description: 'The queue, which only makes things sooner.',
  simpleResolvers: true,
})
export class QueueStatus {
  @Field(() => QueueBackend, { description: 'On what it runs.' })
  backend!: QueueBackend;

  @Field(() => Boolean, {
    description: 'Whether it answers. Without it alerts go out by the sweep, 15 s later at most.',
  })
  isReachable!: boolean;
}

@ObjectType('QueueJob', { description: 'A job of the queue that failed for good.', simpleResolvers: true })
export class QueueJob {
  @Field(() => String, { description: 'What the queue calls it.' })
  job!: string;

  @Field(() => String, { description: 'What it does, as in ring-clock.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The node that it was to look at.' })
  nodeId!: string | null;

  @Field(() => String, { description: 'Why it failed, by code.' })
  reason!: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it failed.' })
  failedAt!: Date | null;
}

@ObjectType('TaskRun', { description: 'The last run of a task in one process.', simpleResolvers: true })
export class TaskRun {
  @Field(() => BackgroundTask, { description: 'Which task.' })
  task!: BackgroundTask;

  @Field(() => RunOutcome, { description: 'How it stands.' })
  outcome!: RunOutcome;

  @Field(() => DateTime, { description: 'When it began, by the real clock.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; absent while it runs.' })
  endedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'How far a long one has come, from 0 to 1.' })
  progress!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, by code.' })
  reason!: string | null;
}

@ObjectType('WorkerProcess', {
  description: 'A process that does the background work. Any number may run: each thing is done once.',
  simpleResolvers: true,
})
export class WorkerProcess {
  @Field(() => ID, { description: 'Its own id, new with each start.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it started, by the real clock.' })
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When it last said that it lives.' })
  seenAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it last looked for alerts that are due.' })
  lastSweepAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether it has been heard of within two minutes.' })
  isAlive!: boolean;

  @Field(() => Boolean, { description: 'Whether it reached the queue then.' })
  isQueueReachable!: boolean;

  @Field(() => [TaskRun], { description: 'Its tasks.' })
  runs!: TaskRun[];
}

@ObjectType('AlertCounts', {
  description: 'Where the alerts that the caller may see stand.',
  simpleResolvers: true,
})
export class AlertCounts {
  @Field(() => Int, { description: 'Due and not yet out.' })
  waiting!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when the oldest of these is due.' })
  oldestDueAt!: Date | null;

  @Field(() => Int, { description: 'To come.' })
  planned!: number;

  @Field(() => Int, { description: 'Tried without success, and tried again by itself.' })
  retrying!: number;

  @Field(() => Int, { description: 'Given up.' })
  failed!: number;
}

@ObjectType('LetterCounts', { description: 'Where the letters to persons stand.', simpleResolvers: true })
export class LetterCounts {
  @Field(() => Int, { description: 'To go out.' })
  waiting!: number;

  @Field(() => Int, { description: 'Given up.' })
  failed!: number;
}

@ObjectType('EventCounts', { description: 'Events that wait for their relay.', simpleResolvers: true })
export class EventCounts {
  @Field(() => Int, { description: 'How many wait.' })
  waiting!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when the oldest waits.' })
  oldestAt!: Date | null;
}

@ObjectType('RetentionRun', {
  description: 'What a rule of our own retention last removed here.',
  simpleResolvers: true,
})
export class RetentionRun {
  @Field(() => String, { description: 'Code of the rule, as in MAILS.' })
  rule!: string;

  @Field(() => String, { description: 'How long it keeps, ISO 8601.' })
  period!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it last removed something here.' })
  ranAt!: Date | null;

  @Field(() => Int, { description: 'How much it has removed here in all.' })
  removed!: number;
}
