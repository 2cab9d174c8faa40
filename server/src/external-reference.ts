import {
  type BaseEntity,
  DomainError,
  type ExternalReference,
  externalReferenceProblem,
  invalidInput,
} from '@vigie/schema';
import type { Context } from './context.ts';

interface Referenced extends BaseEntity {
  legalEntityId: string;
  externalSystem?: string | null;
  externalId?: string | null;
}

const PATH = ['input', 'externalReference'] as const;

/**
 * Gives a case the name that it has in another system, or takes it away; absent, it stays.
 *
 * It is one case's in a legal entity: what another entity has is nobody's business here, and no refusal may tell of it.
 *
 * @throws INVALID_INPUT for what could say who a person is, CONFLICT where another case of that legal entity has it
 */
export async function setExternalReference<T extends Referenced>(
  ctx: Context,
  type: new () => T,
  node: T,
  reference: ExternalReference | null | undefined,
): Promise<void> {
  if (reference === undefined) return;
  if (reference === null) {
    Object.assign(node, { externalSystem: null, externalId: null });
    return;
  }
  for (const field of ['system', 'id'] as const) {
    const code = externalReferenceProblem(field, reference[field]);
    if (code) throw invalidInput({ path: [...PATH, field], code });
  }
  // A system is one however it is written: here, and where a customer number is of it.
  const same = { externalSystem: reference.system.toLowerCase(), externalId: reference.id };
  const other = await ctx.em.findOne(type, { ...same, legalEntityId: node.legalEntityId } as never);
  if (other && other.id !== node.id)
    throw new DomainError('CONFLICT', 'Another case has this external reference.', {
      fields: [{ path: [...PATH], code: 'TAKEN' }],
    });
  Object.assign(node, same);
}
