import { randomBytes } from 'node:crypto';
import { FilingStage, LegalEntity, Membership, Organisation, type RequestCase } from '@vigie/schema';
import { breaches, type Context, deadlines, newId, requests, systemActor, unitOfWork } from '@vigie/server';
import { Temporal } from 'temporal-polyfill';
import { secretFile } from '../embedded/index.ts';
import type { Installation } from '../installation.ts';
import { BREACHES, type DemoBreach, type DemoRequest, REQUESTS } from './cases.ts';
import { STAFF } from './people.ts';

export { DPO_ADDRESS } from './people.ts';

const HOUR = 3_600_000;

/** The one password of the demo's accounts: random, kept in the data folder, the same at every start. */
export const demoPassword = (dataDir: string): string =>
  secretFile(dataDir, 'demo.password', () => randomBytes(9).toString('base64url'));

interface Cast {
  people: Map<string, string>;
  entities: Map<string, string>;
}

const ago = (ctx: Context, hours: number): Date =>
  new Date(Math.floor(ctx.now.getTime() / 60_000) * 60_000 - hours * HOUR);

/** So long ago, at nine in the morning, that the month of GDPR 12(3) ends today. */
function receiptDueToday(ctx: Context, timeZone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  // A weekend or holiday rolls on: look back day by day for a receipt whose last day is today.
  for (let back = 27; back < 40; back += 1) {
    const day = today.subtract({ days: back });
    const anchor = new Date(day.toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds);
    if (deadlines.dueOn('GDPR_12_3', anchor, { timeZone, country: 'FR' }) === today.toString()) return anchor;
  }
  // Today is no working day, so nothing falls due today: the next best is the last one that fell due.
  return new Date(
    today.subtract({ months: 1 }).toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds,
  );
}

async function addRequest(ctx: Context, demo: DemoRequest, cast: Cast): Promise<void> {
  const receivedAt =
    demo.receivedHoursAgo === 'dueToday'
      ? receiptDueToday(ctx, 'Europe/Paris')
      : ago(ctx, demo.receivedHoursAgo);
  let request: RequestCase = await requests.receive(ctx, {
    legalEntityId: cast.entities.get(demo.entity) as string,
    channel: demo.channel,
    receivedAt,
    rights: demo.rights,
    verbatim: demo.verbatim,
    locale: demo.locale ?? null,
    requester: demo.requester,
    subjectIdentifiers: [
      { scheme: 'EMAIL' as never, value: demo.requester.email },
      { scheme: 'CUSTOMER_NUMBER' as never, value: demo.customerNumber },
      { scheme: 'FULL_NAME' as never, value: demo.requester.name },
    ],
    assigneeId: cast.people.get(demo.assignee) ?? null,
  });
  for (const step of demo.steps ?? []) {
    await ctx.em.flush();
    const { id, version } = request;
    const at = ago(ctx, step.hoursAgo);
    if (step.verb === 'suspend')
      request = await requests.suspend(ctx, { id, version, reason: step.reason, askedAt: at });
    else if (step.verb === 'resume') request = await requests.resume(ctx, { id, version, answeredAt: at });
    else if (step.verb === 'extend') {
      request = await requests.extend(ctx, { id, version, reasons: step.reasons, notifiedAt: at });
    } else {
      const { channel, content, lateReason = null } = step;
      request = await requests.answer(ctx, { id, version, answeredAt: at, channel, content, lateReason });
    }
  }
}

async function addBreach(ctx: Context, demo: DemoBreach, cast: Cast): Promise<void> {
  const breach = await breaches.create(ctx, {
    legalEntityId: cast.entities.get(demo.entity) as string,
    title: demo.title,
    detectedAt: ago(ctx, demo.detectedHoursAgo),
    awareAt: demo.awareHoursAgo === null ? null : ago(ctx, demo.awareHoursAgo),
    gapReason: demo.gapReason ?? null,
    natures: demo.natures,
    cause: demo.cause,
    description: demo.description,
    approximateSubjects: demo.subjects || null,
    approximateRecords: demo.records || null,
    assigneeId: cast.people.get(demo.assignee) ?? null,
  });
  for (const filing of demo.filings ?? []) {
    await ctx.em.flush();
    await breaches.file(ctx, {
      id: breach.id,
      version: breach.version,
      stage: FilingStage[filing.stage],
      submittedAt: ago(ctx, filing.hoursAgo),
      authorityReference: filing.reference,
      lateReason: filing.lateReason ?? null,
    });
  }
}

/** Fills an empty installation with *Maison Lumen*: the same cases each time, with dates relative to now. */
export async function seedDemo(installation: Installation, say: (line: string) => void): Promise<boolean> {
  const { parts, databases, env } = installation;
  const { rows } = await databases.system.query('select 1 from organisation limit 1');
  if (rows.length > 0) return false;
  say('filling the demo: Maison Lumen');
  const password = demoPassword(env.dataDir);
  const cast: Cast = { people: new Map(), entities: new Map() };
  for (const { key, name, email, locale } of STAFF) {
    const known = await parts.people.findByEmail(email);
    cast.people.set(key, known ?? (await parts.people.create({ email, name, password, locale })));
  }
  const id = newId('Organisation');
  // One unit of work: a start that is cut off leaves no half a demo behind.
  await unitOfWork(parts, { actor: systemActor(id), organisationId: id, requestId: 'demo' }, async (ctx) => {
    ctx.make(Organisation, { id, organisationId: id, name: 'Maison Lumen', slug: 'maison-lumen' });
    await ctx.em.flush();
    ctx.record('organisation.created', { id });
    for (const [key, name] of [
      ['lumen', 'Maison Lumen SAS'],
      ['service', 'Lumen Service Client SARL'],
    ] as const) {
      cast.entities.set(key, ctx.make(LegalEntity, { name }).id);
    }
    for (const { key, roles } of STAFF) {
      ctx.make(Membership, { userId: cast.people.get(key) as string, roles, legalEntityIds: null });
    }
    await ctx.em.flush();
    for (const breach of BREACHES) await addBreach(ctx, breach, cast);
    for (const request of REQUESTS) await addRequest(ctx, request, cast);
  });
  return true;
}
