import type { Opt } from '@mikro-orm/core';
import { Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { CodeColumn, CodesColumn, InstantColumn, PersonColumn, TextColumn } from '../shared/columns.ts';
import { Locale } from '../shared/locale.ts';
import { Role } from '../shared/role.terms.ts';

@NodeEntity({
  description: 'The tenant and the wall: nothing of one organisation is ever seen from another.',
  organisationColumn: 'id',
})
export class Organisation extends BaseEntity {
  @TextColumn('Its short name in addresses and on the command line, as in maison-lumen.', { length: 60 })
  @Unique()
  slug!: string;

  @TextColumn('Its name.', { length: 200 })
  name!: string;

  @TextColumn('IANA time zone in which its days are counted.', { length: 60 })
  timeZone: Opt<string> = 'Europe/Paris';

  @TextColumn('ISO 3166-1 alpha-2.', { length: 2 })
  country: Opt<string> = 'FR';

  @CodeColumn(Locale, 'The language of what it sends when the recipient has none.')
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
  one: ['legalEntity', 'A legal entity.'],
  many: ['legalEntities', 'The legal entities that the caller reaches.'],
})
export class LegalEntity extends BaseEntity {
  @TextColumn('Its registered name.', { length: 200, filter: true, order: true })
  name!: string;

  @TextColumn('Country of establishment, ISO 3166-1 alpha-2.', { length: 2, filter: true, order: true })
  country: Opt<string> = 'FR';

  @TextColumn('IANA time zone in which its legal days are counted.', { length: 60 })
  timeZone: Opt<string> = 'Europe/Paris';

  @TextColumn('Code of the public holidays it acts under (Reg. 1182/71 art. 2(1)); absent: its country.', {
    length: 40,
    nullable: true,
  })
  holidayZone?: string | null;

  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  archivedAt?: Date | null;
}

@NodeEntity({
  description: 'What a person is in an organisation: roles, and the legal entities they reach.',
  one: ['member', 'What a person is in this organisation.'],
  many: ['members', 'Who works in this organisation.'],
})
@Unique({ properties: ['organisationId', 'userId'] })
@Index({
  name: 'membership_account_index',
  expression: 'create index membership_account_index on membership ((coalesce(account_id, user_id)))',
})
export class Membership extends BaseEntity {
  @PersonColumn('The person.', { required: true, filter: true })
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

  @InstantColumn('When they first worked here; absent while they have only been invited.', { nullable: true })
  firstSeenAt?: Date | null;

  @CodesColumn(Role, 'Their roles; what they may do is the sum.')
  roles!: Role[];

  /** Null: all of them, those to come too. */
  @Property({ type: 'array', columnType: 'uuid[]', nullable: true })
  legalEntityIds?: string[] | null;

  @InstantColumn('Since when it is over.', { nullable: true, filter: true, order: true })
  endedAt?: Date | null;
}

@NodeEntity({
  description: 'What software signs in with. Its secret was shown once, when it was made.',
  scope: 'reach',
  one: ['apiToken', 'A token; its secret is not stored.'],
  many: ['apiTokens', 'The tokens of the organisation.'],
})
export class ApiToken extends BaseEntity {
  @TextColumn('What it is for.', { length: 120, filter: true, order: true })
  name!: string;

  /** SHA-256 of the secret, which has 256 random bits of its own. */
  @Property({ type: 'blob', columnType: 'bytea' })
  @Unique()
  secretHash!: Buffer;

  @TextColumn('The first characters of the secret, to tell tokens apart.', { length: 16 })
  prefix!: string;

  @Field(() => [String], { description: 'What it may do, as far as whoever answers for it may.' })
  @Property({ type: 'array', columnType: 'text[]' })
  scopes!: string[];

  /** Null: all of them. */
  @Property({ type: 'array', columnType: 'uuid[]', nullable: true })
  legalEntityIds?: string[] | null;

  /** The member with whose membership it ends, and whose rights bound its own; absent: the command line made it, and it stays. */
  @PersonColumn('Who answers for it: it ends with their membership. Absent where the command line made it.', {
    field: 'maker',
  })
  madeById?: string | null;

  @InstantColumn('From when it is refused.', { nullable: true, filter: true, order: true })
  expiresAt?: Date | null;

  @InstantColumn('Since when it is withdrawn.', { nullable: true, filter: true })
  revokedAt?: Date | null;

  @InstantColumn('Its last use, to the minute.', { nullable: true })
  lastUsedAt?: Date | null;
}
