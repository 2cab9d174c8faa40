import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime, Day } from '../shared/scalars.ts';
import { AlertChannel, AlertStepState } from './alert.terms.ts';
import { DeadlineKind, DeadlineState } from './deadline.terms.ts';

@ObjectType('DeadlineStep', { description: 'One step of the computation of a date.', simpleResolvers: true })
export class DeadlineStep {
  @Field(() => String, { description: 'Its code, as in ANCHOR, PERIOD, SUSPENSION, ROLL, DUE.' })
  step!: string;

  @Field(() => String, { description: 'The article that asks for it.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'The policy that chose it.' })
  policy?: string | null;

  @Field(() => String, { description: 'The date or instant after it.' })
  result!: string;
}

@NodeEntity({
  description:
    'A legal clock: a rule of the law applied to a fact, with its date, its reason and its outcome.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'nodeId', 'rule'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
@Index({ properties: ['organisationId', 'state'] })
@Index({ properties: ['organisationId', 'onReference'] })
@Index({ properties: ['organisationId', 'dueAt'] })
@Index({
  name: 'deadline_policy_index',
  expression:
    "create index deadline_policy_index on deadline (organisation_id, policy_round) where state in ('RUNNING', 'MISSED')",
})
@Index({
  name: 'deadline_turn_index',
  expression:
    "create index deadline_turn_index on deadline (next_turn_at) where state in ('RUNNING', 'MISSED')",
})
export class Deadline extends BaseEntity {
  @Property({ type: 'uuid' })
  legalEntityId!: string;

  /** The node it hangs on; its id tells of which type. */
  @Property({ type: 'uuid' })
  nodeId!: string;

  @Field(() => String, { description: 'The reference of the case that it hangs on.' })
  @Property({ type: 'string', length: 20 })
  onReference!: string;

  @Field(() => String, { description: 'Code of the rule, as in GDPR_33_1.' })
  @Property({ type: 'string', length: 60 })
  rule!: string;

  @Field(() => DeadlineKind, { description: 'What the date means.' })
  @Enum({ items: () => DeadlineKind })
  kind!: DeadlineKind;

  @Field(() => DeadlineState, { description: 'Whether it runs, and how it ended.' })
  @Enum({ items: () => DeadlineState })
  state!: DeadlineState;

  /** Everything that the date was computed from: the engine's input, the version of its rules and calendar. */
  @Property({ type: 'json', columnType: 'jsonb' })
  inputs!: Record<string, unknown>;

  @Field(() => DateTime, { description: 'The instant from which it is counted.' })
  @Instant()
  anchorAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The last instant, inclusive; absent while it stands still.',
  })
  @Instant({ nullable: true })
  dueAt?: Date | null;

  @Field(() => Day, { nullable: true, description: 'The last day, for periods counted in days.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The last instant without roll, floor and relief.' })
  @Instant({ nullable: true })
  strictDueAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The first instant at which the act is open.' })
  @Instant({ nullable: true })
  notBeforeAt?: Date | null;

  @Field(() => Day, { nullable: true, description: 'The last day without the extension.' })
  @Property({ type: 'date', nullable: true })
  baseDueOn?: string | null;

  @Field(() => [String], { description: 'What is doubtful about the date, by code.' })
  @Property({ type: 'array', columnType: 'text[]' })
  warnings!: string[];

  @Field(() => [DeadlineStep], { description: 'How the date came about, step by step.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  trace!: DeadlineStep[];

  /** Goes up when the date changes: alert steps of an older round are superseded. */
  @Field(() => Int, { description: 'How often its date was computed.' })
  @Property({ type: 'integer' })
  round: Opt<number> = 1;

  @Field(() => DateTime, { nullable: true, description: "When the law's condition was met." })
  @Instant({ nullable: true })
  settledAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled, by code.' })
  @Property({ type: 'string', length: 60, nullable: true })
  cancelReason?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When someone said that they know of it.' })
  @Instant({ nullable: true })
  acknowledgedAt?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  acknowledgedById?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when its alerts were put off.' })
  @Instant({ nullable: true })
  snoozedUntil?: Date | null;

  /** Under which round of the organisation's policies its alerts were planned. */
  @Property({ type: 'integer' })
  policyRound: Opt<number> = 0;

  /** Whom its alerts go to first; the DPO when absent. */
  @Property({ type: 'uuid', nullable: true })
  assigneeId?: string | null;

  /** The next instant, by legal now, at which it changes by itself: an alert comes due, or it lapses. */
  @Instant({ nullable: true })
  nextTurnAt?: Date | null;
}

@NodeEntity({
  description: 'A date that a clock had before, and what it was computed from.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'deadlineId', 'round'] })
export class DeadlineRevision extends BaseEntity {
  @ManyToOne(() => Deadline, { mapToPk: true, fieldName: 'deadline_id' })
  deadlineId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => Int, { description: 'Which computation it was.' })
  @Property({ type: 'integer' })
  round!: number;

  @Field(() => DateTime, { nullable: true, description: 'The due instant then.' })
  @Instant({ nullable: true })
  dueAt?: Date | null;

  @Field(() => String, { description: 'What changed after it, by code.' })
  @Property({ type: 'string', length: 60 })
  reason!: string;

  @Property({ type: 'json', columnType: 'jsonb' })
  inputs!: Record<string, unknown>;
}

@NodeEntity({
  description: 'One alert of a clock: to whom, by what, when. It is sent once.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'deadlineId', 'round', 'code', 'recipientId', 'channel'] })
@Index({
  name: 'alert_step_due_index',
  expression:
    "create index alert_step_due_index on alert_step (due_at) where state in ('PLANNED', 'CLAIMED')",
})
@Index({
  name: 'alert_step_urgency_index',
  expression:
    "create index alert_step_urgency_index on alert_step (urgency, due_at, id) where state in ('PLANNED', 'CLAIMED')",
})
@Index({
  name: 'alert_step_trouble_index',
  expression:
    "create index alert_step_trouble_index on alert_step (organisation_id) where state = 'FAILED' or (state = 'PLANNED' and last_error is not null)",
})
export class AlertStep extends BaseEntity {
  @ManyToOne(() => Deadline, { mapToPk: true, fieldName: 'deadline_id' })
  deadlineId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Property({ type: 'integer' })
  round!: number;

  @Field(() => String, { description: 'Which alert of the ladder, as in BEFORE_P7D, AT_DUE, OVERDUE_1.' })
  @Property({ type: 'string', length: 30 })
  code!: string;

  @Field(() => AlertChannel, { description: 'By what it reaches its recipient.' })
  @Enum({ items: () => AlertChannel })
  channel!: AlertChannel;

  @Property({ type: 'uuid' })
  recipientId!: string;

  @Field(() => DateTime, { description: 'When it is to go out.' })
  @Instant()
  dueAt!: Date;

  @Field(() => AlertStepState, { description: 'Where it stands.' })
  @Enum({ items: () => AlertStepState })
  state: Opt<AlertStepState> = AlertStepState.PLANNED;

  /** By which of what is due goes out first: see `alertUrgency`. */
  @Property({ type: 'smallint' })
  urgency: Opt<number> = 2;

  /** By the real clock: not tried again before. */
  @Instant()
  nextAttemptAt!: Date;

  @Instant({ nullable: true })
  claimUntil?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  claimToken?: string | null;

  @Field(() => Int, { description: 'How often it was tried.' })
  @Property({ type: 'integer' })
  attempts: Opt<number> = 0;

  @Field(() => DateTime, { nullable: true, description: 'When it went out.' })
  @Instant({ nullable: true })
  sentAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The Message-ID of its mail: the same at every attempt.',
  })
  @Property({ type: 'string', length: 200, nullable: true })
  messageId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed, by code.' })
  @Property({ type: 'string', length: 60, nullable: true })
  lastError?: string | null;

  @Field(() => Boolean, {
    description: 'A process died between the server taking the mail and our record of it.',
  })
  @Property({ type: 'boolean' })
  possiblySentTwice: Opt<boolean> = false;
}

@NodeEntity({ description: "One line in a person's inbox of the console.", scope: 'own' })
@Unique({ properties: ['organisationId', 'stepId'] })
@Index({ properties: ['organisationId', 'recipientId'] })
export class Notification extends BaseEntity {
  /** Absent for what concerns the organisation as a whole. */
  @Property({ type: 'uuid', nullable: true })
  legalEntityId?: string | null;

  @Property({ type: 'uuid' })
  recipientId!: string;

  /** The alert step that it delivers: so it is there once. */
  @Property({ type: 'uuid' })
  stepId!: string;

  @Field(() => String, { description: 'What it is about, by code.' })
  @Property({ type: 'string', length: 60 })
  kind!: string;

  @Property({ type: 'uuid' })
  nodeId!: string;

  /** Absent where it is about no clock. */
  @ManyToOne(() => Deadline, { mapToPk: true, fieldName: 'deadline_id', nullable: true })
  deadlineId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was read.' })
  @Instant({ nullable: true })
  readAt?: Date | null;
}
