import type { QueryClient } from '@tanstack/react-query';
import { execute } from '../graphql.ts';
import { currentWorker } from './sessionEnd.ts';
import { startAnew } from './startAnew.ts';
import { tellOtherTabs } from './tabs.ts';
import { VIEWER_FIELDS, type Viewer, viewerQuery } from './viewer.ts';

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ${VIEWER_FIELDS} } }`;

export interface Credentials {
  email: string;
  password: string;
}

export async function signIn(input: Credentials): Promise<Viewer> {
  const answer = await execute<{ signIn: Viewer }>(SIGN_IN, { input }, { idempotent: false });
  return answer.signIn;
}

/** Behind the sign-in lies the page of one person: it opens to them alone, and for anybody else the console starts anew. */
export async function signInAgain(client: QueryClient, input: Credentials): Promise<void> {
  const { user } = await signIn(input);
  tellOtherTabs();
  if (user?.id !== currentWorker()?.id) return startAnew();
  // One that was asked before the session began would answer that nobody is there.
  await client.cancelQueries(viewerQuery);
  await client.fetchQuery({ ...viewerQuery, staleTime: 0 });
  // What failed meanwhile is asked again; the rest when it is next looked at.
  await client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
}
