import { type Breach, BreachRegime, FilingRegime, RegimeFiling, ruleBroken } from '@vigie/schema';
import type { Context } from '../context.ts';
import { underGdpr } from '../instants.ts';
import { entityAndPlace } from '../organisations/place.ts';

interface Instants {
  detectedAt?: Date | null;
  investigationStartedAt?: Date | null;
  awareAt?: Date | null;
}

/** Refuses what lies before the GDPR on its field: every instant that a breach says of itself. */
export async function checkEra(
  ctx: Context,
  { legalEntityId }: Pick<Breach, 'legalEntityId'>,
  instants: Record<string, Date | null | undefined>,
): Promise<void> {
  const { place } = await entityAndPlace(ctx, legalEntityId);
  for (const [field, at] of Object.entries(instants)) underGdpr(at, field, place.timeZone);
}

/** Detection, investigation and awareness lie in this order. */
export function checkOrder({ detectedAt, investigationStartedAt, awareAt }: Instants): void {
  if (detectedAt && awareAt && awareAt < detectedAt) throw ruleBroken('AWARE_BEFORE_DETECTION');
  if (!investigationStartedAt) return;
  if (detectedAt && investigationStartedAt < detectedAt) throw ruleBroken('INVESTIGATION_BEFORE_DETECTION');
  if (awareAt && awareAt < investigationStartedAt) throw ruleBroken('AWARE_BEFORE_INVESTIGATION');
}

/** What was told, classified or handled already stays after the awareness or detection that it followed. */
export async function checkWhatFollowed(
  ctx: Context,
  breachId: string,
  { detectedAt, awareAt }: Instants,
): Promise<void> {
  const ePrivacy = FilingRegime.EPRIVACY_611; // counted from the detection, all others from the awareness
  if (detectedAt) {
    const earlier = { breachId, regime: ePrivacy, submittedAt: { $lt: detectedAt } };
    if (await ctx.em.findOne(RegimeFiling, earlier)) throw ruleBroken('FILED_BEFORE_DETECTION');
  }
  if (!awareAt) return;
  const earlier = { breachId, regime: { $ne: ePrivacy }, submittedAt: { $lt: awareAt } };
  if (await ctx.em.findOne(RegimeFiling, earlier)) throw ruleBroken('FILED_BEFORE_AWARENESS');
  const classified = { breachId, classifiedAt: { $lt: awareAt } };
  if (await ctx.em.findOne(BreachRegime, classified)) throw ruleBroken('CLASSIFIED_BEFORE_AWARENESS');
  const handled = { breachId, handledAt: { $lt: awareAt } };
  if (await ctx.em.findOne(BreachRegime, handled)) throw ruleBroken('HANDLED_BEFORE_AWARENESS');
}
