import { randomUUID } from 'node:crypto';
import { subjects, systemActor, unitOfWork } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';
/** Identifiers of one unit of work. */
const BATCH = 200;

/**
 * Gives what people are known by the hashes of the present spelling, organisation by organisation. What is done is done: it
 * goes on where it stopped, and does nothing where there is nothing left. A row that cannot be opened keeps none in its way.
 */
export async function respellIdentifiers(
  { desk, system, logger }: Office,
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await system.query<{ id: string }>('select id from organisation order by id');
  for (const { id: organisationId } of rows) {
    const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
    let batch = BATCH;
    for (let after: string | null = FIRST; after && !signal.aborted; ) {
      const from: string = after;
      try {
        after = await unitOfWork(desk.parts, order, (ctx) => subjects.respell(ctx, from, batch));
      } catch (error) {
        if (batch === 1) {
          logger.error({ organisationId, ...errorFields(error) }, 'an identifier could not be spelt anew');
          after = await unitOfWork(desk.parts, order, (ctx) => subjects.nextToRespell(ctx, from));
        }
        batch = 1;
      }
    }
  }
}
