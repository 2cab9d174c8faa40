import {
  Breach,
  BreachRole,
  ControllerNotice,
  notFound,
  type OpenControllerBreachInput,
  ruleBroken,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { create } from './breach.service.ts';
import { openText } from './breach.texts.ts';
import { titleProblem } from './breach.title.ts';

/**
 * A controller of the same organisation takes up what its processor told it: a case of its own, aware when it was told
 * (EDPB Guidelines 9/2022). Facts and the likely consequences go over; other sealed texts stay
 * in the processor's file.
 */
export async function openControllerBreach(ctx: Context, input: OpenControllerBreachInput): Promise<Breach> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('openControllerBreach');
  const notice = await ctx.get(ControllerNotice, input.noticeId);
  if (notice.breachId !== breach.id) throw notFound();
  const { controllerEntityId, notifiedAt } = notice;
  if (!controllerEntityId) throw ruleBroken('CONTROLLER_OUTSIDE');
  if (!notifiedAt) throw ruleBroken('CONTROLLER_NOT_NOTIFIED');
  if (notice.controllerBreachId) throw ruleBroken('CONTROLLER_BREACH_OPENED');
  const { natures, cause, approximateSubjects, approximateRecords } = breach;
  const { id, involvedSubjects, involvedData } = breach;
  const likelyConsequences = await openText(ctx.vault, 'likelyConsequences', breach.likelyConsequences, {
    id,
    breachId: id,
  });
  // Somebody may have become known by what stands in it, and nobody can change it here.
  const isTitleFree = (await titleProblem(ctx, breach.title, controllerEntityId)) === null;
  const title = isTitleFree ? breach.title : breach.reference;
  const own = await create(ctx, {
    legalEntityId: controllerEntityId,
    role: BreachRole.CONTROLLER,
    detectedAt: notifiedAt,
    awareAt: notifiedAt,
    assigneeId: input.assigneeId ?? null,
    ...{ title, natures, cause, approximateSubjects, approximateRecords },
    ...{ involvedSubjects, involvedData, likelyConsequences },
  });
  own.sourceNoticeId = notice.id;
  Object.assign(notice, { controllerBreachId: own.id, updatedAt: ctx.now });
  ctx.record('breach.controllerBreachOpened', breach, { notice: notice.id, breach: own.id });
  return own;
}
