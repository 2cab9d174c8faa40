import { type Breach, BreachMeasure, notFound } from '@vigie/schema';
import { newId } from '../context.ts';
import type { Look } from '../graphql/look.ts';
import { requireMember } from '../organisations/organisation.service.ts';
import { checkEra } from './breach.instants.ts';
import { sealed } from './breach.texts.ts';
import type { BreachWorks } from './breach.works.ts';

/** A measure of that breach. */
export async function measureOf(
  look: Pick<Look, 'get'>,
  breach: Breach,
  measureId: string,
): Promise<BreachMeasure> {
  const measure = await look.get(BreachMeasure, measureId);
  if (measure.breachId !== breach.id) throw notFound();
  return measure;
}

/** The measures of GDPR 33(3)(d). */
export const measureWorks = {
  async addMeasure(ctx, breach, { title, ownerId = null, dueOn = null }) {
    await requireMember(ctx, breach.legalEntityId, ownerId, 'ownerId');
    const { id: breachId, legalEntityId } = breach;
    const id = newId('BreachMeasure');
    const words = await sealed(ctx, breach, 'measure', title, id);
    const made = ctx.make(BreachMeasure, { id, breachId, legalEntityId, title: words, ownerId, dueOn });
    breach.openMeasures += 1;
    return { made, codes: { measure: id, ownerId, dueOn }, hashed: { title } };
  },

  /** It may be after the closing: what was promised then is still to be done. */
  async completeMeasure(ctx, breach, { measureId, completedAt }) {
    const made = await measureOf(ctx, breach, measureId);
    await checkEra(ctx, breach, { completedAt });
    Object.assign(made, { completedAt, completedById: ctx.actor.userId, updatedAt: ctx.now });
    breach.openMeasures -= 1;
    return { made, codes: { measure: made.id, completedAt: completedAt.toISOString() } };
  },
} satisfies Partial<BreachWorks>;
