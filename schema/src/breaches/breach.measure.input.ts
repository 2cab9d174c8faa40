import { IsInt, IsOptional, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { OneLine } from '../shared/one-line.ts';
import { DateTime, Day } from '../shared/scalars.ts';

@InputType({ description: 'A measure to address a breach or its effects, 33(3)(d).' })
export class AddMeasureToBreachInput extends VersionedInput {
  @Field(() => String, { description: 'What is to be done. Sealed.' })
  @OneLine({ least: 3 })
  @MaxLength(500)
  title!: string;

  @Field(() => ID, { nullable: true, description: 'Who does it: a member of the organisation.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => Day, { nullable: true, description: 'By when.' })
  @IsOptional()
  dueOn?: string | null;
}

@InputType({ description: 'That a measure was done.' })
export class CompleteMeasureOfBreachInput extends VersionedInput {
  @Field(() => ID, { description: 'Which measure of that breach.' })
  @IsUUID()
  measureId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done; now when absent.' })
  @IsOptional()
  completedAt?: Date | null;
}

@InputType({ description: 'A customer whose data the breach concerns, GDPR 33(2).' })
export class AddControllerToBreachInput extends VersionedInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The controller: the customer under the contract. The name of the legal entity when absent. Sealed.',
  })
  @IsOptional()
  @OneLine({ mayBeAbsent: true })
  @MaxLength(200)
  controllerName?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The controller, where it is another legal entity of the same organisation.',
  })
  @IsOptional()
  @IsUUID()
  controllerEntityId?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom to tell there. Sealed.' })
  @IsOptional()
  @MaxLength(500)
  contact?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The hours that the contract gives; without them the target is 24 hours.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  noticeHours?: number | null;
}

@InputType({
  description:
    'That a customer who is a legal entity of the same organisation takes up the case as its own: aware when it was told.',
})
export class OpenControllerBreachInput extends VersionedInput {
  @Field(() => ID, { description: 'Which notice of that breach.' })
  @IsUUID()
  noticeId!: string;

  @Field(() => ID, { nullable: true, description: 'Who works it: a member of the organisation.' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;
}

@InputType({ description: 'That a customer was told, at its true time, whenever this is entered.' })
export class NotifyControllerOfBreachInput extends VersionedInput {
  @Field(() => ID, { description: 'Which notice of that breach.' })
  @IsUUID()
  noticeId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When they were told; now when absent.' })
  @IsOptional()
  notifiedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The notice as it was sent. Sealed; its hash stays as the proof.',
  })
  @IsOptional()
  @MinLength(1)
  @MaxLength(50_000)
  content?: string | null;
}
