import {
  AccessInformation,
  type AccessSection,
  accessGaps,
  inOrder,
  RetentionClass,
  sealedFieldOf,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import type { Vault } from '../vault/vault.ts';

const SECTIONS = sealedFieldOf(AccessInformation, 'sections');

/** Whose key seals it: the request's; a text to begin with has nobody in it and stays with its legal entity. */
const ownerOf = ({ caseId, legalEntityId }: AccessInformation): string => caseId ?? legalEntityId;

/** What is told under each heading; nothing where it is destroyed. */
export async function sectionsOf(vault: Vault, information: AccessInformation): Promise<AccessSection[]> {
  const { id: rowId, sections } = information;
  const place = { nodeId: ownerOf(information), rowId };
  const text = await vault.openOne({ sealed: sections, field: SECTIONS, ...place });
  return text === null ? [] : JSON.parse(text);
}

/** Keeps what is told under each heading, where it differs from what is kept. */
export async function keepAccess(
  ctx: Context,
  place: { caseId: string; legalEntityId: string } | { templateOfId: string; legalEntityId: string },
  sections: readonly AccessSection[],
): Promise<{ kept: AccessInformation; isChanged: boolean }> {
  const existing = await ctx.em.findOne(AccessInformation, place);
  const id = existing?.id ?? newId('AccessInformation');
  const owner = 'caseId' in place ? place.caseId : place.templateOfId;
  const retention = 'caseId' in place ? RetentionClass.REQUEST_FILE : RetentionClass.DOCUMENT;
  const text = JSON.stringify(inOrder(sections));
  if (existing) {
    const item = { sealed: existing.sections, field: SECTIONS, nodeId: owner, rowId: id };
    if (await ctx.vault.holds(item, text)) return { kept: existing, isChanged: false };
  }
  const values = {
    sections: await ctx.vault.seal(owner, retention, SECTIONS, text, id),
    missing: accessGaps(sections),
  };
  const kept = existing
    ? Object.assign(existing, values, { updatedAt: ctx.now })
    : ctx.make(AccessInformation, { id, ...place, ...values });
  return { kept, isChanged: true };
}
