import { useQuery } from '@tanstack/react-query';
import { execute } from '../graphql.ts';
import { useMay } from '../session/viewer.ts';
import { COMMENT_FIELDS, type CommentRecord, SPARING } from './task.ts';

const DOCUMENT = `query Comments($id: ID!) { node(id: $id) { comments(first: 100) { nodes { id version ${COMMENT_FIELDS} } } } }`;

interface Answer {
  node: { comments: { nodes: CommentRecord[] } | null } | null;
}

/** What was remarked on that node, the newest first, as far as one may read it. */
export function useComments(id: string): CommentRecord[] {
  const enabled = useMay('tasks:read');
  const { data } = useQuery({
    queryKey: ['comments', 'on', id],
    queryFn: ({ signal }) => execute<Answer>(DOCUMENT, { id }, { signal }),
    ...SPARING,
    enabled,
  });
  return data?.node?.comments?.nodes ?? [];
}
