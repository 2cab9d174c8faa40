import { randomUUID } from 'node:crypto';
import { systemActor } from '../actor.ts';
import { newId } from '../context.ts';
import { type Parts, unitOfWork } from '../unit-of-work.ts';
import { TOLD_ALREADY } from './alert-step.service.ts';
import { READERS } from './recipient.service.ts';

interface Delivered {
  id: string;
  code: string;
  recipient_id: string;
  deadline_id: string;
  node_id: string;
  legal_entity_id: string;
}

/**
 * Puts those of the steps into the inboxes of an organisation that are for an inbox and plainly due, all in one unit of
 * work: line, record and trail together, so each is there exactly once. Whatever has a snag is left to `deliverStep`.
 *
 * @returns the ids of the steps that are delivered now
 */
export function deliverInbox(
  parts: Parts,
  organisationId: string,
  stepIds: readonly string[],
): Promise<string[]> {
  const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
  return unitOfWork(parts, order, async (ctx) => {
    const rows = await ctx.sql<Delivered>(
      `select s.id, s.code, s.recipient_id, s.deadline_id, s.legal_entity_id, d.node_id
       from alert_step s join deadline d on d.id = s.deadline_id
       where s.organisation_id = $1 and s.id = any ($2::uuid[]) and s.channel = 'INBOX' and s.state = 'PLANNED'
         and s.due_at <= $3 and s.next_attempt_at <= $4 and d.state in ('RUNNING', 'MISSED') and d.round = s.round
         and exists (
           select from membership m
           where m.organisation_id = s.organisation_id and m.user_id = s.recipient_id and m.ended_at is null
             and m.roles && $5::text[]
             and (m.legal_entity_ids is null or s.legal_entity_id = any (m.legal_entity_ids)))
         and not ${TOLD_ALREADY}
         and not exists (
           select from alert_step l
           where l.organisation_id = s.organisation_id and l.deadline_id = s.deadline_id and l.round = s.round
             and l.recipient_id = s.recipient_id and l.channel = s.channel and l.state <> 'SUPERSEDED'
             and l.due_at > s.due_at and l.due_at <= $3)
       for share of d for update of s skip locked`,
      [ctx.organisationId, stepIds, ctx.now, ctx.realNow, READERS],
    );
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    await ctx.sql(
      `insert into notification (id, organisation_id, created_at, updated_at, legal_entity_id, recipient_id, step_id, kind,
                                 node_id, deadline_id)
       select n.id, $1, $2, $2, s.legal_entity_id, s.recipient_id, s.id, s.code, d.node_id, s.deadline_id
       from unnest($3::uuid[], $4::uuid[]) as n (id, step_id)
       join alert_step s on s.id = n.step_id join deadline d on d.id = s.deadline_id
       on conflict (organisation_id, step_id) do nothing`,
      [ctx.organisationId, ctx.now, ids.map(() => newId('Notification')), ids],
    );
    await ctx.sql(
      `update alert_step set state = 'SENT', sent_at = $2, attempts = attempts + 1, last_error = null, updated_at = $2,
         version = version + 1
       where id = any ($1::uuid[])`,
      [ids, ctx.now],
    );
    for (const row of rows) {
      ctx.record(
        'alert.sent',
        { id: row.id, legalEntityId: row.legal_entity_id },
        {
          code: row.code,
          channel: 'INBOX',
          recipientId: row.recipient_id,
          deadlineId: row.deadline_id,
          nodeId: row.node_id,
        },
      );
    }
    return ids;
  });
}
