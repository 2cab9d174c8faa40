import type { Breach } from '@vigie/schema';
import { breaches, type Context } from '@vigie/server';
import { ago, type Cast } from './add-request.ts';
import type { DemoBreach, DemoBreachStep } from './breaches.ts';

const { perform: create } = breaches.breachIntake;
const { perform: onBreach } = breaches.breachVerbs;

/** One verb on the breach as it stands, with the times of the demo. */
async function take(ctx: Context, breach: Breach, step: DemoBreachStep, cast: Cast): Promise<unknown> {
  await ctx.em.flush();
  const ref = { id: breach.id, version: breach.version };
  const at = 'hoursAgo' in step ? ago(ctx, step.hoursAgo) : ctx.now;
  switch (step.verb) {
    case 'investigate':
      return onBreach.investigate(ctx, { ...ref, startedAt: at });
    case 'markNotABreach':
      return onBreach.markNotABreach(ctx, { ...ref, reason: step.reason });
    case 'assess':
      return onBreach.assess(ctx, { ...ref, assessedAt: at, ...step.given });
    case 'decide':
      return onBreach.decide(ctx, { ...ref, decidedAt: at, ...step.given });
    case 'file':
      return onBreach.file(ctx, { ...ref, submittedAt: at, ...step.given });
    case 'communicate':
      return onBreach.communicate(ctx, { ...ref, communicatedAt: at, ...step.given });
    case 'addMeasure': {
      const dueOn = ago(ctx, -step.dueInHours).toISOString().slice(0, 10);
      const ownerId = cast.people.get(step.owner) ?? null;
      return onBreach.addMeasure(ctx, { ...ref, title: step.title, ownerId, dueOn });
    }
    case 'addController': {
      const controllerEntityId = step.entity ? cast.entities.get(step.entity) : null;
      return onBreach.addController(ctx, { ...ref, ...step.given, controllerEntityId });
    }
    case 'notifyFirstController': {
      const [notice] = await breaches.noticesOf(ctx, breach);
      const told = { noticeId: notice?.id as string, notifiedAt: at, content: step.content };
      return onBreach.notifyController(ctx, { ...ref, ...told });
    }
    case 'applyRegime':
      return onBreach.applyRegime(ctx, { ...ref, ...step.given });
    case 'documentOnly':
      return onBreach.documentOnly(ctx, ref);
    case 'close':
      return onBreach.close(ctx, ref);
  }
}

/** Records a breach of the demo and takes it through its steps. */
export async function addBreach(ctx: Context, demo: DemoBreach, cast: Cast): Promise<void> {
  const { entity, assignee, detectedHoursAgo, awareHoursAgo, steps = [], ...facts } = demo;
  const breach = await create(ctx, {
    ...facts,
    legalEntityId: cast.entities.get(entity) as string,
    detectedAt: ago(ctx, detectedHoursAgo),
    awareAt: awareHoursAgo === null ? null : ago(ctx, awareHoursAgo),
    assigneeId: cast.people.get(assignee) ?? null,
  });
  for (const step of steps) await take(ctx, breach, step, cast);
}
