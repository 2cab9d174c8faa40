import {
  AccessInformation,
  type BaseEntity,
  Breach,
  BreachDecision,
  BreachMeasure,
  BreachRegime,
  ClaimedIdentifier,
  CommunicationExemption,
  ControllerNotice,
  DataSubjectRequest,
  FeeAnnouncement,
  IdentityCheck,
  RecipientNotice,
  RegimeFiling,
  RequestAssessment,
  RequestCase,
  RequestCommunication,
  RightDecision,
  SeverityAssessment,
  SubjectCommunication,
  Suspension,
} from '@vigie/schema';
import { AiResolver } from './ai/ai.resolver.ts';
import { AuditEntryResolver } from './audit/audit.resolver.ts';
import { AssessedDataResolver, SeverityAssessmentResolver } from './breaches/breach.records.resolver.ts';
import {
  BreachFileResolver,
  BreachRegimeResolver,
  LegalEntityRegimeResolver,
  RegimeSettingResolver,
} from './breaches/breach.regime.resolver.ts';
import { BreachResolver } from './breaches/breach.resolver.ts';
import { CalendarFeedResolver } from './calendars/calendar.resolver.ts';
import { CalculatorResolver, RightAssessmentResolver } from './deadlines/calculator.resolver.ts';
import {
  AlertStepResolver,
  DeadlineResolver,
  DeadlineStepResolver,
  NotificationResolver,
} from './deadlines/deadline.resolver.ts';
import { DigestPolicyResolver, EscalationPolicyResolver } from './deadlines/policy.resolver.ts';
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
import { MailResolver } from './mails/mail.resolver.ts';
import { NodeResolver } from './node.resolver.ts';
import { CountingPolicyResolver, HolidayChangeResolver } from './organisations/counting.policy.resolver.ts';
import {
  ApiTokenResolver,
  LegalEntityResolver,
  MembershipResolver,
  OrganisationResolver,
  User,
} from './organisations/organisation.resolver.ts';
import {
  AccessInformationResolver,
  RequestCommunicationResolver,
} from './requests/request.records.resolver.ts';
import { DataSubjectRequestResolver, RequestResolver } from './requests/request.resolver.ts';
import { DataSubjectResolver, SubjectIdentifierResolver } from './subjects/subject.resolver.ts';
import { verbResolvers } from './verbs.ts';

/** Who a person of the organisation is, for whatever names one. */
const PERSON: PersonField = { type: User, load: (ctx, id) => peopleOf(ctx).load(id) };

/** The nodes whose spec says all of them but what their resolvers add. */
const REQUEST_NODES = [
  ...[RequestCase, DataSubjectRequest, Suspension, ClaimedIdentifier, IdentityCheck, RequestAssessment],
  ...[RightDecision, RequestCommunication, RecipientNotice, FeeAnnouncement, AccessInformation],
] as (new () => BaseEntity)[];

const BREACH_NODES = [
  ...[Breach, SeverityAssessment, BreachDecision, SubjectCommunication, CommunicationExemption],
  ...[BreachMeasure, ControllerNotice, RegimeFiling, BreachRegime],
] as (new () => BaseEntity)[];

/** The resolvers, a line per domain. */
export const resolvers = [
  NodeResolver,
  ViewerResolver,
  ...verbResolvers,
  ...[OrganisationResolver, LegalEntityResolver, MembershipResolver, ApiTokenResolver],
  ...[DataSubjectResolver, SubjectIdentifierResolver],
  ...[RequestResolver, DataSubjectRequestResolver],
  DocumentResolver,
  ...[AccessInformationResolver, RequestCommunicationResolver],
  ...REQUEST_NODES.map((type) => resolverOf(type, PERSON)),
  ...[BreachResolver, BreachFileResolver, SeverityAssessmentResolver, AssessedDataResolver],
  ...BREACH_NODES.map((type) => resolverOf(type, PERSON)),
  BreachRegimeResolver,
  ...[LegalEntityRegimeResolver, RegimeSettingResolver],
  ...[DeadlineResolver, DeadlineStepResolver, AlertStepResolver, NotificationResolver],
  ...[EscalationPolicyResolver, DigestPolicyResolver, CountingPolicyResolver, HolidayChangeResolver],
  ...[CalculatorResolver, RightAssessmentResolver],
  ...[AiResolver, DpiaScreeningResolver],
  CalendarFeedResolver,
  ...[BackgroundWorkResolver, TaskRunResolver, RetentionRunResolver, DeadLetterResolver],
  MailResolver,
  AuditEntryResolver,
] as const;
