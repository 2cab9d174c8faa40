import type { Opt } from '@mikro-orm/core';
import { Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { MailState } from './mail.terms.ts';

@NodeEntity({
  description: 'A mail that was sent or is to be sent. Its text is sealed, and purged with time.',
  scope: 'own',
})
@Unique({ properties: ['organisationId', 'messageId'] })
@Index({ properties: ['organisationId', 'nodeId'] })
export class MailMessage extends BaseEntity {
  @Property({ type: SealedType })
  to!: Sealed;

  @Field(() => String, { description: 'Its subject line: references and codes, no personal data.' })
  @Property({ type: 'string', length: 300 })
  subject!: string;

  @Property({ type: SealedType })
  text!: Sealed;

  @Field(() => MailState, { description: 'Where it stands.' })
  @Enum({ items: () => MailState })
  state: Opt<MailState> = MailState.PENDING;

  @Field(() => String, { description: 'Its Message-ID: the same at every attempt.' })
  @Property({ type: 'string', length: 200 })
  messageId!: string;

  /** In which legal entity its case is; absent for what concerns several, as a digest. */
  @Property({ type: 'uuid', nullable: true })
  legalEntityId?: string | null;

  /** The member to whom it goes; absent for a person outside. */
  @Property({ type: 'uuid', nullable: true })
  recipientId?: string | null;

  /** The node that it is about. */
  @Property({ type: 'uuid', nullable: true })
  nodeId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the server took it.' })
  @Instant({ nullable: true })
  sentAt?: Date | null;

  @Field(() => String, { nullable: true, description: "The server's own answer code, as in 250." })
  @Property({ type: 'string', length: 200, nullable: true })
  serverAnswer?: string | null;

  @Field(() => Int, { description: 'How often it was tried.' })
  @Property({ type: 'integer' })
  attempts: Opt<number> = 0;
}
