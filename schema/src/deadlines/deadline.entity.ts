import type { Opt } from '@mikro-orm/core';
import { Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  BooleanColumn,
  CodeColumn,
  DayColumn,
  Filtered,
  InstantColumn,
  NumberColumn,
  ParentColumn,
  PersonColumn,
  TextColumn,
} from '../shared/columns.ts';
import { Instant } from '../shared/instant.ts';
import type { NodeReader } from '../shared/node-spec.ts';
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
  one: ['deadline', 'A legal clock.'],
  many: ['deadlines', 'Every clock of the organisation, whatever it hangs on.'],
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
  @ParentColumn(() => LegalEntity, 'legalEntity', 'Whose duty it is.', { loose: true, filter: true })
  legalEntityId!: string;

  /** The node it hangs on; its id tells of which type. */
  @Property({ type: 'uuid' })
  @Filtered('id')
  nodeId!: string;

  @TextColumn('The reference of the case that it hangs on.', { length: 20, filter: true, order: true })
  onReference!: string;

  @TextColumn('Code of the rule, as in GDPR_33_1.', { length: 60, filter: true, order: true })
  rule!: string;

  @CodeColumn(DeadlineKind, 'What the date means.', { filter: true })
  kind!: DeadlineKind;

  @CodeColumn(DeadlineState, 'Whether it runs, and how it ended.', {
    filter: true,
    order: true,
  })
  state!: DeadlineState;

  /** Everything that the date was computed from: the engine's input, the version of its rules and calendar. */
  @Property({ type: 'json', columnType: 'jsonb' })
  inputs!: Record<string, unknown>;

  @InstantColumn('The instant from which it is counted.')
  anchorAt!: Date;

  @InstantColumn('The last instant, inclusive; absent while it stands still.', {
    nullable: true,
    filter: true,
    order: true,
  })
  dueAt?: Date | null;

  @DayColumn('The last day, for periods counted in days.', { nullable: true })
  dueOn?: string | null;

  @InstantColumn('The last instant without roll, floor and relief.', { nullable: true })
  strictDueAt?: Date | null;

  @InstantColumn('The first instant at which the act is open.', { nullable: true })
  notBeforeAt?: Date | null;

  @DayColumn('The last day without the extension.', { nullable: true })
  baseDueOn?: string | null;

  @Field(() => [String], { description: 'What is doubtful about the date, by code.' })
  @Property({ type: 'array', columnType: 'text[]' })
  warnings!: string[];

  @Field(() => [DeadlineStep], { description: 'How the date came about, step by step.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  trace!: DeadlineStep[];

  /** Goes up when the date changes: alert steps of an older round are superseded. */
  @NumberColumn('How often its date was computed.')
  round: Opt<number> = 1;

  @InstantColumn("When the law's condition was met.", { nullable: true, filter: true, order: true })
  settledAt?: Date | null;

  @TextColumn('Why it was cancelled, by code.', { length: 60, nullable: true })
  cancelReason?: string | null;

  @InstantColumn('When someone said that they know of it.', { nullable: true, filter: true })
  acknowledgedAt?: Date | null;

  @PersonColumn('Who said that they know of it.')
  acknowledgedById?: string | null;

  @InstantColumn('Until when its alerts were put off.', { nullable: true })
  snoozedUntil?: Date | null;

  /** Under which round of the organisation's policies its alerts were planned. */
  @Property({ type: 'integer' })
  policyRound: Opt<number> = 0;

  /** Whom its alerts go to first; the DPO when absent. */
  @PersonColumn('Whom its alerts reach first.', { filter: true })
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
  @ParentColumn(() => Deadline, 'deadline', 'The clock that had it.', {
    children: ['revisions', 'The dates that it had before.'],
  })
  deadlineId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @NumberColumn('Which computation it was.')
  round!: number;

  @InstantColumn('The due instant then.', { nullable: true })
  dueAt?: Date | null;

  @TextColumn('What changed after it, by code.', { length: 60 })
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

  @TextColumn('Which alert of the ladder, as in BEFORE_P7D, AT_DUE, OVERDUE_1.', { length: 30 })
  code!: string;

  @CodeColumn(AlertChannel, 'By what it reaches its recipient.')
  channel!: AlertChannel;

  @PersonColumn('To whom.', { required: true })
  recipientId!: string;

  @InstantColumn('When it is to go out.')
  dueAt!: Date;

  @CodeColumn(AlertStepState, 'Where it stands.')
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

  @NumberColumn('How often it was tried.')
  attempts: Opt<number> = 0;

  @InstantColumn('When it went out.', { nullable: true })
  sentAt?: Date | null;

  @TextColumn('The Message-ID of its mail: the same at every attempt.', { length: 200, nullable: true })
  messageId?: string | null;

  @TextColumn('Why the last attempt failed, by code.', { length: 60, nullable: true })
  lastError?: string | null;

  @BooleanColumn('A process died between the server taking the mail and our record of it.')
  possiblySentTwice: Opt<boolean> = false;
}

@NodeEntity({
  description: "One line in a person's inbox of the console.",
  scope: 'own',
  foundBy: (note: Notification, { userId }: NodeReader) => note.recipientId === userId,
})
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

  @TextColumn('What it is about, by code.', { length: 60 })
  kind!: string;

  @Property({ type: 'uuid' })
  nodeId!: string;

  /** Absent where it is about no clock. */
  @ManyToOne(() => Deadline, { mapToPk: true, fieldName: 'deadline_id', nullable: true })
  deadlineId?: string | null;

  @InstantColumn('When it was read.', { nullable: true })
  readAt?: Date | null;
}
