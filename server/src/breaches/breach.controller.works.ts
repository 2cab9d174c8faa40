import {
  type Breach,
  BreachRole,
  ControllerNotice,
  invalidField,
  isLate,
  LegalEntity,
  notFound,
  ruleBroken,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { sha256 } from '../sha256.ts';
import { CONTROLLER_NOTICE, runNoticeClock, showNearest } from './breach.clocks.ts';
import { recordBreach } from './breach.intake.ts';
import { openText, sealed, sealText } from './breach.texts.ts';
import { titleProblem } from './breach.title.ts';
import type { BreachWorks } from './breach.works.ts';

/** Another legal entity of the same organisation, as its own processor's customer. */
async function otherEntity(ctx: Context, breach: Breach, id: string): Promise<LegalEntity> {
  const entity = await ctx.get(LegalEntity, id);
  if (entity.id === breach.legalEntityId) throw ruleBroken('CONTROLLER_IS_THE_PROCESSOR');
  return entity;
}

async function noticeOf(ctx: Context, breach: Breach, noticeId: string): Promise<ControllerNotice> {
  const notice = await ctx.get(ControllerNotice, noticeId);
  if (notice.breachId !== breach.id) throw notFound();
  return notice;
}

/** What a processor owes its customers, GDPR 33(2). */
export const controllerWorks = {
  /** A customer is concerned by a breach at their processor: with the awareness their clock runs. */
  async addController(ctx, breach, { noticeHours = null, controllerEntityId = null, ...told }) {
    const entity = controllerEntityId ? await otherEntity(ctx, breach, controllerEntityId) : null;
    const controllerName = told.controllerName ?? entity?.name;
    if (!controllerName) throw invalidField('controllerName', 'REQUIRED');
    const { id: breachId, legalEntityId } = breach;
    const id = newId('ControllerNotice');
    const [words, contact] = await Promise.all([
      sealed(ctx, breach, 'controllerName', controllerName, id),
      sealText(ctx, breach, 'controllerContact', told.contact, id),
    ]);
    const values = { id, breachId, legalEntityId, controllerEntityId, noticeHours, contact };
    const made = ctx.make(ControllerNotice, { ...values, controllerName: words });
    breach.controllers += 1;
    breach.controllersWaiting += 1;
    await ctx.em.flush();
    if (breach.awareAt) await runNoticeClock(ctx, breach, made);
    await showNearest(ctx, breach);
    return { made, codes: { notice: id, noticeHours, controllerEntityId }, hashed: { controllerName } };
  },

  /** That customer was told, at the true time: settles their clock, late or not. */
  async notifyController(ctx, breach, { noticeId, notifiedAt, content }) {
    const made = await noticeOf(ctx, breach, noticeId);
    if (made.notifiedAt) throw ruleBroken('CONTROLLER_NOTIFIED_ALREADY');
    const clock = await deadlines.findClock(ctx, made.id, CONTROLLER_NOTICE);
    const late = Boolean(clock?.dueAt && isLate(clock.dueAt, notifiedAt));
    const contentHash = content ? sha256(content) : null;
    Object.assign(made, {
      notifiedAt,
      isLate: late,
      contentHash,
      content: await sealText(ctx, breach, 'controllerNotice', content, made.id),
      updatedAt: ctx.now,
    });
    breach.controllersWaiting -= 1;
    await deadlines.settle(ctx, made.id, CONTROLLER_NOTICE, notifiedAt);
    await showNearest(ctx, breach);
    const codes = { notice: made.id, notifiedAt: notifiedAt.toISOString(), late };
    return { made, codes, hashed: { content: contentHash } };
  },

  /**
   * A controller of the same organisation takes up what its processor told it: a case of its own, aware when it was told
   * (EDPB Guidelines 9/2022). Facts and the likely consequences go over; other sealed texts stay in the processor's file.
   */
  async openControllerBreach(ctx, breach, { noticeId, assigneeId }) {
    const notice = await noticeOf(ctx, breach, noticeId);
    const { controllerEntityId, notifiedAt } = notice;
    if (!controllerEntityId) throw ruleBroken('CONTROLLER_OUTSIDE');
    if (!notifiedAt) throw ruleBroken('CONTROLLER_NOT_NOTIFIED');
    if (notice.controllerBreachId) throw ruleBroken('CONTROLLER_BREACH_OPENED');
    const { id, natures, cause, approximateSubjects, approximateRecords, involvedSubjects, involvedData } =
      breach;
    const file = { id, breachId: id };
    // Somebody may have become known by what stands in it, and nobody can change it here.
    const isTitleFree = (await titleProblem(ctx, breach.title, controllerEntityId)) === null;
    const made = await recordBreach(ctx, {
      legalEntityId: controllerEntityId,
      role: BreachRole.CONTROLLER,
      title: isTitleFree ? breach.title : breach.reference,
      detectedAt: notifiedAt,
      awareAt: notifiedAt,
      likelyConsequences: await openText(ctx.vault, 'likelyConsequences', breach.likelyConsequences, file),
      ...{ assigneeId, natures, cause, approximateSubjects, approximateRecords },
      ...{ involvedSubjects, involvedData },
    });
    made.sourceNoticeId = notice.id;
    Object.assign(notice, { controllerBreachId: made.id, updatedAt: ctx.now });
    return { made, codes: { notice: notice.id, breach: made.id } };
  },
} satisfies Partial<BreachWorks>;
