import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../shared/scalars.ts';
import { ActorKind } from './audit.terms.ts';

@ObjectType('AuditEntry', {
  description:
    'One entry of the trail: a change, or a reading of personal data. It holds codes and commitments, no values.',
  simpleResolvers: true,
})
export class AuditEntry {
  @Field(() => ID, { description: 'Unique for ever.' })
  id!: string;

  @Field(() => DateTime, { description: 'When, by the database.' })
  at!: Date;

  @Field(() => String, { description: 'What, as in breach.created or subject.read.' })
  action!: string;

  @Field(() => ActorKind, { description: 'Who.' })
  actorKind!: ActorKind;

  actorId!: string | null;

  @Field(() => ID, { nullable: true, description: 'On which node.' })
  nodeId!: string | null;

  @Field(() => String, { description: 'Codes that go with it, as JSON.' })
  data!: string;

  @Field(() => Int, { nullable: true, description: 'Its number without gaps, once sealed.' })
  sequence!: number | null;
}

@ObjectType('AuditStatus', { description: 'How far the trail is sealed.', simpleResolvers: true })
export class AuditStatus {
  @Field(() => Int, { description: 'How many entries of changes and readings are sealed.' })
  sealedCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'The instant of the last signed checkpoint.' })
  sealedUntil!: Date | null;

  @Field(() => Int, { description: 'Entries that wait for their seal.' })
  unsealed!: number;
}
