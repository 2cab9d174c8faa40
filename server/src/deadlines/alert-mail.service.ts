import { alertText, isToldInHours, type LadderClock, type Locale, nodeTypeOf } from '@vigie/schema';
import { type Mail, mailHost } from '../mails/transport.ts';
import type { DueRow } from './alert-step.service.ts';

const iso = (text: string): string => new Date(text).toISOString();
const isoOrNull = (text: string | null): string | null => (text === null ? null : iso(text));

/** The clock of a step, as the ladder's rules ask for it. */
export const clockOf = (row: DueRow): LadderClock => ({
  kind: row.kind,
  anchorAt: iso(row.anchor_at),
  dueAt: isoOrNull(row.due_at),
  notBeforeAt: isoOrNull(row.not_before_at),
});

const RESOURCES: Readonly<Record<string, string>> = { Breach: 'breaches', DataSubjectRequest: 'requests' };

function linkTo(publicUrl: string | undefined, row: DueRow): string {
  const base = (publicUrl ?? 'http://localhost:4000').replace(/\/+$/, '');
  if (row.request_id) return `${base}/#/requests/${row.request_id}/show`;
  if (row.breach_id) return `${base}/#/breaches/${row.breach_id}/show`;
  const resource = RESOURCES[nodeTypeOf(row.node_id) ?? ''];
  return resource
    ? `${base}/#/${resource}/${row.node_id}/show`
    : `${base}/#/deadlines/${row.deadline_id}/show`;
}

/** To whom an alert is written, and in which language. */
interface Addressee {
  email: string;
  locale: Locale;
}

/** The alert as a mail. Its Message-ID is the step's own, the same at every attempt. */
export function writeMail(
  row: DueRow,
  { email, locale }: Addressee,
  now: Date,
  publicUrl: string | undefined,
): Mail {
  const clock = clockOf(row);
  const { subject, text } = alertText(
    {
      ...clock,
      notBeforeAt: clock.notBeforeAt ?? null,
      code: row.code,
      rule: row.rule,
      reference: row.on_reference,
      legalEntity: row.legal_entity,
      timeZone: row.time_zone ?? 'Europe/Paris',
      now: now.toISOString(),
      link: linkTo(publicUrl, row),
    },
    locale,
  );
  const isDue = clock.dueAt !== null && Date.parse(clock.dueAt) <= now.getTime();
  const messageId = row.message_id ?? `${row.id}@${mailHost(publicUrl)}`;
  return { messageId, to: email, subject, text, urgent: isDue || isToldInHours(clock) };
}
