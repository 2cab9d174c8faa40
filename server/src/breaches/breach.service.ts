import {
  type BecomeAwareOfBreachInput,
  Breach,
  BreachRegime,
  BreachRole,
  BreachStatus,
  type CreateBreachInput,
  FilingRegime,
  hasGap,
  type InvestigateBreachInput,
  invalidField,
  RegimeFiling,
  ruleBroken,
  type UpdateBreachInput,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { setExternalReference } from '../external-reference.ts';
import { past, pastIfAny } from '../instants.ts';
import { isSame, leaveAsItWas, markChanged } from '../no-change.ts';
import { getVersion, requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { nextReference } from '../organisations/reference.ts';
import { reassignClocks, runClocks } from './breach.clocks.ts';
import { checkEra, saysTheSame, sealText } from './breach.texts.ts';
import { checkTitle } from './breach.title.ts';
import { followRegimes } from './regime.clocks.ts';

interface Instants {
  detectedAt?: Date | null;
  investigationStartedAt?: Date | null;
  awareAt?: Date | null;
}

/** The instants as they are recorded: detection, investigation and awareness lie in the past. */
const pastInstants = (ctx: Context, { detectedAt, investigationStartedAt, awareAt }: Instants): Instants => ({
  awareAt: pastIfAny(ctx, awareAt, 'AWARENESS_IN_FUTURE'),
  detectedAt: pastIfAny(ctx, detectedAt, 'DETECTION_IN_FUTURE'),
  investigationStartedAt: pastIfAny(ctx, investigationStartedAt, 'INVESTIGATION_IN_FUTURE'),
});

/** They lie in this order. */
function checkOrder({ detectedAt, investigationStartedAt, awareAt }: Instants): void {
  if (detectedAt && awareAt && awareAt < detectedAt) throw ruleBroken('AWARE_BEFORE_DETECTION');
  if (!investigationStartedAt) return;
  if (detectedAt && investigationStartedAt < detectedAt) throw ruleBroken('INVESTIGATION_BEFORE_DETECTION');
  if (awareAt && awareAt < investigationStartedAt) throw ruleBroken('AWARE_BEFORE_INVESTIGATION');
}

/** A breach is recorded, GDPR 33(5). A deadline exists as soon as awareness does, whatever the risk may turn out to be. */
export async function create(ctx: Context, input: CreateBreachInput): Promise<Breach> {
  ctx.require('breaches:write');
  const { entity } = await entityAndPlace(ctx, input.legalEntityId);
  const { detectedAt = null, awareAt = null } = pastInstants(ctx, input);
  await checkEra(ctx, input, { detectedAt, awareAt });
  checkOrder({ detectedAt, awareAt });
  await checkTitle(ctx, input.title, entity.id);
  await requireMember(ctx, entity.id, input.assigneeId, 'assigneeId');
  const breach = ctx.make(Breach, {
    reference: await nextReference(ctx, 'BR'),
    legalEntityId: entity.id,
    role: input.role ?? BreachRole.CONTROLLER,
    title: input.title,
    status: BreachStatus.DETECTED,
    detectedAt,
    natures: input.natures,
    cause: input.cause ?? null,
    approximateSubjects: input.approximateSubjects ?? null,
    approximateRecords: input.approximateRecords ?? null,
    involvedSubjects: input.involvedSubjects ?? null,
    involvedData: input.involvedData ?? null,
    assigneeId: input.assigneeId ?? null,
  });
  await setExternalReference(ctx, Breach, breach, input.externalReference);
  await sealTexts(ctx, breach, input);
  if (awareAt) {
    breach.becomeAware(awareAt);
    await runClocks(ctx, breach);
  }
  ctx.record('breach.created', breach, {
    role: breach.role,
    natures: input.natures,
    awareAt: awareAt?.toISOString() ?? null,
    status: breach.status,
  });
  await followRegimes(ctx, breach);
  return breach;
}

const PLAIN = [
  'title',
  'natures',
  'cause',
  'approximateSubjects',
  'approximateRecords',
  'involvedSubjects',
  'involvedData',
] as const;

const TEXTS = ['description', 'contact', 'gapReason', 'likelyConsequences', 'measuresTaken'] as const;

/** Seals those texts that were sent; one that is cleared is null. */
async function sealTexts(
  ctx: Context,
  breach: Breach,
  input: Partial<Record<(typeof TEXTS)[number], string | null>>,
): Promise<void> {
  await Promise.all(
    TEXTS.filter((name) => input[name] !== undefined).map(async (name) => {
      breach[name] = await sealText(ctx, breach, name, input[name]);
    }),
  );
}

/** What was told, classified or handled already stays after the awareness or detection that it followed. */
async function checkWhatFollowed(ctx: Context, breachId: string, { detectedAt, awareAt }: Instants) {
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

/** What is known now. A corrected awareness computes the clocks anew; it is never cleared. */
export async function update(ctx: Context, input: UpdateBreachInput): Promise<Breach> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('update');
  // What follows asks the database, which would write the mark down before it is known whether anything changes.
  leaveAsItWas(breach);
  const { detectedAt, awareAt } = pastInstants(ctx, input);
  await checkEra(ctx, breach, { detectedAt, awareAt });
  checkOrder({
    detectedAt: detectedAt === undefined ? breach.detectedAt : detectedAt,
    investigationStartedAt: breach.investigationStartedAt,
    awareAt: awareAt ?? breach.awareAt,
  });
  if (awareAt === null && breach.awareAt) throw ruleBroken('AWARENESS_STANDS');
  for (const name of ['title', 'natures'] as const) {
    if (input[name] === null) throw invalidField(name, 'NOT_NULL');
  }
  if (input.title !== undefined) await checkTitle(ctx, input.title, breach.legalEntityId);
  await checkWhatFollowed(ctx, breach.id, { detectedAt, awareAt });
  const changed: Record<string, unknown> = {};
  for (const name of PLAIN) {
    if (input[name] === undefined || isSame(input[name], breach[name])) continue;
    changed[name] = input[name];
    Object.assign(breach, { [name]: input[name] });
  }
  if (detectedAt !== undefined && !isSame(detectedAt, breach.detectedAt)) {
    changed.detectedAt = detectedAt;
    breach.detectedAt = detectedAt;
  }
  if (input.externalReference !== undefined) {
    const { externalSystem, externalId } = breach;
    await setExternalReference(ctx, Breach, breach, input.externalReference);
    if (breach.externalSystem !== externalSystem || breach.externalId !== externalId)
      changed.externalReference = input.externalReference;
  }
  if (input.assigneeId !== undefined && !isSame(input.assigneeId, breach.assigneeId)) {
    await requireMember(ctx, breach.legalEntityId, input.assigneeId, 'assigneeId');
    changed.assigneeId = input.assigneeId;
    breach.assigneeId = input.assigneeId;
    await reassignClocks(ctx, breach);
  }
  const texts: Partial<Record<(typeof TEXTS)[number], string | null>> = {};
  for (const name of TEXTS) {
    const text = input[name];
    if (text === undefined || (await saysTheSame(ctx, breach, name, text))) continue;
    texts[name] = text;
    changed[name] = text;
  }
  await sealTexts(ctx, breach, texts);
  if (awareAt && awareAt.getTime() !== breach.awareAt?.getTime()) {
    changed.awareAt = awareAt;
    if (breach.awareAt) breach.awareAt = awareAt;
    else breach.becomeAware(awareAt);
    await runClocks(ctx, breach);
  }
  if (Object.keys(changed).length === 0) return breach;
  markChanged(breach, ctx.now);
  ctx.record('breach.updated', breach, { fields: Object.keys(changed) }, changed);
  if ('awareAt' in changed || 'detectedAt' in changed) await followRegimes(ctx, breach);
  return breach;
}

/** Its investigation begins: short and immediate, before anyone can be said to be aware. */
export async function investigate(ctx: Context, input: InvestigateBreachInput): Promise<Breach> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('investigate');
  const startedAt = past(ctx, input.startedAt ?? ctx.now, 'INVESTIGATION_IN_FUTURE');
  await checkEra(ctx, breach, { startedAt });
  checkOrder({ detectedAt: breach.detectedAt, investigationStartedAt: startedAt });
  breach.investigate(startedAt);
  ctx.record('breach.investigated', breach, { startedAt: startedAt.toISOString() });
  return breach;
}

/** Awareness: the controller's starts the 72 hours of GDPR 33(1), a processor's the notices of 33(2). */
export async function becomeAware(ctx: Context, input: BecomeAwareOfBreachInput): Promise<Breach> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('becomeAware');
  const sent = pastInstants(ctx, input);
  const awareAt = sent.awareAt as Date;
  await checkEra(ctx, breach, { ...sent });
  const detectedAt = sent.detectedAt ?? breach.detectedAt ?? null;
  const investigationStartedAt = sent.investigationStartedAt ?? breach.investigationStartedAt ?? null;
  checkOrder({ detectedAt, investigationStartedAt, awareAt });
  const { evidence, gapReason = null } = input;
  if (hasGap(detectedAt, awareAt) && !gapReason && !breach.gapReason) throw ruleBroken('GAP_REASON_MISSING');
  await checkWhatFollowed(ctx, breach.id, { detectedAt: sent.detectedAt, awareAt });
  Object.assign(breach, { detectedAt, investigationStartedAt });
  breach.awarenessEvidence = await sealText(ctx, breach, 'awarenessEvidence', evidence);
  if (gapReason) breach.gapReason = await sealText(ctx, breach, 'gapReason', gapReason);
  breach.becomeAware(awareAt);
  await runClocks(ctx, breach);
  ctx.record('breach.becameAware', breach, { awareAt: awareAt.toISOString() }, { evidence, gapReason });
  await followRegimes(ctx, breach);
  return breach;
}
