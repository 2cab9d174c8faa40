import {
  CALENDAR_LABELS,
  type CalendarClock,
  type CalendarEntry,
  calendarEntry,
  type DeadlineKind,
  type DeadlineState,
  ENDED_STAYS,
  type TraceStep,
} from '@vigie/schema';
import type { CalendarReader } from '../identity/people.ts';
import { Snapshot } from '../snapshot.ts';
import type { Parts } from '../unit-of-work.ts';
import { calendarText } from './icalendar.ts';

/** Entries of one calendar: more than any person keeps an eye on. The earliest ones win. */
const MOST = 1000;

interface ClockRow {
  id: string;
  rule: string;
  kind: DeadlineKind;
  state: DeadlineState;
  on_reference: string;
  due_at: Date | null;
  due_on: string | null;
  not_before_at: Date | null;
  trace: TraceStep[];
  round: number;
  updated_at: Date;
  entity: string;
  time_zone: string;
}

// The rights of one request fall due together and are one entry, as they are one alert: the oldest of them carries it.
const CLOCKS = `
  select d.id, d.rule, d.kind, d.state, d.on_reference, d.due_at, d.due_on::text as due_on, d.not_before_at, d.trace, d.round,
    d.updated_at, e.name as entity,
    coalesce(d.inputs ->> 'timeZone', e.time_zone) as time_zone
  from deadline d join legal_entity e on e.id = d.legal_entity_id
  where (d.due_at is not null or d.not_before_at is not null)
    and (d.state in ('RUNNING', 'MISSED')
         or (d.state in ('MET', 'MET_LATE', 'CANCELLED') and coalesce(d.settled_at, d.updated_at) >= $1))
    and not exists (
      select from deadline o
      where o.organisation_id = d.organisation_id and o.on_reference = d.on_reference and o.rule = d.rule
        and o.due_at = d.due_at and o.state = d.state and o.id < d.id)
  order by coalesce(d.due_at, d.not_before_at), d.id limit ${MOST}`;

const clockOf = (row: ClockRow, base: string): CalendarClock => ({
  id: row.id,
  rule: row.rule,
  kind: row.kind,
  state: row.state,
  reference: row.on_reference,
  legalEntity: row.entity,
  timeZone: row.time_zone,
  dueAt: row.due_at?.toISOString() ?? null,
  dueOn: row.due_on,
  notBeforeAt: row.not_before_at?.toISOString() ?? null,
  trace: row.trace,
  round: row.round,
  changedAt: row.updated_at.toISOString(),
  link: `${base}/#/deadlines/${row.id}/show`,
});

/** What a person's calendar reads: the clocks that they may see now, and those that ended of late. Nothing sealed is opened. */
export async function readCalendar(parts: Parts, reader: CalendarReader, base: string): Promise<string> {
  const snapshot = new Snapshot(parts.databases.app, reader.organisationId, { ...reader, id: null });
  try {
    const now = (await snapshot.realNow()).getTime() + parts.legalOffset;
    const rows = await snapshot.sql<ClockRow>(CLOCKS, [new Date(now - ENDED_STAYS)]);
    const entries = rows
      .map((row) => calendarEntry(clockOf(row, base), reader.locale))
      .filter((entry): entry is CalendarEntry => entry !== null);
    return calendarText(CALENDAR_LABELS.title[reader.locale], entries);
  } finally {
    await snapshot.close();
  }
}
