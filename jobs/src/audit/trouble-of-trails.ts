import { type Environment, type Secrets, signedHere, verifyDatabase } from '@vigie/server';
import type pg from 'pg';
import { keptIn } from './kept-outside.ts';

/** What is wrong with the trail of the first organisation whose trail is broken, held against what lies outside. */
export async function troubleOfTrails(
  system: pg.Pool,
  secrets: Secrets,
  to: Environment['checkpoints'],
): Promise<string | null> {
  const kept = to && 'folder' in to ? await keptIn(to.folder) : [];
  const outside = kept.flatMap(({ checkpoints }) => checkpoints ?? []);
  const { rows } = await system.query<{ id: string }>('select id from organisation order by id');
  // Another installation may keep its checkpoints in the same folder; of ours no organisation goes away unnoticed.
  const known = [
    ...rows.map(({ id }) => id),
    ...signedHere(secrets, outside).map(({ organisationId }) => organisationId),
  ];
  for (const id of new Set(known)) {
    const { broken } = await verifyDatabase(system, id, {
      secrets,
      outside: outside.filter(({ organisationId }) => organisationId === id),
    });
    if (!broken) continue;
    const files = broken.detail.endsWith('outside') ? ' --checkpoint` with the files kept outside' : '`';
    return `that of ${id} is BROKEN (${broken.kind}): \`vigie audit verify${files} says more`;
  }
  const unread = kept.find(({ checkpoints }) => checkpoints === null);
  return unread ? `${unread.name} in the folder of VIGIE_CHECKPOINTS holds no whole checkpoints` : null;
}
