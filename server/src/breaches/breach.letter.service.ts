import {
  type Breach,
  type BreachLetter,
  breachLetter,
  LegalEntity,
  type Locale,
  localDay,
} from '@vigie/schema';
import type { Operation } from '../graphql/operation.ts';
import { FIELDS } from './breach.texts.ts';

/** The communication of GDPR 34(2) from what is on file. Nothing is stored and nothing is sent. */
export async function writeBreachLetter(
  ctx: Operation,
  breach: Breach,
  locale: Locale,
): Promise<BreachLetter> {
  const entity = await ctx.reader.get(LegalEntity, breach.legalEntityId);
  const { id: nodeId, contact, detectedAt, likelyConsequences = null, measuresTaken = null } = breach;
  return breachLetter(
    {
      reference: breach.reference,
      controller: entity.name,
      detectedOn: detectedAt ? localDay(detectedAt, entity.timeZone) : null,
      natures: breach.natures,
      data: (breach.involvedData ?? []).map(({ category }) => category),
      contact: contact ? await ctx.vault.openOne({ sealed: contact, field: FIELDS.contact, nodeId }) : null,
      likelyConsequences,
      measuresTaken,
    },
    locale,
  );
}
