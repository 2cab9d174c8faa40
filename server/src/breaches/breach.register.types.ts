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
import type { Reader } from '../reader.ts';

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
async function reasonsOf(breach: Breach, reader: Reader) {
  const decision = isBreachDecided(breach) ? await reader.find(BreachDecision, breach.decisionId) : null;
  const exemptions = await reader.children(CommunicationExemption, 'breachId', breach.id);
  const exemption = breach.exemptionGround ? exemptions.at(-1) : undefined;
  const isTold = Boolean(breach.communicatedAt || breach.publicNoticeAt);
  const notTold = decision && !decision.tellSubjects ? decision.reasons : null;
  return {
    reasonNotNotified: decision && !decision.notifyAuthority && !breach.notifiedAt ? decision.reasons : null,
    reasonNotTold: isTold ? null : (exemption?.justification ?? notTold),
  };
}

/** The entry of one breach. What it needs of all breaches of a page is read by one statement each. */
export async function entryOf(breach: Breach, reader: Reader): Promise<BreachRegisterEntry> {
  const [filings, measures, reasons] = await Promise.all([
    reader.children(RegimeFiling, 'breachId', breach.id),
    reader.children(BreachMeasure, 'breachId', breach.id),
    reasonsOf(breach, reader),
  ]);
  const said = (text: string | null | undefined): text is string => Boolean(text);
  const missing = registerGaps(breach);
  return Object.assign(new BreachRegisterEntry(), reasons, {
    missing,
    isComplete: missing.length === 0,
    effects: breach.likelyConsequences ?? null,
    remedialAction: [breach.measuresTaken, ...measures.map(({ title }) => title)].filter(said),
    reasonsForDelay: [breach.gapReason, ...filings.map(({ lateReason }) => lateReason)].filter(said),
  });
}
