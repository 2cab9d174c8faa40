import type pg from 'pg';
import type { Secrets } from '../secrets.ts';
import { type Checkpoint, isSigned, publicKey } from './checkpoint.ts';

/** The checkpoints that this installation signed, among those that lie outside. */
export function signedHere(secrets: Secrets, outside: readonly Checkpoint[]): Checkpoint[] {
  const own = publicKey(secrets);
  return outside.filter((checkpoint) => isSigned(checkpoint, [own]));
}

/**
 * The checkpoints kept outside that the trail contradicts: it ends before them, or has another link at their number. It
 * asks for the links alone; a verification reads the whole trail.
 */
export async function contradictedBy(
  system: pg.Pool,
  secrets: Secrets,
  outside: readonly Checkpoint[],
): Promise<Checkpoint[]> {
  const signed = signedHere(secrets, outside);
  const { rows } = await system.query<{ place: number }>(
    `select o.place::int as place
     from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bytea[]) with ordinality
       as o (organisation_id, stream, sequence, chain, place)
     where not exists (select from audit_checkpoint c
         where c.organisation_id = o.organisation_id and c.stream = o.stream and c.sequence >= o.sequence)
       or exists (select from audit_checkpoint c where c.organisation_id = o.organisation_id and c.stream = o.stream
         and c.sequence = o.sequence and c.chain <> o.chain)
       or exists (select from audit_entry e where e.organisation_id = o.organisation_id and e.stream = o.stream
         and e.sequence = o.sequence and e.chain <> o.chain)
     order by o.place`,
    [
      signed.map(({ organisationId }) => organisationId),
      signed.map(({ stream }) => stream),
      signed.map(({ sequence }) => sequence),
      signed.map(({ chain }) => chain),
    ],
  );
  return rows.map(({ place }) => signed[place - 1] as Checkpoint);
}
