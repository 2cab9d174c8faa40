import { type BaseEntity, nodeClasses } from '@vigie/schema';
import { AiResolver } from './ai/ai.resolver.ts';
import { AuditEntryResolver } from './audit/audit.resolver.ts';
import { AssessedDataResolver, SeverityAssessmentResolver } from './breaches/breach.records.resolver.ts';
import {
  BreachFileResolver,
  BreachRegimeResolver,
  RegimeSettingResolver,
} from './breaches/breach.regime.resolver.ts';
import { BreachResolver } from './breaches/breach.resolver.ts';
import { CalendarFeedResolver } from './calendars/calendar.resolver.ts';
import { CalculatorResolver, RightAssessmentResolver } from './deadlines/calculator.resolver.ts';
import {
  DeadlineResolver,
  DeadlineStepResolver,
  NotificationResolver,
} from './deadlines/deadline.resolver.ts';
import { DigestPolicyResolver } from './deadlines/policy.resolver.ts';
import { DocumentResolver } from './documents/document.resolver.ts';
import { DpiaScreeningResolver } from './dpias/screening.resolver.ts';
import { type PersonField, resolverOf } from './graphql/node-resolver.ts';
import { ViewerResolver } from './identity/identity.resolver.ts';
import { peopleOf } from './identity/resolve.ts';
import {
  BackgroundWorkResolver,
  DeadLetterResolver,
  RetentionRunResolver,
  TaskRunResolver,
} from './jobs/job.resolver.ts';
import { NodeResolver } from './node.resolver.ts';
import {
  ApiTokenResolver,
  MembershipResolver,
  OrganisationResolver,
  User,
} from './organisations/organisation.resolver.ts';
import {
  AccessInformationResolver,
  RequestCommunicationResolver,
} from './requests/request.records.resolver.ts';
import { ExercisedRightResolver, RequestResolver } from './requests/request.resolver.ts';
import { DataSubjectResolver } from './subjects/subject.resolver.ts';
import { CommentResolver, NodeTasksResolver, TaskResolver } from './tasks/task.resolver.ts';
import { verbResolvers } from './verbs.ts';

/** Who a person of the organisation is, for whatever names one. */
const PERSON: PersonField = { type: User, load: (ctx, id) => peopleOf(ctx).load(id) };

/** The resolvers: what verbs and specs of nodes say, and what each domain computes beside it. */
export const resolvers = [
  NodeResolver,
  ViewerResolver,
  ...verbResolvers,
  ...nodeClasses().map((type) => resolverOf(type as new () => BaseEntity, PERSON)),
  ...[OrganisationResolver, MembershipResolver, ApiTokenResolver],
  ...[DataSubjectResolver, DocumentResolver],
  ...[RequestResolver, ExercisedRightResolver, AccessInformationResolver, RequestCommunicationResolver],
  ...[BreachResolver, BreachFileResolver, SeverityAssessmentResolver, AssessedDataResolver],
  ...[NodeTasksResolver, TaskResolver, CommentResolver],
  ...[BreachRegimeResolver, RegimeSettingResolver],
  ...[DeadlineResolver, DeadlineStepResolver, NotificationResolver, DigestPolicyResolver],
  ...[CalculatorResolver, RightAssessmentResolver, AiResolver, DpiaScreeningResolver],
  CalendarFeedResolver,
  ...[BackgroundWorkResolver, TaskRunResolver, RetentionRunResolver, DeadLetterResolver],
  AuditEntryResolver,
] as const;
