import { type BREACH_VERBS, Breach, hasGap, ruleBroken, type Told } from '@vigie/schema';
import type { Context } from '../context.ts';
import { setExternalReference } from '../external-reference.ts';
import { DONE, UNCHANGED } from '../graphql/verbs.ts';
import { isSame } from '../no-change.ts';
import { requireMember } from '../organisations/organisation.service.ts';
import { reassignClocks, runClocks } from './breach.clocks.ts';
import { checkEra, checkOrder, checkWhatFollowed } from './breach.instants.ts';
import { FACTS, type Facts, saysTheSame, sealFacts, sealText } from './breach.texts.ts';
import { checkTitle } from './breach.title.ts';
import type { BreachWorks } from './breach.works.ts';
import { followRegimes } from './regime.clocks.ts';

type Update = Told<(typeof BREACH_VERBS)['update']['fields']>;
type Changes = Record<string, unknown>;

const PLAIN = [
  'title',
  'natures',
  'cause',
  'approximateSubjects',
  'approximateRecords',
  'involvedSubjects',
  'involvedData',
  'detectedAt',
] as const;

function changePlain(breach: Breach, told: Update): Changes {
  const changed = PLAIN.filter((name) => told[name] !== undefined && !isSame(told[name], breach[name]));
  const changes = Object.fromEntries(changed.map((name) => [name, told[name]]));
  Object.assign(breach, changes);
  return changes;
}

async function changeReference(
  ctx: Context,
  breach: Breach,
  { externalReference }: Update,
): Promise<Changes> {
  const { externalSystem, externalId } = breach;
  await setExternalReference(ctx, Breach, breach, externalReference);
  const isAsBefore = breach.externalSystem === externalSystem && breach.externalId === externalId;
  return isAsBefore ? {} : { externalReference };
}

async function changeAssignee(ctx: Context, breach: Breach, { assigneeId }: Update): Promise<Changes> {
  if (assigneeId === undefined || isSame(assigneeId, breach.assigneeId)) return {};
  await requireMember(ctx, breach.legalEntityId, assigneeId, 'assigneeId');
  breach.assigneeId = assigneeId;
  await reassignClocks(ctx, breach);
  return { assigneeId };
}

async function changeTexts(ctx: Context, breach: Breach, told: Update): Promise<Changes> {
  const changes: Facts = {};
  for (const name of FACTS) {
    const text = told[name];
    if (text !== undefined && !(await saysTheSame(ctx, breach, name, text))) changes[name] = text;
  }
  await sealFacts(ctx, breach, changes);
  return { ...changes };
}

/** A corrected awareness computes the clocks anew. */
async function changeAwareness(ctx: Context, breach: Breach, { awareAt }: Update): Promise<Changes> {
  if (!awareAt || isSame(awareAt, breach.awareAt)) return {};
  if (breach.awareAt) breach.awareAt = awareAt;
  else breach.becomeAware(awareAt);
  await runClocks(ctx, breach);
  return { awareAt };
}

/** What is known of a breach, until somebody is aware of it and after. */
export const factsWorks = {
  /** What is known now. Awareness is corrected, and never cleared. */
  async update(ctx, breach, told) {
    const { detectedAt, awareAt } = told;
    await checkEra(ctx, breach, { detectedAt, awareAt });
    checkOrder({
      detectedAt: detectedAt === undefined ? breach.detectedAt : detectedAt,
      investigationStartedAt: breach.investigationStartedAt,
      awareAt: awareAt ?? breach.awareAt,
    });
    if (awareAt === null && breach.awareAt) throw ruleBroken('AWARENESS_STANDS');
    if (told.title !== undefined) await checkTitle(ctx, told.title, breach.legalEntityId);
    await checkWhatFollowed(ctx, breach.id, { detectedAt, awareAt });
    const changed = {
      ...changePlain(breach, told),
      ...(await changeReference(ctx, breach, told)),
      ...(await changeAssignee(ctx, breach, told)),
      ...(await changeTexts(ctx, breach, told)),
      ...(await changeAwareness(ctx, breach, told)),
    };
    if (Object.keys(changed).length === 0) return UNCHANGED;
    // Before the regimes, which may note what they are proposed to.
    ctx.record('breach.updated', breach, { fields: Object.keys(changed) }, changed);
    if ('awareAt' in changed || 'detectedAt' in changed) await followRegimes(ctx, breach);
    return DONE;
  },

  /** Short and immediate, before anyone can be said to be aware. */
  async investigate(ctx, breach, { startedAt }) {
    await checkEra(ctx, breach, { startedAt });
    breach.investigate(startedAt);
    return { codes: { startedAt: startedAt.toISOString() } };
  },

  /** The controller's starts the 72 hours of GDPR 33(1), a processor's the notices of 33(2). */
  async becomeAware(ctx, breach, { evidence, gapReason = null, awareAt, ...told }) {
    const detectedAt = told.detectedAt ?? breach.detectedAt ?? null;
    const investigationStartedAt = told.investigationStartedAt ?? breach.investigationStartedAt ?? null;
    const instants = { awareAt, detectedAt, investigationStartedAt };
    await checkEra(ctx, breach, instants);
    checkOrder(instants);
    if (hasGap(detectedAt, awareAt) && !gapReason && !breach.gapReason)
      throw ruleBroken('GAP_REASON_MISSING');
    await checkWhatFollowed(ctx, breach.id, { detectedAt: told.detectedAt, awareAt });
    Object.assign(breach, { detectedAt, investigationStartedAt });
    breach.awarenessEvidence = await sealText(ctx, breach, 'awarenessEvidence', evidence);
    if (gapReason) breach.gapReason = await sealText(ctx, breach, 'gapReason', gapReason);
    breach.becomeAware(awareAt);
    await runClocks(ctx, breach);
    // Before the regimes, which may note what they are proposed to.
    ctx.record('breach.becameAware', breach, { awareAt: awareAt.toISOString() }, { evidence, gapReason });
    await followRegimes(ctx, breach);
    return DONE;
  },
} satisfies Partial<BreachWorks>;
