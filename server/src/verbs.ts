import { breachIntake } from './breaches/breach.intake.ts';
import { breachVerbs } from './breaches/breach.verbs.ts';
import { regimeVerbs } from './breaches/regime-switch.verbs.ts';
import { feedCreation, feedVerbs } from './calendars/calendar.verbs.ts';
import { deadlineVerbs } from './deadlines/deadline.verbs.ts';
import { notificationVerbs } from './deadlines/notification.verbs.ts';
import {
  digestPolicyAccess,
  digestPolicySetting,
  policyCreation,
  policyVerbs,
} from './deadlines/policy.verbs.ts';
import { documentVerbs } from './documents/document.verbs.ts';
import type { VerbsOfTypes } from './graphql/permission.ts';
import type { VerbsOfType } from './graphql/verbs.ts';
import { alertVerbs, failedLetterVerbs, jobReplay } from './jobs/job.verbs.ts';
import {
  countingPolicyAccess,
  countingPolicySetting,
  holidayChangeCreation,
  holidayChangeVerbs,
} from './organisations/counting.policy.verbs.ts';
import { legalEntityCreation, legalEntityVerbs } from './organisations/legal-entity.verbs.ts';
import { memberInvitation, memberVerbs } from './organisations/member.verbs.ts';
import { tokenCreation, tokenVerbs } from './organisations/token.verbs.ts';
import { requestIntake } from './requests/request.intake.ts';
import { identityCheckAccess, requestVerbs } from './requests/request.verbs.ts';
import { letterVerbs, rightVerbs } from './requests/right.verbs.ts';
import { subjectIdentification, subjectVerbs } from './subjects/subject.verbs.ts';
import { commentCreation, commentVerbs } from './tasks/comment.verbs.ts';
import { taskAssignment, taskCompletion, taskCreation, taskVerbs } from './tasks/task.verbs.ts';

/** The mutations that are not done to a node that the caller knew. */
const CREATIONS = [
  ...[legalEntityCreation, memberInvitation, tokenCreation, countingPolicySetting, holidayChangeCreation],
  ...[subjectIdentification, requestIntake, breachIntake],
  ...[taskCreation, taskAssignment, taskCompletion, commentCreation],
  ...[policyCreation, digestPolicySetting, feedCreation, jobReplay],
];

/** The verbs of each type of node. */
const NODE_VERBS = [
  ...[legalEntityVerbs, regimeVerbs, memberVerbs, tokenVerbs, holidayChangeVerbs],
  ...[subjectVerbs, documentVerbs, requestVerbs, rightVerbs, letterVerbs, breachVerbs],
  ...[taskVerbs, commentVerbs],
  ...[deadlineVerbs, policyVerbs, notificationVerbs, feedVerbs, alertVerbs, failedLetterVerbs],
];

/** What is done to a node without a mutation of its own. */
const ACCESS = [countingPolicyAccess, digestPolicyAccess, identityCheckAccess];

/** Two domains may bring verbs of one type. */
function byType(all: readonly VerbsOfType[]): VerbsOfTypes {
  const types: Record<string, VerbsOfType['permissions']> = {};
  for (const { type, permissions } of all) types[type.name] = { ...types[type.name], ...permissions };
  return types;
}

/** The mutations, as classes for the schema. */
export const verbResolvers = [...CREATIONS, ...NODE_VERBS].map(({ resolver }) => resolver);

/** What `permission(action)` is asked of each type of node. */
export const VERBS = byType([...NODE_VERBS, ...ACCESS]);
