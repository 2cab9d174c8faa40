import {
  type AddControllerToBreachInput,
  Breach,
  ControllerNotice,
  invalidField,
  isLate,
  LegalEntity,
  type NotifyControllerOfBreachInput,
  notFound,
  ruleBroken,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { sha256 } from '../sha256.ts';
import { CONTROLLER_NOTICE, runNoticeClock, showNearest } from './breach.clocks.ts';
import { sealed, sealText, trueTime } from './breach.texts.ts';

/** Another legal entity of the same organisation, as its own processor's customer. */
async function otherEntity(ctx: Context, breach: Breach, id: string): Promise<LegalEntity> {
  const entity = await ctx.get(LegalEntity, id);
  if (entity.id === breach.legalEntityId) throw ruleBroken('CONTROLLER_IS_THE_PROCESSOR');
  return entity;
}

/** A customer is concerned by a breach at their processor: with the awareness their clock runs, GDPR 33(2). */
export async function addController(
  ctx: Context,
  input: AddControllerToBreachInput,
): Promise<ControllerNotice> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('addController');
  const { noticeHours = null, controllerEntityId = null } = input;
  const entity = controllerEntityId ? await otherEntity(ctx, breach, controllerEntityId) : null;
  const controllerName = input.controllerName ?? entity?.name;
  if (!controllerName) throw invalidField('controllerName', 'REQUIRED');
  const { id: breachId, legalEntityId } = breach;
  const id = newId('ControllerNotice');
  const [words, contact] = await Promise.all([
    sealed(ctx, breach, 'controllerName', controllerName, id),
    sealText(ctx, breach, 'controllerContact', input.contact, id),
  ]);
  const values = { id, breachId, legalEntityId, controllerEntityId, noticeHours, contact };
  const notice = ctx.make(ControllerNotice, { ...values, controllerName: words });
  breach.controllers += 1;
  breach.controllersWaiting += 1;
  await ctx.em.flush();
  if (breach.awareAt) await runNoticeClock(ctx, breach, notice);
  await showNearest(ctx, breach);
  ctx.record(
    'breach.controllerAdded',
    breach,
    { notice: notice.id, noticeHours, controllerEntityId },
    { controllerName },
  );
  return notice;
}

/** That customer was told, at the true time: settles their clock, late or not. */
export async function notifyController(
  ctx: Context,
  input: NotifyControllerOfBreachInput,
): Promise<ControllerNotice> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  const notice = await ctx.get(ControllerNotice, input.noticeId);
  if (notice.breachId !== breach.id) throw notFound();
  if (notice.notifiedAt) throw ruleBroken('CONTROLLER_NOTIFIED_ALREADY');
  breach.allow('notifyController');
  const notifiedAt = trueTime(ctx, breach, input.notifiedAt, {
    future: 'CONTROLLER_NOTICE_IN_FUTURE',
    early: 'CONTROLLER_TOLD_BEFORE_AWARENESS',
  });
  const clock = await deadlines.findClock(ctx, notice.id, CONTROLLER_NOTICE);
  const late = Boolean(clock?.dueAt && isLate(clock.dueAt, notifiedAt));
  const contentHash = input.content ? sha256(input.content) : null;
  Object.assign(notice, {
    notifiedAt,
    isLate: late,
    contentHash,
    content: await sealText(ctx, breach, 'controllerNotice', input.content, notice.id),
    updatedAt: ctx.now,
  });
  breach.controllersWaiting -= 1;
  await deadlines.settle(ctx, notice.id, CONTROLLER_NOTICE, notifiedAt);
  await showNearest(ctx, breach);
  const data = { notice: notice.id, notifiedAt: notifiedAt.toISOString(), late };
  ctx.record('breach.controllerNotified', breach, data, { content: contentHash });
  return notice;
}
