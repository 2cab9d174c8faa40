import { createHash } from 'node:crypto';
import { type Breach, RetentionClass, ruleBroken, type Sealed } from '@vigie/schema';
import type { Context } from '../context.ts';

/** Field codes, bound into what is sealed: never renamed. */
export const FIELDS = {
  description: 'Breach.description',
  contact: 'Breach.contact',
  dpoOpinion: 'BreachDecision.dpoOpinion',
  communication: 'SubjectCommunication.content',
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

/** SHA-256 of what was sent, in hexadecimal: it stays as the proof when the text is gone. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The true time of an act: now when none is given, never in the future, and not before the awareness of the breach. */
export function trueTime(
  ctx: Context,
  breach: Breach,
  at: Date | null | undefined,
  rules: { future: string; early: string },
): Date {
  const instant = at ?? ctx.now;
  if (instant > ctx.now) throw ruleBroken(rules.future);
  if (breach.awareAt && instant < breach.awareAt) throw ruleBroken(rules.early);
  return instant;
}
