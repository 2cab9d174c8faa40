import { Locale } from '../shared/locale.ts';
import { Role } from '../shared/role.terms.ts';
import { code, id, line, list, mail, optional } from '../shared/verb.fields.ts';
import { creationOf, type Guard, verbsOf } from '../shared/verb.ts';

/** What the verbs of a member look at. */
export interface MemberState {
  /** Whether the caller reaches all that the member does. */
  isReached: boolean;
}

/** Nobody touches a member who reaches further than they do themselves. */
const isReached: Guard<MemberState> = (member) => (member.isReached ? null : 'FORBIDDEN');

const roles = (says: string) => list(code(Role, says), { min: 1 });
const legalEntityIds = (says: string) => optional(list(id(says), { min: 1, unique: false }));

export const INVITE_MEMBER = creationOf({
  mutation: 'inviteMember',
  scope: 'members:admin',
  says: 'Makes a person a member. Their password is set by the command line.',
  input: 'A person who is to work in this organisation.',
  event: 'member.invited',
  fields: {
    email: mail('Their address. Whether and as whom it is known elsewhere is not told.', { max: 254 }),
    name: line('Their name.'),
    roles: roles('Their roles.'),
    legalEntityIds: legalEntityIds('The legal entities they reach; all of them when absent.'),
    locale: optional(code(Locale, 'Their language.')),
  },
});

/** What can be done to a member. */
export const MEMBER_VERBS = verbsOf<MemberState>()({
  changeRole: {
    scope: 'members:admin',
    guards: [isReached],
    mutation: 'changeRoleOfMember',
    says: 'Gives a member other roles; effective with their next request.',
    input: 'Other roles or legal entities for a member.',
    fields: {
      roles: roles('Their roles from now on.'),
      legalEntityIds: legalEntityIds('The legal entities they reach; null for all of them.'),
    },
  },
});
