import { Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Child, CodesColumn, ParentColumn } from '../shared/columns.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { DataSubjectRequest } from './request.entity.ts';
import { AccessHeading } from './request.terms.ts';

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
@Child(
  () => DataSubjectRequest,
  'accessTemplate',
  'The text that the requests of its legal entity begin with.',
  () => AccessInformation,
  'templateOfId',
  { from: 'legalEntityId' },
)
@Index({ properties: ['organisationId', 'caseId'] })
@Index({ properties: ['organisationId', 'templateOfId'] })
export class AccessInformation extends BaseEntity {
  @ParentColumn(
    () => DataSubjectRequest,
    'request',
    'The request that it belongs to; absent for a text to begin with.',
    {
      nullable: true,
      child: [
        'accessInformation',
        'The information that goes with the copy of the data (GDPR 15(1), 15(2)).',
      ],
    },
  )
  caseId?: string | null;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  /** The legal entity whose requests begin with this text; absent where it is one request's own. */
  @Property({ type: 'uuid', nullable: true })
  templateOfId?: string | null;

  @Property({ type: SealedType })
  sections!: Sealed;

  @CodesColumn(AccessHeading, 'The headings under which nothing is told yet.')
  missing!: AccessHeading[];
}
