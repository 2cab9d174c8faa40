import { useQueryClient } from '@tanstack/react-query';
import type { DocumentPurpose } from '@vigie/schema/rules';
import { HttpError } from 'react-admin';
import { type Refusal, readAnswer } from '../graphql.ts';
import { chosenOrganisation } from '../session/organisation.ts';

/** Sends one file to the node that it belongs to; then every page that shows the node asks again. */
export function useUpload() {
  const client = useQueryClient();
  return async (node: string, purpose: DocumentPurpose, file: File) => {
    const organisation = chosenOrganisation();
    const body = new FormData();
    body.append('file', file, file.name);
    const response = await fetch(`/files?${new URLSearchParams({ node, purpose })}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: organisation ? { 'x-organisation': organisation } : {},
      body,
    }).catch(() => {
      throw new HttpError('errors.OFFLINE', 0, { code: 'OFFLINE' } satisfies Refusal);
    });
    readAnswer(response, await response.json().catch(() => null));
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'viewer' });
  };
}
