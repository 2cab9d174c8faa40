import {
  assessSeverity,
  type BREACH_VERBS,
  type Breach,
  BreachDecision,
  BreachRisk,
  breachDecisionObstacle,
  invalidField,
  invalidInput,
  isInvalid,
  PROPOSED_DECISION,
  type ProposedDecision,
  ruleBroken,
  type Severity,
  SeverityAssessment,
  type SeverityInput,
  type Told,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { followDecision } from './breach.clocks.ts';
import { sealed, sealText } from './breach.texts.ts';
import type { BreachWorks } from './breach.works.ts';

type Assessed = Told<(typeof BREACH_VERBS)['assess']['fields']>;

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
async function sealWords(ctx: Context, breach: Breach, { severity, factors: told }: Assessed, id: string) {
  const reasons = severity.data.map(({ justification }) => justification ?? null);
  const [adjustmentReasons, factors] = await Promise.all([
    sealText(ctx, breach, 'adjustmentReasons', reasons.some(Boolean) ? JSON.stringify(reasons) : null, id),
    sealText(ctx, breach, 'factors', told && JSON.stringify(told), id),
  ]);
  return { adjustmentReasons, factors };
}

/** What people make of a breach: a score that proposes, and what is decided. */
export const assessmentWorks = {
  /** Versions are added, never changed. */
  async assess(ctx, breach, told) {
    const { severity: inputs, assessedAt } = told;
    const { dpc, score, band, flags } = severityOf(inputs);
    const [before] = await ctx.em.find(
      SeverityAssessment,
      { breachId: breach.id },
      { orderBy: { number: 'desc' }, limit: 1 },
    );
    // Sealed before the row is made: a row of evidence is written once and never touched again.
    const id = newId('SeverityAssessment');
    const words = await sealWords(ctx, breach, told, id);
    const made = ctx.make(SeverityAssessment, {
      id,
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
    breach.assess(id);
    const { number, proposedRisk } = made;
    return { made, codes: { assessment: id, number, band, proposedRisk }, hashed: { inputs } };
  },

  /**
   * On the assessment that stands, beside the opinion of the data protection officer. A later decision supersedes an
   * earlier one; the clocks follow.
   */
  async decide(
    ctx,
    breach,
    { risk, notifyAuthority, tellSubjects, reasons, dpoOpinion, decidedAt, ...told },
  ) {
    const obstacle = breachDecisionObstacle(risk, notifyAuthority);
    if (obstacle) throw ruleBroken(obstacle);
    const dpoConsulted = told.dpoConsulted ?? Boolean(dpoOpinion);
    if (dpoOpinion && !dpoConsulted) throw invalidField('dpoConsulted', 'CONTRADICTS_OPINION');
    const assessment = await ctx.get(SeverityAssessment, breach.assessmentId as string);
    // Sealed before the row is made: a row of evidence is written once and never touched again.
    const decisionId = newId('BreachDecision');
    const [opinion, words] = await Promise.all([
      sealText(ctx, breach, 'dpoOpinion', dpoOpinion, decisionId),
      sealed(ctx, breach, 'decisionReasons', reasons, decisionId),
    ]);
    const departs = risk !== assessment.proposedRisk;
    const decision = { risk, notifyAuthority, tellSubjects };
    const made = ctx.make(BreachDecision, {
      id: decisionId,
      breachId: breach.id,
      legalEntityId: breach.legalEntityId,
      assessmentId: assessment.id,
      decidedAt,
      deciderId: ctx.actor.userId,
      ...decision,
      departsFromProposal: departs,
      reasons: words,
      dpoConsulted,
      dpoOpinion: opinion,
      supersedesId: breach.decisionId ?? null,
    });
    Object.assign(breach, { decisionId, decidedOnId: assessment.id, ...decision });
    await followDecision(ctx, breach, decidedAt);
    return {
      made,
      codes: { decision: decisionId, assessment: assessment.id, ...decision, dpoConsulted, departs },
      hashed: { reasons, dpoOpinion: dpoOpinion ?? null },
    };
  },
} satisfies Partial<BreachWorks>;
