import { randomBytes } from 'node:crypto';
import { FilingStage, LegalEntity, Membership, Organisation } from '@vigie/schema';
import { breaches, type Context, newId, systemActor, unitOfWork } from '@vigie/server';
import { secretFile } from '../embedded/index.ts';
import type { Installation } from '../installation.ts';
import { addRequest, ago, type Cast } from './add-request.ts';
import { BREACHES, type DemoBreach } from './cases.ts';
import { STAFF } from './people.ts';
import { REQUESTS } from './requests.ts';

export { DPO_ADDRESS } from './people.ts';

/** The one password of the demo's accounts: random, kept in the data folder, the same at every start. */
export const demoPassword = (dataDir: string): string =>
  secretFile(dataDir, 'demo.password', () => randomBytes(9).toString('base64url'));

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
