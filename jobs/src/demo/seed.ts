import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LegalEntity, Membership, Organisation } from '@vigie/schema';
import { breaches, newId, policies, systemActor, unitOfWork } from '@vigie/server';
import { keptFile, secretFile } from '../embedded/index.ts';
import type { Installation } from '../installation.ts';
import { addBreach } from './add-breach.ts';
import { addRequest, type Cast } from './add-request.ts';
import { BREACHES, REGIMES } from './breaches.ts';
import { DPO_ADDRESS, STAFF } from './people.ts';
import { REQUESTS } from './requests.ts';
import { addWords } from './tasks.ts';

export { DPO_ADDRESS } from './people.ts';

const PASSWORD_FILE = 'demo.password';

/** The one password of the demo's accounts: random, kept in the data folder, the same at every start. */
export const demoPassword = (dataDir: string): string =>
  secretFile(dataDir, PASSWORD_FILE, () => randomBytes(9).toString('base64url'));

/** How to sign in. A password that is no longer in the folder is not made anew: the accounts have the old one. */
export function howToSignIn(dataDir: string): string {
  return existsSync(join(dataDir, PASSWORD_FILE))
    ? `sign in as ${DPO_ADDRESS} / ${keptFile(dataDir, PASSWORD_FILE)}`
    : `sign in as ${DPO_ADDRESS}; ${PASSWORD_FILE} is no longer in ${dataDir}: \`npm run --silent vigie -- user password --email ${DPO_ADDRESS}\` gives a new password`;
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
      ['energy', 'Lumen Énergie SAS'],
      ['finance', 'Lumen Financement SA'],
    ] as const) {
      cast.entities.set(key, ctx.make(LegalEntity, { name }).id);
    }
    for (const { key, roles } of STAFF) {
      ctx.make(Membership, { userId: cast.people.get(key) as string, roles, legalEntityIds: null });
    }
    await ctx.em.flush();
    await policies.digestPolicySetting.perform(ctx, { isEnabled: true, hour: 8, workingDaysOnly: true });
    // Each case is written and forgotten: a flush compares all that is known, and would take longer with every case.
    const done = async () => {
      await ctx.em.flush();
      ctx.em.clear();
    };
    for (const { entity, ...regime } of REGIMES) {
      const id = cast.entities.get(entity) as string;
      await breaches.regimeVerbs.perform.switchRegime(ctx, { id, version: 1, on: true, ...regime });
      await done();
    }
    for (const breach of BREACHES) {
      await addBreach(ctx, breach, cast);
      await done();
    }
    for (const request of REQUESTS) {
      await addRequest(ctx, request, cast);
      await done();
    }
    await addWords(ctx, cast);
  });
  return true;
}
