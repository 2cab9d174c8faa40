import {
  type Breach,
  BreachDecision,
  BreachMeasure,
  CommunicationExemption,
  isBreachDecided,
  RegimeFiling,
  registerGaps,
} from '@vigie/schema';
import { Field, ObjectType } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { openText } from './breach.texts.ts';

@ObjectType('BreachRegisterEntry', {
  description: 'What the register of GDPR 33(5) says of a breach beside its facts.',
  simpleResolvers: true,
})
export class BreachRegisterEntry {
  @Field(() => Boolean, { description: 'Whether facts, effects and remedial action are all there.' })
  isComplete!: boolean;

  @Field(() => [String], { description: 'The fields of the breach that are missing, by name.' })
  missing!: string[];

  @Field(() => String, { nullable: true, description: 'Its effects: the likely consequences.' })
  effects!: string | null;

  @Field(() => [String], { description: 'The remedial action: the measures taken and proposed.' })
  remedialAction!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Why the authority is not notified; null where it is.',
  })
  reasonNotNotified!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the persons are not told; null where they are.' })
  reasonNotTold!: string | null;

  @Field(() => [String], { description: 'Why something took its time: the awareness, a notification.' })
  reasonsForDelay!: string[];
}

/** What is true of a breach by its last decision, as long as the decision was made on the assessment that stands. */
async function reasonsOf(breach: Breach, { reader, vault }: Operation) {
  const decision = isBreachDecided(breach) ? await reader.find(BreachDecision, breach.decisionId) : null;
  const exemptions = await reader.children(CommunicationExemption, 'breachId', breach.id);
  const exemption = breach.exemptionGround ? exemptions.at(-1) : undefined;
  const isTold = Boolean(breach.communicatedAt || breach.publicNoticeAt);
  const isNotNotified = decision && !decision.notifyAuthority && !breach.notifiedAt;
  const isNotTold = decision && !decision.tellSubjects;
  const reasons = decision && (isNotNotified || (isNotTold && !isTold && !exemption));
  const said = reasons ? await openText(vault, 'decisionReasons', decision.reasons, decision) : null;
  const exempted =
    exemption && !isTold ? openText(vault, 'exemption', exemption.justification, exemption) : null;
  return {
    reasonNotNotified: isNotNotified ? said : null,
    reasonNotTold: isTold ? null : ((await exempted) ?? (isNotTold ? said : null)),
  };
}

/** The entry of one breach. What it needs of all breaches of a page is read by one statement each. */
export async function entryOf(breach: Breach, ctx: Operation): Promise<BreachRegisterEntry> {
  const { reader, vault } = ctx;
  const own = { id: breach.id, breachId: breach.id };
  const [filings, measures, reasons] = await Promise.all([
    reader.children(RegimeFiling, 'breachId', breach.id),
    reader.children(BreachMeasure, 'breachId', breach.id),
    reasonsOf(breach, ctx),
  ]);
  const [effects, measuresTaken, gapReason, titles, lateReasons] = await Promise.all([
    openText(vault, 'likelyConsequences', breach.likelyConsequences, own),
    openText(vault, 'measuresTaken', breach.measuresTaken, own),
    openText(vault, 'gapReason', breach.gapReason, own),
    Promise.all(measures.map((row) => openText(vault, 'measure', row.title, row))),
    Promise.all(filings.map((row) => openText(vault, 'lateReason', row.lateReason, row))),
  ]);
  const said = (text: string | null | undefined): text is string => Boolean(text);
  const missing = registerGaps(breach);
  return Object.assign(new BreachRegisterEntry(), reasons, {
    missing,
    isComplete: missing.length === 0,
    effects,
    remedialAction: [measuresTaken, ...titles].filter(said),
    reasonsForDelay: [gapReason, ...lateReasons].filter(said),
  });
}
