import {
  type AddRightToRequestInput,
  type AssessRightOfRequestInput,
  assessRight,
  type CorrectRightInput,
  DataSubjectRequest,
  type DecisionFacts,
  DecisionOutcome,
  decisionObstacle,
  departsFrom,
  type GrantRightInput,
  invalidInput,
  isInvalid,
  type Proposal,
  type RefuseRightInput,
  RequestAssessment,
  RequestCase,
  RequestStatus,
  RetentionClass,
  type Right,
  type RightContext,
  RightDecision,
  rightObstacle,
  ruleBroken,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { leaveAsItWas, markChanged } from '../no-change.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { refuse as refuseBy, rightsOf, setOff, showNearest, showRights } from './request.clocks.service.ts';
import { FIELDS } from './request.fields.ts';

async function requireNew(ctx: Context, caseId: string, right: Right): Promise<void> {
  const items = await rightsOf(ctx, caseId);
  if (items.some((item) => item.right === right)) throw ruleBroken('RIGHT_INVOKED_BEFORE');
}

/** The message exercises a further right: its clock starts at the receipt, as the others did. */
export async function addRight(ctx: Context, input: AddRightToRequestInput): Promise<DataSubjectRequest> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('addRight');
  await requireNew(ctx, request.id, input.right);
  const { place, entity } = await entityAndPlace(ctx, request.legalEntityId);
  const { id: caseId, status } = request;
  const item = ctx.make(DataSubjectRequest, { caseId, legalEntityId: entity.id, right: input.right, status });
  await setOff(ctx, request, item, place);
  await showRights(ctx, request);
  await showNearest(ctx, request);
  ctx.record('request.rightAdded', request, { right: input.right });
  return item;
}

/** One right with its request, both as they are now. */
async function rightAndCase(
  ctx: Context,
  input: { id: string; version: number },
): Promise<{ item: DataSubjectRequest; request: RequestCase }> {
  const item = await getVersion(ctx, DataSubjectRequest, input);
  const request = await ctx.get(RequestCase, item.caseId);
  markChanged(request, ctx.now);
  return { item, request };
}

/** Another right was meant: the clock stays, since all rights of a message share its receipt. */
export async function correctRight(ctx: Context, input: CorrectRightInput): Promise<DataSubjectRequest> {
  ctx.require('requests:write');
  const { item, request } = await rightAndCase(ctx, input);
  refuseBy(rightObstacle('correct', item, request));
  if (item.right === input.right) {
    leaveAsItWas(request);
    return leaveAsItWas(item);
  }
  await requireNew(ctx, request.id, input.right);
  const from = item.right;
  item.right = input.right;
  await showRights(ctx, request);
  ctx.record('right.corrected', item, { requestId: request.id, from, to: input.right });
  return item;
}

const plain = (context: object | null | undefined): RightContext => JSON.parse(JSON.stringify(context ?? {}));

const nextNumber = async (
  ctx: Context,
  type: typeof RequestAssessment | typeof RightDecision,
  itemId: string,
): Promise<number> => 1 + (await ctx.em.count(type as typeof RightDecision, { itemId }));

/** What the ordered procedure proposes for one right, kept with the facts that it was asked. A person decides. */
export async function assess(ctx: Context, input: AssessRightOfRequestInput): Promise<RequestAssessment> {
  ctx.require('requests:write');
  const { item, request } = await rightAndCase(ctx, input);
  refuseBy(rightObstacle('assess', item, request));
  const legalBasis = input.legalBasis ?? null;
  const context = plain(input.context);
  const answer = assessRight(item.right, legalBasis, context);
  if (isInvalid(answer)) {
    throw invalidInput(...answer.invalid.map((each) => ({ ...each, path: ['input', ...each.path] })));
  }
  const number = await nextNumber(ctx, RequestAssessment, item.id);
  const { legalEntityId } = item;
  const facts = { itemId: item.id, legalEntityId, number, legalBasis, context };
  const assessment = ctx.make(RequestAssessment, { ...facts, ...answer });
  ctx.record('right.assessed', item, { requestId: request.id, number, ...answer });
  return assessment;
}

