import { type CodeOf, words } from '../shared/words.ts';

export const ActorKind = words('ActorKind', 'Who did it: a person, a token, Vigie itself, or the public.', {
  USER: 'A person.',
  TOKEN: 'Software, by its token.',
  SYSTEM: 'Vigie itself.',
  PUBLIC: 'Somebody who is not signed in.',
});
export type ActorKind = CodeOf<typeof ActorKind>;
