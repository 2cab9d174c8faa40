import { Breach, BreachRole, BreachStatus, CREATE_BREACH, type Sent } from '@vigie/schema';
import type { Context } from '../context.ts';
import { setExternalReference } from '../external-reference.ts';
import { creationOfNode } from '../graphql/verbs.ts';
import { requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { nextReference } from '../organisations/reference.ts';
import { runClocks } from './breach.clocks.ts';
import { checkEra, checkOrder } from './breach.instants.ts';
import { sealFacts } from './breach.texts.ts';
import { checkTitle } from './breach.title.ts';
import { followRegimes } from './regime.clocks.ts';

/** A breach is recorded, GDPR 33(5). A deadline exists as soon as awareness does, whatever the risk may turn out to be. */
export async function recordBreach(ctx: Context, told: Sent<typeof CREATE_BREACH.fields>): Promise<Breach> {
  const { entity } = await entityAndPlace(ctx, told.legalEntityId);
  const { detectedAt = null, awareAt = null } = told;
  await checkEra(ctx, told, { detectedAt, awareAt });
  checkOrder({ detectedAt, awareAt });
  await checkTitle(ctx, told.title, entity.id);
  await requireMember(ctx, entity.id, told.assigneeId, 'assigneeId');
  const breach = ctx.make(Breach, {
    reference: await nextReference(ctx, 'BR'),
    legalEntityId: entity.id,
    role: told.role ?? BreachRole.CONTROLLER,
    title: told.title,
    status: BreachStatus.DETECTED,
    detectedAt,
    natures: told.natures,
    cause: told.cause ?? null,
    approximateSubjects: told.approximateSubjects ?? null,
    approximateRecords: told.approximateRecords ?? null,
    involvedSubjects: told.involvedSubjects ?? null,
    involvedData: told.involvedData ?? null,
    assigneeId: told.assigneeId ?? null,
  });
  await setExternalReference(ctx, Breach, breach, told.externalReference);
  await sealFacts(ctx, breach, told);
  if (awareAt) {
    breach.becomeAware(awareAt);
    await runClocks(ctx, breach);
  }
  ctx.record('breach.created', breach, {
    role: breach.role,
    natures: told.natures,
    awareAt: awareAt?.toISOString() ?? null,
    status: breach.status,
  });
  await followRegimes(ctx, breach);
  return breach;
}

export const breachIntake = creationOfNode(Breach, CREATE_BREACH, recordBreach);
