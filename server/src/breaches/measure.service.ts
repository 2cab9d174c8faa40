import {
  type AddMeasureToBreachInput,
  Breach,
  BreachMeasure,
  type CompleteMeasureOfBreachInput,
  notFound,
  ruleBroken,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { past } from '../instants.ts';
import { getVersion, requireMember } from '../organisations/organisation.service.ts';
import { checkEra, sealed } from './breach.texts.ts';

/** A measure is planned, GDPR 33(3)(d): what, by whom, by when. */
export async function addMeasure(ctx: Context, input: AddMeasureToBreachInput): Promise<BreachMeasure> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('addMeasure');
  await requireMember(ctx, breach.legalEntityId, input.ownerId, 'ownerId');
  const { title, ownerId = null, dueOn = null } = input;
  const { id: breachId, legalEntityId } = breach;
  const id = newId('BreachMeasure');
  const words = await sealed(ctx, breach, 'measure', title, id);
  const measure = ctx.make(BreachMeasure, { id, breachId, legalEntityId, title: words, ownerId, dueOn });
  breach.openMeasures += 1;
  ctx.record('breach.measureAdded', breach, { measure: measure.id, ownerId, dueOn }, { title });
  return measure;
}

/** A measure was done. It may be after the closing: what was promised then is still to be done. */
export async function completeMeasure(
  ctx: Context,
  input: CompleteMeasureOfBreachInput,
): Promise<BreachMeasure> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  const measure = await ctx.get(BreachMeasure, input.measureId);
  if (measure.breachId !== breach.id) throw notFound();
  if (measure.completedAt) throw ruleBroken('MEASURE_COMPLETED_ALREADY');
  breach.allow('completeMeasure');
  const completedAt = past(ctx, input.completedAt ?? ctx.now, 'COMPLETION_IN_FUTURE');
  await checkEra(ctx, breach, { completedAt });
  Object.assign(measure, { completedAt, completedById: ctx.actor.userId, updatedAt: ctx.now });
  breach.openMeasures -= 1;
  const data = { measure: measure.id, completedAt: completedAt.toISOString() };
  ctx.record('breach.measureCompleted', breach, data);
  return measure;
}
