import { IsOptional, MaxLength, MinLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { VersionedInput } from '../shared/input.ts';
import { DateTime } from '../shared/scalars.ts';
import { AiIncidentKind, CraEventKind, FilingRegime, Nis2Class } from './breach.regime.terms.ts';

@InputType({ description: 'A regime of a breach, and the facts that it alone counts from.' })
class BreachRegimeInput extends VersionedInput {
  @Field(() => FilingRegime, { description: 'Which one; GDPR_33 is there without being applied.' })
  @IsOptional()
  regime!: FilingRegime;

  @Field(() => Nis2Class, {
    nullable: true,
    description: 'What the entity is under NIS2; as it was switched on when absent.',
  })
  @IsOptional()
  nis2Class?: Nis2Class | null;

  @Field(() => EntityClass, {
    nullable: true,
    description: 'The financial entity under DORA; as it was switched on when absent, else OTHER.',
  })
  @IsOptional()
  entityClass?: EntityClass | null;

  @Field(() => AiIncidentKind, {
    nullable: true,
    description: 'What it came to, AI Act 73(2) to (4); SERIOUS when absent.',
  })
  @IsOptional()
  aiIncidentKind?: AiIncidentKind | null;

  @Field(() => CraEventKind, {
    nullable: true,
    description: 'What is reported, CRA 14: the final report waits for it.',
  })
  @IsOptional()
  craEventKind?: CraEventKind | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was classified as major, DORA 18.' })
  @IsOptional()
  classifiedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a corrective or mitigating measure was available, CRA 14(2)(c).',
  })
  @IsOptional()
  correctiveAvailableAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the incident was handled, after a progress report, NIS2 23(4)(e).',
  })
  @IsOptional()
  handledAt?: Date | null;
}

@InputType({ description: 'That a person decides: this regime applies to the breach. Its clocks run.' })
export class ApplyRegimeToBreachInput extends BreachRegimeInput {
  @Field(() => String, { nullable: true, description: 'Why. Sealed.' })
  @IsOptional()
  @MinLength(3)
  @MaxLength(2000)
  reason?: string | null;
}

@InputType({
  description:
    'The facts of a regime as they are known now; its clocks follow. An absent field stays, null clears it.',
})
export class CorrectRegimeOfBreachInput extends BreachRegimeInput {}

@InputType({
  description: 'That a person decides: this regime does not reach the breach. Its clocks are cancelled.',
})
export class RuleOutRegimeOfBreachInput extends VersionedInput {
  @Field(() => FilingRegime, { description: 'Which one.' })
  @IsOptional()
  regime!: FilingRegime;

  @Field(() => String, { description: 'Why it does not. Sealed.' })
  @MinLength(3)
  @MaxLength(2000)
  reason!: string;
}
