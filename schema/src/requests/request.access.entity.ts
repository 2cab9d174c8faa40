import { Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { RequestCase } from './request.entity.ts';
import { AccessHeading } from './request.terms.ts';

registerEnumType(AccessHeading, {
  name: 'AccessHeading',
  description: 'What the person is told beside the copy of their data (GDPR 15(1), 15(2)).',
});

@ObjectType('AccessSection', { description: 'What is told under one heading.', simpleResolvers: true })
export class AccessSectionType {
  @Field(() => AccessHeading, { description: 'Which heading.' })
  heading!: AccessHeading;

  @Field(() => String, { description: 'What is told.' })
  text!: string;
}

@NodeEntity({
  description:
    'The information that goes with the copy of the data, GDPR 15(1)(a) to (h) and 15(2): of one request, or a text of a legal entity to begin with.',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'caseId'] })
@Index({ properties: ['organisationId', 'templateOfId'] })
export class AccessInformation extends BaseEntity {
  @ManyToOne(() => RequestCase, { mapToPk: true, fieldName: 'case_id', nullable: true })
  caseId?: string | null;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  /** The legal entity whose requests begin with this text; absent where it is one request's own. */
  @Property({ type: 'uuid', nullable: true })
  templateOfId?: string | null;

  @Property({ type: SealedType })
  sections!: Sealed;

  @Field(() => [AccessHeading], { description: 'The headings under which nothing is told yet.' })
  @Property({ type: 'array', columnType: 'text[]' })
  missing!: AccessHeading[];
}