const ACTIONS = {
  [DecisionOutcome.GRANTED]: 'grant',
  [DecisionOutcome.PARTIALLY_GRANTED]: 'partiallyGrant',
  [DecisionOutcome.REFUSED]: 'refuse',
} as const;

export const latestProposal = async (ctx: Context, itemId: string): Promise<RequestAssessment | null> =>
  (await ctx.em.find(RequestAssessment, { itemId }, { orderBy: { number: 'desc' }, limit: 1 }))[0] ?? null;

type DecisionInput = GrantRightInput & Partial<Omit<RefuseRightInput, keyof GrantRightInput>>;

async function keepDecision(
  ctx: Context,
  item: DataSubjectRequest,
  facts: DecisionFacts,
  more: { reason: string | null; proposal: RequestAssessment | null; departs: boolean },
): Promise<RightDecision> {
  const id = newId('RightDecision');
  const seal = (field: string, text: string | null | undefined) =>
    text ? ctx.vault.seal(item.caseId, RetentionClass.REQUEST_FILE, field, text, id) : null;
  return ctx.make(RightDecision, {
    id,
    itemId: item.id,
    legalEntityId: item.legalEntityId,
    number: await nextNumber(ctx, RightDecision, item.id),
    outcome: facts.outcome,
    assessmentId: more.proposal?.id ?? null,
    departs: more.departs,
    departureReason: await seal(FIELDS.departureReason, more.departs ? facts.departureReason : null),
    ground: facts.ground ?? null,
    statute: facts.statute ?? null,
    reason: await seal(FIELDS.decisionReason, more.reason),
    complaintAuthority: facts.complaintAuthority ?? null,
    judicialRemedy: facts.judicialRemedy ?? false,
    decidedById: ctx.actor.userId ?? null,
  });
}

/** A person decides of one right, beside what was proposed. A later decision stands beside the earlier one. */
async function decide(
  ctx: Context,
  input: DecisionInput,
  outcome: DecisionOutcome,
): Promise<{ item: DataSubjectRequest; decision: RightDecision; codes: Record<string, unknown> }> {
  ctx.require('requests:decide');
  const { item, request } = await rightAndCase(ctx, input);
  refuseBy(rightObstacle(ACTIONS[outcome], item, request));
  const proposal = await latestProposal(ctx, item.id);
  const { ground, statute, complaintAuthority, judicialRemedy, departureReason, reason = null } = input;
  const facts = {
    right: item.right,
    outcome,
    ground,
    statute,
    complaintAuthority,
    judicialRemedy,
    departureReason,
  };
  refuseBy(decisionObstacle(facts, request, proposal as Proposal | null));
  const departs = departsFrom(outcome, proposal as Proposal | null);
  const decision = await keepDecision(ctx, item, facts, { reason, proposal, departs });
  item.outcome = outcome;
  if (request.status === RequestStatus.QUALIFIED) request.status = RequestStatus.IN_PROGRESS;
  await showRights(ctx, request);
  const codes = { requestId: request.id, right: item.right, ground: ground ?? null, departs };
  return { item, decision, codes };
}

export async function grant(ctx: Context, input: GrantRightInput): Promise<RightDecision> {
  const { item, decision, codes } = await decide(ctx, input, DecisionOutcome.GRANTED);
  ctx.record('right.granted', item, codes);
  return decision;
}

/** Granted in part: for the rest a ground, its reason and the remedies, GDPR 12(4). */
export async function partiallyGrant(ctx: Context, input: RefuseRightInput): Promise<RightDecision> {
  const { item, decision, codes } = await decide(ctx, input, DecisionOutcome.PARTIALLY_GRANTED);
  ctx.record('right.partiallyGranted', item, codes);
  return decision;
}

export async function refuse(ctx: Context, input: RefuseRightInput): Promise<RightDecision> {
  const { item, decision, codes } = await decide(ctx, input, DecisionOutcome.REFUSED);
  ctx.record('right.refused', item, codes);
  return decision;
}
