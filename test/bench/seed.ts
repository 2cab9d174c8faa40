import { randomBytes } from 'node:crypto';
import { makeId } from '@vigie/schema';
import { deadlines, newId, systemActor, unitOfWork } from '@vigie/server';
import type { Ground, Tenant } from './ground.ts';
import type { Mix } from './options.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Clocks written by one statement. */
const CHUNK = 5000;

interface Kind {
  rule: 'GDPR_33_1' | 'GDPR_12_3';
  node: 'Breach' | 'ExercisedRight';
  /** How long ago it began. */
  age: number;
  /** The alert of its ladder that is due now, and how urgent that is. */
  code: string;
  urgency: number;
}

/** A weekend's worth, a tenth each: one breach in its second day, two requests that are overdue, seven to be due in days. */
const KINDS: readonly Kind[] = [
  { rule: 'GDPR_33_1', node: 'Breach', age: 25 * HOUR, code: 'AFTER_PT24H', urgency: 0 },
  ...Array<Kind>(2).fill({
    rule: 'GDPR_12_3',
    node: 'ExercisedRight',
    age: 40 * DAY,
    code: 'OVERDUE_1',
    urgency: 1,
  }),
  ...Array<Kind>(7).fill({
    rule: 'GDPR_12_3',
    node: 'ExercisedRight',
    age: 25 * DAY,
    code: 'BEFORE_P7D',
    urgency: 2,
  }),
];

/** A clock of that kind, made by the product; the others are its copies. */
async function model(ground: Ground, tenant: Tenant, kind: Kind, place: number): Promise<string> {
  const { organisationId, legalEntityId } = tenant;
  const order = { actor: systemActor(organisationId), organisationId, requestId: 'bench' };
  return unitOfWork(ground.parts, order, async (ctx) => {
    const clock = await deadlines.attach(ctx, {
      node: {
        id: makeId(kind.node, Date.now(), randomBytes(8)),
        legalEntityId,
        reference: `MODEL-${place}`,
      },
      rule: kind.rule,
      engineInput: { anchorAt: new Date(ctx.now.getTime() - kind.age).toISOString() },
      place: { timeZone: 'Europe/Paris', country: 'FR' },
      assigneeId: null,
    });
    return clock.id;
  });
}

const COPY = `
  with clock as (
    insert into deadline (id, organisation_id, created_at, updated_at, legal_entity_id, node_id, on_reference, rule, kind,
                          state, inputs, anchor_at, due_at, due_on, strict_due_at, not_before_at, base_due_on, warnings,
                          trace, round, next_turn_at)
    select c.id, c.organisation_id, m.created_at, m.updated_at, c.legal_entity_id, c.node_id, c.reference, m.rule, m.kind,
      m.state, m.inputs, m.anchor_at, m.due_at, m.due_on, m.strict_due_at, m.not_before_at, m.base_due_on, m.warnings,
      m.trace, m.round, now() + interval '1 day'
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[])
      as c (id, organisation_id, legal_entity_id, node_id, reference, model)
    join deadline m on m.id = c.model
  )
  insert into alert_step (id, organisation_id, created_at, updated_at, deadline_id, legal_entity_id, round, code, channel,
                          recipient_id, due_at, next_attempt_at, urgency)
  select step_id, organisation_id, now(), now(), id, legal_entity_id, 1, code, $9, recipient_id, now(), now(), urgency
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $7::text[], $8::uuid[], $10::uuid[], $11::smallint[])
    as c (id, organisation_id, legal_entity_id, code, recipient_id, step_id, urgency)`;

/** One further step of clocks that are there. */
const SECOND = `
  insert into alert_step (id, organisation_id, created_at, updated_at, deadline_id, legal_entity_id, round, code, channel,
                          recipient_id, due_at, next_attempt_at, urgency)
  select n.id, s.organisation_id, s.created_at, s.updated_at, s.deadline_id, s.legal_entity_id, s.round, s.code, 'MAIL',
    s.recipient_id, s.due_at, s.next_attempt_at, s.urgency
  from unnest($1::uuid[], $2::uuid[]) as n (id, step_id) join alert_step s on s.id = n.step_id`;

/**
 * Makes `size` alert steps that are due, all at once: as rows that the product could have written, on clocks that are
 * copies of ones that it did write. Empties what an earlier run left.
 */
export async function seedSteps(ground: Ground, mix: Mix, size: number): Promise<void> {
  const { owner, tenants } = ground;
  await owner.query(
    'truncate alert_step, notification, deadline_revision, deadline, mail_message, outbox_event cascade',
  );
  const models: string[] = [];
  const [first] = tenants as [Tenant];
  for (const [place, kind] of KINDS.entries()) models.push(await model(ground, first, kind, place));
  await owner.query('truncate alert_step');
  const clocks = mix === 'mixed' ? size / 2 : size;
  for (let from = 0; from < clocks; from += CHUNK) {
    const places = Array.from({ length: Math.min(CHUNK, clocks - from) }, (_, place) => from + place);
    const tenantOf = (place: number) => tenants[place % tenants.length] as Tenant;
    const kindAt = (place: number) => Math.floor(place / tenants.length) % KINDS.length;
    const stepIds = places.map(() => newId('AlertStep'));
    await owner.query(COPY, [
      places.map(() => newId('Deadline')),
      places.map((place) => tenantOf(place).organisationId),
      places.map((place) => tenantOf(place).legalEntityId),
      places.map((place) => newId((KINDS[kindAt(place)] as Kind).node)),
      places.map((place) => `BENCH-${String(place + 1).padStart(7, '0')}`),
      places.map((place) => models[kindAt(place)]),
      places.map((place) => (KINDS[kindAt(place)] as Kind).code),
      places.map((place) => {
        const { people } = tenantOf(place);
        return people[Math.floor(place / tenants.length) % people.length];
      }),
      mix === 'mail' ? 'MAIL' : 'INBOX',
      stepIds,
      places.map((place) => (KINDS[kindAt(place)] as Kind).urgency),
    ]);
    if (mix === 'mixed') await owner.query(SECOND, [stepIds.map(() => newId('AlertStep')), stepIds]);
  }
  // As after a night's rest: statistics are known, and nothing of the seed is left to be written.
  await owner.query(
    "update deadline set state = 'CANCELLED', next_turn_at = null where on_reference like 'MODEL-%'",
  );
  await owner.query(
    'vacuum analyze alert_step, deadline, notification, mail_message, outbox_event, audit_entry',
  );
  await owner.query('checkpoint');
}
