import type { Opt } from '@mikro-orm/core';
import { Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  CodeColumn,
  Filtered,
  InstantColumn,
  NumberColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { type Sealed } from '../shared/sealed.ts';
import { MailState } from './mail.terms.ts';

@NodeEntity({
  description: 'A mail that was sent or is to be sent. Its text is sealed, and purged with time.',
  scope: 'own',
  one: ['mail', 'A mail.'],
  many: ['mails', 'Mails sent and to be sent, the newest first.'],
})
@Unique({ properties: ['organisationId', 'messageId'] })
@Index({ properties: ['organisationId', 'nodeId'] })
export class MailMessage extends BaseEntity {
  @SealedColumn('Its recipient.')
  to!: Sealed;

  @TextColumn('Its subject line: references and codes, no personal data.', { length: 300, filter: true })
  subject!: string;

  @SealedColumn('Its text.')
  text!: Sealed;

  @CodeColumn(MailState, 'Where it stands.', { filter: true, order: true })
  state: Opt<MailState> = MailState.PENDING;

  @TextColumn('Its Message-ID: the same at every attempt.', { length: 200 })
  messageId!: string;

  /** In which legal entity its case is; absent for what concerns several, as a digest. */
  @Property({ type: 'uuid', nullable: true })
  legalEntityId?: string | null;

  /** The member to whom it goes; absent for a person outside. */
  @Property({ type: 'uuid', nullable: true })
  recipientId?: string | null;

  /** The node that it is about. */
  @Property({ type: 'uuid', nullable: true })
  @Filtered('id')
  nodeId?: string | null;

  @InstantColumn('When the server took it.', { nullable: true, filter: true, order: true })
  sentAt?: Date | null;

  @TextColumn("The server's own answer code, as in 250.", { length: 200, nullable: true })
  serverAnswer?: string | null;

  @NumberColumn('How often it was tried.')
  attempts: Opt<number> = 0;
}
