import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Instant } from '../shared/instant.ts';
import { RetentionClass } from '../shared/sealed.ts';
import { eitherPolicies, tenantPolicies } from '../shared/tenancy.ts';

// Made anew each time: the ORM writes into the options that it is given.
const tenant = () => ({ rowLevelSecurity: 'force' as const, policies: tenantPolicies() });

/** The organisation's own key, wrapped by the installation's secret key. One row an organisation and version. */
@Entity(tenant())
export class OrganisationKey {
  @PrimaryKey({ type: 'uuid' })
  organisationId!: string;

  @PrimaryKey({ type: 'integer' })
  generation!: number;

  @Property({ type: 'blob', columnType: 'bytea' })
  wrapped!: Buffer;

  @Instant()
  createdAt!: Date;
}

/** The key of the sealed values of one owner in one retention class. Without it they are noise. */
@Entity(tenant())
@Index({ properties: ['organisationId', 'ownerId'] })
export class ProtectionKey {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  organisationId!: string;

  /** The node whose values it seals. */
  @Property({ type: 'uuid' })
  ownerId!: string;

  @Enum({ items: () => RetentionClass })
  retentionClass!: RetentionClass;

  /** Wrapped by the organisation's key; null once destroyed. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  wrapped?: Buffer | null;

  @Instant()
  createdAt!: Date;

  @Instant({ nullable: true })
  destroyedAt?: Date | null;
}

/** All that stays of an erased person whose objection must remain effective: a keyed hash, GDPR 21(3), and to whom they objected. */
@Entity({ rowLevelSecurity: 'force', policies: eitherPolicies() })
@Unique({
  name: 'suppression_entry_once',
  properties: ['organisationId', 'legalEntityId', 'scheme', 'indexHash'],
})
export class SuppressionEntry {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  organisationId!: string;

  /** To which controller they objected; absent: to the organisation as a whole, and whoever works there is told. */
  @Property({ type: 'uuid', nullable: true })
  legalEntityId?: string | null;

  @Property({ type: 'string', length: 30 })
  scheme!: string;

  @Property({ type: 'blob', columnType: 'bytea' })
  indexHash!: Buffer;

  /** Why it stays, by code, as in DIRECT_MARKETING. */
  @Property({ type: 'string', length: 60 })
  reason!: string;

  @Instant()
  createdAt!: Date;
}
