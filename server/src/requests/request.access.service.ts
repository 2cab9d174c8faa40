import {
  AccessInformation,
  type AccessSection,
  accessGaps,
  type DescribeAccessOfRequestInput,
  inOrder,
  RequestCase,
  RetentionClass,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { leaveAsItWas, markChanged } from '../no-change.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import type { Vault } from '../vault/vault.ts';
import { FIELDS } from './request.fields.ts';

/** Whose key seals it: the request's; a text to begin with has nobody in it and stays with its legal entity. */
const ownerOf = ({ caseId, legalEntityId }: AccessInformation): string => caseId ?? legalEntityId;

/** What is told under each heading; nothing where it is destroyed. */
export async function sectionsOf(vault: Vault, information: AccessInformation): Promise<AccessSection[]> {
  const { id: rowId, sections } = information;
  const place = { nodeId: ownerOf(information), rowId };
  const text = await vault.openOne({ sealed: sections, field: FIELDS.accessSections, ...place });
  return text === null ? [] : JSON.parse(text);
}

async function keep(
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
    const item = { sealed: existing.sections, field: FIELDS.accessSections, nodeId: owner, rowId: id };
    if (await ctx.vault.holds(item, text)) return { kept: existing, isChanged: false };
  }
  const values = {
    sections: await ctx.vault.seal(owner, retention, FIELDS.accessSections, text, id),
    missing: accessGaps(sections),
  };
  const kept = existing
    ? Object.assign(existing, values, { updatedAt: ctx.now })
    : ctx.make(AccessInformation, { id, ...place, ...values });
  return { kept, isChanged: true };
}

/** The information that goes with the copy of the data, GDPR 15(1)(a) to (h) and 15(2): kept until the answer takes it. */
export async function describeAccess(
  ctx: Context,
  input: DescribeAccessOfRequestInput,
): Promise<AccessInformation> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('describeAccess');
  // What follows asks the database, which would write the mark down before it is known whether anything changes.
  leaveAsItWas(request);
  const sections = input.sections.map(({ heading, text }) => ({ heading, text }));
  const { id: caseId, legalEntityId } = request;
  const { kept, isChanged } = await keep(ctx, { caseId, legalEntityId }, sections);
  const template = input.keepAsTemplate
    ? await keep(ctx, { templateOfId: legalEntityId, legalEntityId }, sections)
    : null;
  if (!isChanged && !template?.isChanged) return kept;
  markChanged(request, ctx.now);
  const codes = { missing: accessGaps(sections), isTemplate: Boolean(input.keepAsTemplate) };
  ctx.record('request.accessDescribed', request, codes);
  return kept;
}
