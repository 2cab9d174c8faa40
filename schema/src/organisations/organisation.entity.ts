import type { Opt } from '@mikro-orm/core';
import { Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { Locale } from '../shared/locale.ts';
import { Role } from '../shared/role.terms.ts';
import { DateTime } from '../shared/scalars.ts';

@NodeEntity({
  description: 'The tenant and the wall: nothing of one organisation is ever seen from another.',
  organisationColumn: 'id',
})
export class Organisation extends BaseEntity {
  @Field(() => String, {
    description: 'Its short name in addresses and on the command line, as in maison-lumen.',
  })
  @Property({ type: 'string', length: 60 })
  @Unique()
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, { description: 'IANA time zone in which its days are counted.' })
  @Property({ type: 'string', length: 60 })
  timeZone: Opt<string> = 'Europe/Paris';

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @Property({ type: 'string', length: 2 })
  country: Opt<string> = 'FR';

  @Field(() => Locale, { description: 'The language of what it sends when the recipient has none.' })
  @Enum({ items: () => Locale })
  locale: Opt<Locale> = Locale.FR;

  /** Goes up when a policy of its alerts changes: open clocks of an earlier round are planned anew. */
  @Property({ type: 'integer' })
  policyRound: Opt<number> = 0;
}

@NodeEntity({
  description:
    'A controller or processor inside the organisation (GDPR 4(7), 4(8)). Cases, clocks and registers are its.',
  scope: 'entity',
  entityColumn: 'id',
})
export class LegalEntity extends BaseEntity {
  @Field(() => String, { description: 'Its registered name.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, { description: 'Country of establishment, ISO 3166-1 alpha-2.' })
  @Property({ type: 'string', length: 2 })
  country: Opt<string> = 'FR';

  @Field(() => String, { description: 'IANA time zone in which its legal days are counted.' })
  @Property({ type: 'string', length: 60 })
  timeZone: Opt<string> = 'Europe/Paris';

  @Field(() => String, {
    nullable: true,
    description: 'Code of the public holidays it acts under (Reg. 1182/71 art. 2(1)); absent: its country.',
  })
  @Property({ type: 'string', length: 40, nullable: true })
  holidayZone?: string | null;

  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  archivedAt?: Date | null;
}

@NodeEntity({ description: 'What a person is in an organisation: roles, and the legal entities they reach.' })
@Unique({ properties: ['organisationId', 'userId'] })
@Index({
  name: 'membership_account_index',
  expression: 'create index membership_account_index on membership ((coalesce(account_id, user_id)))',
})
export class Membership extends BaseEntity {
  /** Who they are here. */
  @Property({ type: 'uuid' })
  userId!: string;

  /** By which account they sign in, where that is not this organisation's alone; else it is their id here. */
  @Property({ type: 'uuid', nullable: true })
  accountId?: string | null;

  /** As this organisation calls them, sealed under their own key; absent: as their account does. */
  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  name?: Buffer | null;

  @Property({ type: 'blob', columnType: 'bytea', nullable: true })
  email?: Buffer | null;

  @Enum({ items: () => Locale, nullable: true })
  locale?: Locale | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they first worked here; absent while they have only been invited.',
  })
  @Instant({ nullable: true })
  firstSeenAt?: Date | null;

  @Field(() => [Role], { description: 'Their roles; what they may do is the sum.' })
  @Property({ type: 'array', columnType: 'text[]' })
  roles!: Role[];

  /** Null: all of them, those to come too. */
  @Property({ type: 'array', columnType: 'uuid[]', nullable: true })
  legalEntityIds?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is over.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  endedAt?: Date | null;
}

@NodeEntity({
  description: 'What software signs in with. Its secret was shown once, when it was made.',
  scope: 'reach',
})
export class ApiToken extends BaseEntity {
  @Field(() => String, { description: 'What it is for.' })
  @Property({ type: 'string', length: 120 })
  name!: string;

  /** SHA-256 of the secret, which has 256 random bits of its own. */
  @Property({ type: 'blob', columnType: 'bytea' })
  @Unique()
  secretHash!: Buffer;

  @Field(() => String, { description: 'The first characters of the secret, to tell tokens apart.' })
  @Property({ type: 'string', length: 16 })
  prefix!: string;

  @Field(() => [String], { description: 'What it may do, as far as whoever answers for it may.' })
  @Property({ type: 'array', columnType: 'text[]' })
  scopes!: string[];

  /** Null: all of them. */
  @Property({ type: 'array', columnType: 'uuid[]', nullable: true })
  legalEntityIds?: string[] | null;

  /** The member with whose membership it ends, and whose rights bound its own; absent: the command line made it, and it stays. */
  @Property({ type: 'uuid', nullable: true })
  madeById?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From when it is refused.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is withdrawn.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  revokedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Its last use, to the minute.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  lastUsedAt?: Date | null;
}
