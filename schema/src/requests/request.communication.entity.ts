import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, registerEnumType } from 'type-graphql';
import { MailState } from '../mails/mail.terms.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { RequestCase } from './request.entity.ts';
import { CommunicationKind, RequestChannel } from './request.terms.ts';

registerEnumType(CommunicationKind, {
  name: 'CommunicationKind',
  description: 'What was written to the person.',
});

@NodeEntity({
  description: 'What was told the person: its text sealed, its hash as the proof (GDPR 12).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'caseId'] })
@Index({ properties: ['delivery', 'nextAttemptAt'] })
export class RequestCommunication extends BaseEntity {
  @ManyToOne(() => RequestCase, { mapToPk: true, fieldName: 'case_id' })
  caseId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => CommunicationKind, { description: 'What it is.' })
  @Enum({ items: () => CommunicationKind })
  kind!: CommunicationKind;

  @Field(() => RequestChannel, { description: 'How it went out.' })
  @Enum({ items: () => RequestChannel })
  channel!: RequestChannel;

  @Field(() => DateTime, { description: 'When it went out.' })
  @Instant()
  sentAt!: Date;

  @Property({ type: 'string', length: 300 })
  subject!: string;

  @Property({ type: SealedType })
  text!: Sealed;

  @Field(() => String, {
    description:
      'SHA-256 in hexadecimal: of its text; with files, of the SHA-256 of the text and of each file, a line each.',
  })
  @Property({ type: 'string', length: 64 })
  sha256!: string;

  @Field(() => MailState, {
    nullable: true,
    description: 'Where its mail stands, if Vigie sends it; absent where it went out in another way.',
  })
  @Enum({ items: () => MailState, nullable: true })
  delivery?: MailState | null;

  @Field(() => DateTime, { nullable: true, description: 'When the mail server took it.' })
  @Instant({ nullable: true })
  deliveredAt?: Date | null;

  @Field(() => String, { nullable: true, description: "The server's last answer, by its code." })
  @Property({ type: 'string', length: 60, nullable: true })
  serverAnswer?: string | null;

  @Field(() => Int, { description: 'How often the mail was tried.' })
  @Property({ type: 'integer' })
  attempts: Opt<number> = 0;

  /** The files that go with it. */
  @Property({ type: 'array', columnType: 'uuid[]', nullable: true })
  documentIds?: string[] | null;

  /** The letter that failed, where this one goes out in its place. */
  @Property({ type: 'uuid', nullable: true })
  againOfId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it went out again, as a letter of its own, because it had failed.',
  })
  @Instant({ nullable: true })
  resentAt?: Date | null;

  /** By the real clock: before it nobody tries, so that two never do at once. */
  @Instant({ nullable: true })
  nextAttemptAt?: Date | null;
}
