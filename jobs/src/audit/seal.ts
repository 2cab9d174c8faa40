import { sealAll } from '@vigie/server';
import { errorFields, type Office } from '../office.ts';
import { type Progress, unseen } from '../progress.ts';

/**
 * Gives the trail's new entries their numbers and their seal. A stream that was tampered with is told of, and
 * does not keep the others from theirs.
 *
 * @returns how many entries were sealed
 */
export async function sealTrails(
  { system, secrets, logger }: Office,
  progress: Progress = unseen,
): Promise<number> {
  const { sealed, failed } = await sealAll(system, secrets, { onProgress: progress });
  for (const { organisationId, stream, error } of failed) {
    logger.error(
      { organisationId, stream, ...errorFields(error) },
      'the trail of an organisation cannot be sealed',
    );
  }
  for (const { organisationId, stream, refused } of sealed) {
    if (refused > 0)
      logger.error({ organisationId, stream, refused }, 'the trail holds entries that Vigie did not write');
  }
  return sealed.reduce((sum, each) => sum + each.sealed, 0);
}
