import {
  alertLabel,
  conflict,
  Deadline,
  type DeadlineRuleCode,
  instantText,
  Locale,
  Notification,
  notFound,
  RULE_LABELS,
  ruleOf,
  sourceText,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';

/** The clock of a line, where the reader may see it. */
const clockOf = (ctx: Operation, { deadlineId }: Notification): Promise<Deadline | null> =>
  ctx.reader.find(Deadline, deadlineId);

/** One line: on which case, and what. */
export async function titleOf(ctx: Operation, note: Notification, locale: Locale): Promise<string> {
  const clock = await clockOf(ctx, note);
  const what = alertLabel(note.kind)[locale];
  if (!clock) return what;
  return `${clock.onReference}${locale === Locale.FR ? ' : ' : ': '}${what}`;
}

/** A few lines: what the law wants, by when in the legal entity's zone, and by which article. */
export async function bodyOf(ctx: Operation, note: Notification, locale: Locale): Promise<string> {
  const clock = await clockOf(ctx, note);
  if (!clock) return alertLabel(note.kind)[locale];
  const fr = locale === Locale.FR;
  const zone = String(clock.inputs.timeZone ?? 'Europe/Paris');
  const due = clock.dueAt ? instantText(clock.dueAt.toISOString(), zone, locale) : null;
  const source = ruleOf(clock.rule)?.source;
  return [
    RULE_LABELS[clock.rule as DeadlineRuleCode]?.[locale] ?? clock.rule,
    ...(due ? [`${fr ? 'Échéance : ' : 'Due: '}${due}`] : []),
    ...(source ? [`${fr ? 'Texte : ' : 'Law: '}${sourceText(source, locale)}`] : []),
  ].join('\n');
}

/** Marks a line of the caller's own inbox as read. */
export async function read(ctx: Context, { id, version }: { id: string; version: number }): Promise<Notification> {
  ctx.require('notifications:read');
  const note = await ctx.get(Notification, id);
  if (note.recipientId !== ctx.actor.userId) throw notFound();
  if (note.version !== version) throw conflict();
  note.readAt ??= ctx.now;
  note.updatedAt = ctx.now;
  return note;
}
