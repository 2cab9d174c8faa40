import { type Breach, RetentionClass, type Sealed } from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Vault } from '../vault/vault.ts';

/** Field codes, bound into what is sealed: never renamed. */
export const FIELDS = {
  description: 'Breach.description',
  contact: 'Breach.contact',
  gapReason: 'Breach.gapReason',
  awarenessEvidence: 'Breach.awarenessEvidence',
  likelyConsequences: 'Breach.likelyConsequences',
  measuresTaken: 'Breach.measuresTaken',
  endReason: 'Breach.endReason',
  measure: 'BreachMeasure.title',
  authorityReference: 'RegimeFiling.authorityReference',
  lateReason: 'RegimeFiling.lateReason',
  withdrawalReason: 'RegimeFiling.withdrawalReason',
  regimeReason: 'BreachRegime.reason',
  decisionReasons: 'BreachDecision.reasons',
  exemption: 'CommunicationExemption.justification',
  publishedWhere: 'SubjectCommunication.publishedWhere',
  dpoOpinion: 'BreachDecision.dpoOpinion',
  communication: 'SubjectCommunication.content',
  adjustmentReasons: 'SeverityAssessment.adjustmentReasons',
  factors: 'SeverityAssessment.factors',
  controllerName: 'ControllerNotice.controllerName',
  controllerContact: 'ControllerNotice.contact',
  controllerNotice: 'ControllerNotice.content',
} as const;

/** Seals a text into the file of the breach; none when there is none. */
export async function sealText(
  ctx: Context,
  breach: Breach,
  field: keyof typeof FIELDS,
  text: string | null | undefined,
  rowId = breach.id,
): Promise<Sealed | null> {
  if (!text) return null;
  return ctx.vault.seal(breach.id, RetentionClass.BREACH_FILE, FIELDS[field], text, rowId);
}

/** The texts that say what is known of the breach itself. */
export const FACTS = ['description', 'contact', 'gapReason', 'likelyConsequences', 'measuresTaken'] as const;
export type Facts = Partial<Record<(typeof FACTS)[number], string | null>>;

/** Seals those of them that were sent; one that is cleared is null. */
export async function sealFacts(ctx: Context, breach: Breach, told: Facts): Promise<void> {
  await Promise.all(
    FACTS.filter((name) => told[name] !== undefined).map(async (name) => {
      breach[name] = await sealText(ctx, breach, name, told[name]);
    }),
  );
}

/** The same of a text that is always there. */
export const sealed = (
  ctx: Context,
  breach: Breach,
  field: keyof typeof FIELDS,
  text: string,
  rowId: string,
): Promise<Sealed> => ctx.vault.seal(breach.id, RetentionClass.BREACH_FILE, FIELDS[field], text, rowId);

/** What was told of a filing, each sealed for its own row. */
export async function sealFiling<Name extends 'authorityReference' | 'lateReason' | 'withdrawalReason'>(
  ctx: Context,
  breach: Breach,
  filingId: string,
  texts: Record<Name, string | null | undefined>,
): Promise<Record<Name, Sealed | null>> {
  const entries = Object.entries(texts) as [Name, string | null | undefined][];
  const rows = await Promise.all(
    entries.map(async ([name, text]) => [name, await sealText(ctx, breach, name, text, filingId)]),
  );
  return Object.fromEntries(rows) as Record<Name, Sealed | null>;
}

/** Opens a text of the file of a breach, which may stand in a row of its own; the reading is noted. */
export async function openText(
  vault: Vault,
  field: keyof typeof FIELDS,
  sealedText: Buffer | null | undefined,
  { breachId, id }: { breachId: string; id: string },
): Promise<string | null> {
  if (!sealedText) return null;
  return vault.openOne({ sealed: sealedText, field: FIELDS[field], nodeId: breachId, rowId: id });
}

/** Whether a sealed text of the breach is the one that was sent. */
export async function saysTheSame(
  ctx: Context,
  breach: Breach,
  field: keyof typeof FIELDS & keyof Breach,
  text: string | null | undefined,
): Promise<boolean> {
  const kept = breach[field] as Sealed | null | undefined;
  if (!text || !kept) return !text && !kept;
  return ctx.vault.holds({ sealed: kept, field: FIELDS[field], nodeId: breach.id }, text);
}
