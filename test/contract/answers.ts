import { type NodeType, nodeTypeOf } from '@vigie/schema';
import { newId } from '@vigie/server';
import type { Answer } from '../harness/app.ts';

export const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** An id of the same type that is nobody's. */
export const unknownLike = (id: string): string => newId((nodeTypeOf(id) ?? 'User') as NodeType);

/** What a caller can tell two refusals apart by. */
export const told = ({ status, data, errors }: Answer) => ({
  status,
  data,
  errors: errors.map(({ requestId: _, ...rest }) => rest),
});

/** Those of these ids that an answer shows. */
export const shownOf = (answer: Answer, ids: Set<string>): string[] =>
  (answer.body.match(UUIDS) ?? []).filter((id) => ids.has(id));
