import type { Opt } from '@mikro-orm/core';
import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { BooleanColumn, InstantColumn, NumberColumn } from '../shared/columns.ts';
import { Instant } from '../shared/instant.ts';
import { tenantPolicies } from '../shared/tenancy.ts';
import { DigestState } from './alert.terms.ts';

@NodeEntity({ description: 'When the daily digest of the organisation goes out. Without one there is none.' })
@Unique({ properties: ['organisationId'] })
export class DigestPolicy extends BaseEntity {
  @BooleanColumn('Whether it goes out at all.')
  isEnabled!: boolean;

  @NumberColumn('At which hour, in the zone of the organisation.')
  hour!: number;

  @BooleanColumn('Whether weekends and public holidays have none.')
  workingDaysOnly!: boolean;

  @InstantColumn('When the next one goes out; absent while it is off.', { nullable: true })
  nextAt?: Date | null;
}

/** The digest of one person and day: there once, so that it goes out once. */
@Entity({ rowLevelSecurity: 'force', policies: tenantPolicies() })
@Unique({ properties: ['organisationId', 'recipientId', 'day'] })
@Index({
  name: 'digest_due_index',
  expression:
    "create index digest_due_index on digest (next_attempt_at) where state in ('PLANNED', 'CLAIMED')",
})
export class Digest {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  organisationId!: string;

  @Property({ type: 'uuid' })
  recipientId!: string;

  /** The local day of the organisation. */
  @Property({ type: 'date' })
  day!: string;

  @Enum({ items: () => DigestState })
  state: Opt<DigestState> = DigestState.PLANNED;

  @Property({ type: 'integer' })
  attempts: Opt<number> = 0;

  /** By the real clock: before it nobody tries, so that two never do at once. */
  @Instant()
  nextAttemptAt!: Date;

  @Property({ type: 'string', length: 60, nullable: true })
  lastError?: string | null;

  /** A process died between the server taking the mail and our record of it. */
  @Property({ type: 'boolean' })
  possiblySentTwice: Opt<boolean> = false;

  @Instant()
  createdAt!: Date;

  @Instant({ nullable: true })
  sentAt?: Date | null;
}
