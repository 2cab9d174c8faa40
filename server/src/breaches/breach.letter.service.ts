import {
  type Breach,
  type BreachLetter,
  breachLetter,
  LegalEntity,
  type Locale,
  localDay,
} from '@vigie/schema';
import type { Operation } from '../graphql/operation.ts';
import { openText } from './breach.texts.ts';

/** The communication of GDPR 34(2) from what is on file. Nothing is stored and nothing is sent. */
export async function writeBreachLetter(
  ctx: Operation,
  breach: Breach,
  locale: Locale,
): Promise<BreachLetter> {
  const entity = await ctx.reader.get(LegalEntity, breach.legalEntityId);
  const { id, detectedAt } = breach;
  const open = (field: 'contact' | 'likelyConsequences' | 'measuresTaken') =>
    openText(ctx.vault, field, breach[field], { id, breachId: id });
  const [contact, likelyConsequences, measuresTaken] = await Promise.all([
    open('contact'),
    open('likelyConsequences'),
    open('measuresTaken'),
  ]);
  return breachLetter(
    {
      reference: breach.reference,
      controller: entity.name,
      detectedOn: detectedAt ? localDay(detectedAt, entity.timeZone) : null,
      natures: breach.natures,
      data: (breach.involvedData ?? []).map(({ category }) => category),
      contact,
      likelyConsequences,
      measuresTaken,
    },
    locale,
  );
}
