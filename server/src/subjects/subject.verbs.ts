import {
  DataSubject,
  IDENTIFY_SUBJECT,
  IdentifierScheme,
  RetentionClass,
  SUBJECT_ACCESS,
  SUBJECT_VERBS,
  SubjectIdentifier,
  SuppressionEntry,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { creationOfNode, verbsOfNode } from '../graphql/verbs.ts';
import { formerSpelling } from './identifier.spelling.ts';
import { IDENTIFIER_FIELD } from './subject.lookup.ts';
import { identify } from './subject.service.ts';

export const subjectIdentification = creationOfNode(
  DataSubject,
  IDENTIFY_SUBJECT,
  async (ctx, { identifiers, locale = null, dataSubjectId, isSomebodyNew, ...told }) => {
    const [only, ...more] = ctx.actor.legalEntityIds ?? [];
    const legalEntityId = told.legalEntityId ?? (more.length === 0 ? only : null) ?? null;
    return identify(ctx, identifiers, { locale, dataSubjectId, isSomebodyNew, legalEntityId });
  },
);

/** Keeps of an identifier what an objection needs: its hash; where it has none that is compared, that of its former spelling. */
async function keepObjection(ctx: Context, row: SubjectIdentifier): Promise<boolean> {
  if (row.scheme === IdentifierScheme.FULL_NAME) return false;
  let hash = row.indexHash ?? null;
  if (!hash) {
    const { scheme, system } = row;
    const place = { sealed: row.value, field: IDENTIFIER_FIELD, nodeId: row.dataSubjectId, rowId: row.id };
    const value = await ctx.vault.openOne(place);
    if (value !== null) hash = await ctx.vault.index(scheme, formerSpelling({ scheme, system, value }));
  }
  if (!hash) return false;
  await ctx.em.upsert(
    SuppressionEntry,
    {
      id: newId('SuppressionEntry'),
      organisationId: ctx.organisationId,
      legalEntityId: row.legalEntityId ?? null,
      scheme: row.scheme,
      indexHash: hash,
      reason: 'OBJECTION',
      createdAt: ctx.now,
    },
    {
      onConflictFields: ['organisationId', 'legalEntityId', 'scheme', 'indexHash'],
      onConflictAction: 'ignore',
    },
  );
  return true;
}

export const subjectVerbs = verbsOfNode({
  type: DataSubject,
  noun: 'DataSubject',
  verbs: SUBJECT_VERBS,
  access: SUBJECT_ACCESS,
  works: {
    /**
     * The person's keys are destroyed, their index goes, and the vault is asked to prove that it can no longer open the
     * profile, GDPR 17. Files that the law makes the controller keep (requests, breaches, proofs) have keys of their own
     * and stay until their own retention ends.
     */
    async erase(ctx, subject, told) {
      const rows = await ctx.em.find(SubjectIdentifier, { dataSubjectId: subject.id });
      let suppressed = 0;
      for (const row of rows) {
        if (told.keepObjection && (await keepObjection(ctx, row))) suppressed += 1;
        Object.assign(row, { indexHash: null, system: null, updatedAt: ctx.now });
      }
      await ctx.em.flush();
      const keyIds = await ctx.vault.destroyKeys([subject.id], [RetentionClass.PROFILE]);
      const refused = await ctx.vault.countRefused(keyIds);
      if (refused !== keyIds.length) throw new Error('the vault still opens what was erased');
      subject.erasedAt = ctx.now;
      subject.erasureProof = { keyIds, refused, suppressed, provedAt: ctx.realNow.toISOString() };
      return { codes: { ground: told.ground, keys: keyIds.length, refused, suppressed } };
    },
  },
});
