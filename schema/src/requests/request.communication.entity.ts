import type { Opt } from '@mikro-orm/core';
import { Index, Property } from '@mikro-orm/decorators/legacy';
import { MailMessage } from '../mails/mail.entity.ts';
import { MailState } from '../mails/mail.terms.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  Child,
  CodeColumn,
  InstantColumn,
  NumberColumn,
  ParentColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { Instant } from '../shared/instant.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { DataSubjectRequest } from './request.entity.ts';
import { CommunicationKind, RequestChannel } from './request.terms.ts';

@NodeEntity({
  description: 'What was told the person: its text sealed, its hash as the proof (GDPR 12).',
  scope: 'entity',
  retention: RetentionClass.REQUEST_FILE,
  sealedUnder: { column: 'caseId' },
})
@Child(
  () => RequestCommunication,
  'mail',
  'Its mail, where Vigie sent one.',
  () => MailMessage,
  'nodeId',
)
@Index({ properties: ['organisationId', 'caseId'] })
@Index({ properties: ['delivery', 'nextAttemptAt'] })
export class RequestCommunication extends BaseEntity {
  @ParentColumn(() => DataSubjectRequest, 'request', 'The request that it belongs to.', {
    children: ['communications', 'What the person was told, the oldest first.'],
  })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(CommunicationKind, 'What it is.')
  kind!: CommunicationKind;

  @CodeColumn(RequestChannel, 'How it went out.')
  channel!: RequestChannel;

  @InstantColumn('When it went out.')
  sentAt!: Date;

  @Property({ type: 'string', length: 300 })
  subject!: string;

  @SealedColumn('Its text, as it went out.')
  text!: Sealed;

  @TextColumn(
    'SHA-256 in hexadecimal: of its text; with files, of the SHA-256 of the text and of each file, a line each.',
    { length: 64 },
  )
  sha256!: string;

  @CodeColumn(
    MailState,
    'Where its mail stands, if Vigie sends it; absent where it went out in another way.',
    { nullable: true },
  )
  delivery?: MailState | null;

  @InstantColumn('When the mail server took it.', { nullable: true })
  deliveredAt?: Date | null;

  @TextColumn("The server's last answer, by its code.", { length: 60, nullable: true })
  serverAnswer?: string | null;

  @NumberColumn('How often the mail was tried.')
  attempts: Opt<number> = 0;

  /** The files that go with it. */
  @Property({ type: 'array', columnType: 'uuid[]', nullable: true })
  documentIds?: string[] | null;

  /** The letter that failed, where this one goes out in its place. */
  @ParentColumn(
    () => RequestCommunication,
    'againOf',
    'The letter that failed, where this one went out in its place.',
    { nullable: true },
  )
  againOfId?: string | null;

  @InstantColumn('When it went out again, as a letter of its own, because it had failed.', { nullable: true })
  resentAt?: Date | null;

  /** By the real clock: before it nobody tries, so that two never do at once. */
  @Instant({ nullable: true })
  nextAttemptAt?: Date | null;
}
