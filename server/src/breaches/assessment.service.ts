import {
  type AssessBreachInput,
  assessSeverity,
  Breach,
  BreachDecision,
  BreachRisk,
  type BreachSeverityInput,
  breachDecisionObstacle,
  type DecideBreachInput,
  invalidField,
  invalidInput,
  isInvalid,
  PROPOSED_DECISION,
  type ProposedDecision,
  ruleBroken,
  type Severity,
  SeverityAssessment,
  type SeverityInput,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { followDecision } from './breach.clocks.ts';
import { sealed, sealText, trueTime } from './breach.texts.ts';

/** The risk that each proposal stands for: an internal policy, since no law ties a score to a duty. */
const PROPOSED_RISK: Readonly<Record<ProposedDecision, BreachRisk>> = {
  DOCUMENT_ONLY: BreachRisk.UNLIKELY,
  NOTIFY_AUTHORITY: BreachRisk.RISK,
  NOTIFY_AUTHORITY_AND_SUBJECTS: BreachRisk.HIGH_RISK,
};

function severityOf(inputs: SeverityInput): Severity {
  const severity = assessSeverity(inputs);
  if (!isInvalid(severity)) return severity;
  const path = (rest: readonly (string | number)[]) => ['input', 'severity', ...rest];
  throw invalidInput(...severity.invalid.map((problem) => ({ ...problem, path: path(problem.path) })));
}

/** What people wrote of an assessment, sealed for its own row: the reasons of its adjustments, and the factors. */
async function sealWords(ctx: Context, breach: Breach, input: AssessBreachInput, id: string) {
  const reasons = input.severity.data.map(({ justification }) => justification ?? null);
  const [adjustmentReasons, factors] = await Promise.all([
    sealText(ctx, breach, 'adjustmentReasons', reasons.some(Boolean) ? JSON.stringify(reasons) : null, id),
    sealText(ctx, breach, 'factors', input.factors && JSON.stringify(input.factors), id),
  ]);
  return { adjustmentReasons, factors };
}

/** A new version of the assessment, which proposes a risk. Versions are added, never changed. */
export async function assess(ctx: Context, input: AssessBreachInput): Promise<SeverityAssessment> {
  ctx.require('breaches:write');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('assess');
  const assessedAt = trueTime(ctx, breach, input.assessedAt, {
    future: 'ASSESSMENT_IN_FUTURE',
    early: 'ASSESSED_BEFORE_AWARENESS',
  });
  // As it was sent, without what makes it a class.
  const inputs = JSON.parse(JSON.stringify(input.severity)) as BreachSeverityInput;
  const { dpc, score, band, flags } = severityOf(inputs);
  const [before] = await ctx.em.find(
    SeverityAssessment,
    { breachId: breach.id },
    { orderBy: { number: 'desc' }, limit: 1 },
  );
  // Sealed before the row is made: a row of evidence is written once and never touched again.
  const assessmentId = newId('SeverityAssessment');
  const words = await sealWords(ctx, breach, input, assessmentId);
  const assessment = ctx.make(SeverityAssessment, {
    id: assessmentId,
    breachId: breach.id,
    legalEntityId: breach.legalEntityId,
    number: (before?.number ?? 0) + 1,
    assessedAt,
    authorId: ctx.actor.userId,
    inputs: { ...inputs, data: inputs.data.map(({ justification: _, ...each }) => each) },
    ...words,
    dpc,
    scoreQuarters: score * 4,
    band,
    flags,
    proposedRisk: PROPOSED_RISK[PROPOSED_DECISION[band]],
    supersedesId: before?.id ?? null,
  });
  breach.assess(assessment.id);
  const { id, number, proposedRisk } = assessment;
  ctx.record('breach.assessed', breach, { assessment: id, number, band, proposedRisk }, { inputs });
  return assessment;
}

/**
 * A person decides on the assessment that stands, beside the opinion of the data protection officer. A later decision
 * supersedes an earlier one; the clocks follow.
 */
export async function decide(ctx: Context, input: DecideBreachInput): Promise<BreachDecision> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('decide');
  const { risk, notifyAuthority, tellSubjects, reasons, dpoOpinion } = input;
  const obstacle = breachDecisionObstacle(risk, notifyAuthority);
  if (obstacle) throw ruleBroken(obstacle);
  const dpoConsulted = input.dpoConsulted ?? Boolean(dpoOpinion);
  if (dpoOpinion && !dpoConsulted) throw invalidField('dpoConsulted', 'CONTRADICTS_OPINION');
  const decidedAt = trueTime(ctx, breach, input.decidedAt, {
    future: 'DECISION_IN_FUTURE',
    early: 'DECIDED_BEFORE_AWARENESS',
  });
  const assessment = await ctx.get(SeverityAssessment, breach.assessmentId as string);
  // Sealed before the row is made: a row of evidence is written once and never touched again.
  const decisionId = newId('BreachDecision');
  const [opinion, words] = await Promise.all([
    sealText(ctx, breach, 'dpoOpinion', dpoOpinion, decisionId),
    sealed(ctx, breach, 'decisionReasons', reasons, decisionId),
  ]);
  const departs = risk !== assessment.proposedRisk;
  const decision = ctx.make(BreachDecision, {
    id: decisionId,
    breachId: breach.id,
    legalEntityId: breach.legalEntityId,
    assessmentId: assessment.id,
    decidedAt,
    deciderId: ctx.actor.userId,
    risk,
    departsFromProposal: departs,
    notifyAuthority,
    tellSubjects,
    reasons: words,
    dpoConsulted,
    dpoOpinion: opinion,
    supersedesId: breach.decisionId ?? null,
  });
  Object.assign(breach, { decisionId, decidedOnId: assessment.id, risk, notifyAuthority, tellSubjects });
  await followDecision(ctx, breach, decidedAt);
  ctx.record(
    'breach.decided',
    breach,
    {
      decision: decisionId,
      assessment: assessment.id,
      risk,
      notifyAuthority,
      tellSubjects,
      dpoConsulted,
      departs,
    },
    { reasons, dpoOpinion: dpoOpinion ?? null },
  );
  return decision;
}
