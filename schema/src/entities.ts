export { Breach, RegimeFiling } from './breaches/breach.entity.ts';
export { AlertStep, Deadline, DeadlineRevision, Notification } from './deadlines/deadline.entity.ts';
export { MailMessage } from './mails/mail.entity.ts';
export { ApiToken, LegalEntity, Membership, Organisation } from './organisations/organisation.entity.ts';
export { DataSubjectRequest, RequestCase, Suspension } from './requests/request.entity.ts';
export { DataSubject, SubjectIdentifier } from './subjects/subject.entity.ts';
export { OrganisationKey, ProtectionKey, SuppressionEntry } from './vault/vault.entity.ts';
