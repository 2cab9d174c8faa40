import {
  alertLabel,
  Comment,
  Deadline,
  dueText,
  LegalEntity,
  type Locale,
  labelsOf,
  Membership,
  type Notification,
  nodeTypeOf,
  Role,
  RULE_LABELS,
  Task,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';

/** What tells the case that a line is about: its clock, its task, its comment. */
function aboutCase({ reader }: Operation, { deadlineId, nodeId }: Notification) {
  const type = nodeTypeOf(nodeId);
  if (type === 'Task') return reader.find(Task, nodeId);
  return type === 'Comment' ? reader.find(Comment, nodeId) : reader.find(Deadline, deadlineId);
}

/** One line: the case and what happened. */
export async function titleOf(operation: Operation, note: Notification, locale: Locale): Promise<string> {
  const about = await aboutCase(operation, note);
  return [about?.onReference, alertLabel(note.kind)[locale]].filter(Boolean).join(' – ');
}

/** Of whom it speaks, and which roles they have now. */
async function aboutMember(operation: Operation, note: Notification, locale: Locale): Promise<string> {
  const member = await operation.reader.find(Membership, note.nodeId);
  if (!member) return '';
  const person = await peopleOf(operation).load(member.userId);
  const roles = member.roles.map((role) => labelsOf(Role)[role][locale]).join(', ');
  return [person?.name, roles].filter(Boolean).join('\n');
}

/** What the law wants, and by when, in the zone of the legal entity. */
export async function bodyOf(operation: Operation, note: Notification, locale: Locale): Promise<string> {
  const deadline = await operation.reader.find(Deadline, note.deadlineId);
  if (!deadline) return aboutMember(operation, note, locale);
  const entity = await operation.reader.find(LegalEntity, deadline.legalEntityId);
  const duty =
    (RULE_LABELS as Record<string, Record<Locale, string>>)[deadline.rule]?.[locale] ?? deadline.rule;
  if (!deadline.dueAt) return duty;
  const timeZone = entity?.timeZone ?? 'Europe/Paris';
  return `${duty}\n${dueText({ rule: deadline.rule, dueAt: deadline.dueAt.toISOString(), timeZone }, locale)}`;
}

/** What is about the address of a recipient, not about the clock: it waits for somebody to mend that. */
const STILL_TO_MEND = ['ALERT_MAIL_FAILED', 'LETTER_FAILED'];

/** There is nothing to do any more about a clock that has ended: what inboxes still say of it counts as read. */
export async function readAlerts(ctx: Context, deadlineId: string): Promise<void> {
  await ctx.sql(
    `update notification set read_at = $3, updated_at = $3, version = version + 1
     where organisation_id = $1 and deadline_id = $2 and read_at is null and kind <> all ($4::text[])`,
    [ctx.organisationId, deadlineId, ctx.now, STILL_TO_MEND],
  );
}
