import {
  Breach,
  BreachStatus,
  type CreateBreachInput,
  type FileBreachInput,
  FilingRegime,
  FilingStage,
  invalidField,
  RegimeFiling,
  RetentionClass,
  ruleBroken,
  type UpdateBreachInput,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { getVersion, requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { nextReference } from '../organisations/reference.ts';

/** The 72 hours of GDPR 33(1). */
export const NOTIFICATION = 'GDPR_33_1';
/** The complement that the CNIL asks for, GDPR 33(4). */
export const COMPLEMENT = 'GDPR_33_4_CNIL_72H';

/** Field codes, bound into what is sealed: never renamed. */
export const FIELDS = { description: 'Breach.description' } as const;

function checkInstants(
  ctx: Context,
  detectedAt: Date | null | undefined,
  awareAt: Date | null | undefined,
): void {
  if (awareAt && awareAt > ctx.now) throw ruleBroken('AWARENESS_IN_FUTURE');
  if (detectedAt && detectedAt > ctx.now) throw ruleBroken('DETECTION_IN_FUTURE');
  if (detectedAt && awareAt && awareAt < detectedAt) throw ruleBroken('AWARE_BEFORE_DETECTION');
}

async function seal(ctx: Context, breach: Breach, text: string | null | undefined): Promise<void> {
  breach.description = text
    ? await ctx.vault.seal(breach.id, RetentionClass.BREACH_FILE, FIELDS.description, text)
    : null;
}

/** Lists sort by the nearest clock of the breach: a stored copy, written by the verbs alone. */
async function showNearest(ctx: Context, breach: Breach): Promise<void> {
  await ctx.em.flush();
  breach.dueAt = await deadlines.nearestDueAt(ctx, breach.id);
}

/** Sets the 72 hours from awareness, or sets them anew when awareness was corrected. */
async function runClock(ctx: Context, breach: Breach): Promise<void> {
  const { place } = await entityAndPlace(ctx, breach.legalEntityId);
  const { id, legalEntityId, reference, assigneeId = null } = breach;
  const anchorAt = (breach.awareAt as Date).toISOString();
  const before = await deadlines.findClock(ctx, id, NOTIFICATION);
  if (before) await deadlines.recompute(ctx, before, { anchorAt }, 'AWARENESS_CORRECTED');
  else {
    const node = { id, legalEntityId, reference };
    await deadlines.attach(ctx, { node, rule: NOTIFICATION, engineInput: { anchorAt }, place, assigneeId });
  }
  await showNearest(ctx, breach);
}

/** A breach is recorded, GDPR 33(5). A deadline exists as soon as awareness does, whatever the risk may turn out to be. */
export async function create(ctx: Context, input: CreateBreachInput): Promise<Breach> {
  ctx.require('breaches:write');
  const { entity } = await entityAndPlace(ctx, input.legalEntityId);
  checkInstants(ctx, input.detectedAt, input.awareAt);
  await requireMember(ctx, input.assigneeId, 'assigneeId');
  const breach = ctx.make(Breach, {
    reference: await nextReference(ctx, 'BR'),
    legalEntityId: entity.id,
    title: input.title,
    status: BreachStatus.DETECTED,
    detectedAt: input.detectedAt ?? null,
    gapReason: input.gapReason ?? null,
    natures: input.natures,
    cause: input.cause ?? null,
    approximateSubjects: input.approximateSubjects ?? null,
    approximateRecords: input.approximateRecords ?? null,
    assigneeId: input.assigneeId ?? null,
  });
  await seal(ctx, breach, input.description);
  if (input.awareAt) {
    breach.becomeAware(input.awareAt);
    await runClock(ctx, breach);
  }
  ctx.record('breach.created', breach, {
    natures: input.natures,
    awareAt: input.awareAt?.toISOString() ?? null,
    status: breach.status,
  });
  return breach;
}

const PLAIN = [
  'title',
  'gapReason',
  'natures',
  'cause',
  'approximateSubjects',
  'approximateRecords',
] as const;

export async function update(ctx: Context, input: UpdateBreachInput): Promise<Breach> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('update');
  const { detectedAt, awareAt } = input;
  checkInstants(ctx, detectedAt === undefined ? breach.detectedAt : detectedAt, awareAt ?? breach.awareAt);
  if (awareAt === null && breach.awareAt) throw ruleBroken('AWARENESS_STANDS');
  for (const name of ['title', 'natures'] as const) {
    if (input[name] === null) throw invalidField(name, 'NOT_NULL');
  }
  if (awareAt) {
    const told = await ctx.em.findOne(RegimeFiling, { breachId: breach.id, submittedAt: { $lt: awareAt } });
    if (told) throw ruleBroken('FILED_BEFORE_AWARENESS');
  }
  const changed: Record<string, unknown> = {};
  for (const name of PLAIN) {
    if (input[name] === undefined) continue;
    changed[name] = input[name];
    Object.assign(breach, { [name]: input[name] });
  }
  if (detectedAt !== undefined) {
    changed.detectedAt = detectedAt;
    breach.detectedAt = detectedAt;
  }
  if (input.assigneeId !== undefined) {
    await requireMember(ctx, input.assigneeId, 'assigneeId');
    changed.assigneeId = input.assigneeId;
    breach.assigneeId = input.assigneeId;
    await ctx.em.flush();
    await deadlines.reassign(ctx, breach.id, input.assigneeId);
  }
  if (input.description !== undefined) {
    changed.description = input.description;
    await seal(ctx, breach, input.description);
  }
  if (awareAt && awareAt.getTime() !== breach.awareAt?.getTime()) {
    changed.awareAt = awareAt;
    if (breach.awareAt) breach.awareAt = awareAt;
    else breach.becomeAware(awareAt);
    await runClock(ctx, breach);
  }
  ctx.record('breach.updated', breach, { fields: Object.keys(changed) }, changed);
  return breach;
}

/**
 * The authority was told, at its true time, whenever that is entered. The initial notification settles the 72 hours and
 * starts the clock of the complement; the complement settles that.
 */
export async function file(ctx: Context, input: FileBreachInput): Promise<Breach> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  const submittedAt = input.submittedAt ?? ctx.now;
  if (submittedAt > ctx.now) throw ruleBroken('FILING_IN_FUTURE');
  breach.allow('file');
  if (submittedAt < (breach.awareAt as Date)) throw ruleBroken('FILED_BEFORE_AWARENESS');
  const initial = await ctx.em.findOne(RegimeFiling, { breachId: breach.id, stage: FilingStage.INITIAL });
  const first = input.stage === FilingStage.INITIAL;
  if (first && initial) throw ruleBroken('FILED_BEFORE');
  if (!first && !initial) throw ruleBroken('INITIAL_MISSING');
  if (!first && initial && submittedAt < initial.submittedAt) throw ruleBroken('COMPLEMENT_BEFORE_INITIAL');
  const clock = await deadlines.findClock(ctx, breach.id, NOTIFICATION);
  const isLate = first && Boolean(clock?.dueAt && submittedAt > clock.dueAt);
  if (isLate && !input.lateReason) throw ruleBroken('LATE_REASON_MISSING');
  breach.file(input.stage);
  const filing = ctx.make(RegimeFiling, {
    breachId: breach.id,
    legalEntityId: breach.legalEntityId,
    regime: FilingRegime.GDPR_33,
    stage: input.stage,
    submittedAt,
    authorityReference: input.authorityReference ?? null,
    isLate,
    lateReason: isLate ? (input.lateReason ?? null) : null,
  });
  await ctx.em.flush();
  if (first) {
    await deadlines.settle(ctx, breach.id, NOTIFICATION, submittedAt);
    const { place } = await entityAndPlace(ctx, breach.legalEntityId);
    const { id, legalEntityId, reference, assigneeId = null } = breach;
    await deadlines.attach(ctx, {
      node: { id, legalEntityId, reference },
      rule: COMPLEMENT,
      engineInput: { anchorAt: submittedAt.toISOString() },
      place,
      assigneeId,
    });
  } else await deadlines.settle(ctx, breach.id, COMPLEMENT, submittedAt);
  await showNearest(ctx, breach);
  ctx.record(
    'breach.filed',
    breach,
    { filing: filing.id, stage: input.stage, submittedAt: submittedAt.toISOString(), late: isLate },
    { authorityReference: input.authorityReference ?? null, lateReason: input.lateReason ?? null },
  );
  return breach;
}
