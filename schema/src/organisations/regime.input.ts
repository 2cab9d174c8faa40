import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { FilingRegime, Nis2Class } from '../breaches/breach.regime.terms.ts';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { VersionedInput } from '../shared/input.ts';
import { Day } from '../shared/scalars.ts';

@InputType({ description: 'That a legal entity falls under a regime from a day on, or no longer does.' })
export class SwitchRegimeOfLegalEntityInput extends VersionedInput {
  @Field(() => FilingRegime, { description: 'Which one; GDPR_33 cannot be switched.' })
  @IsOptional()
  regime!: FilingRegime;

  @Field(() => Boolean, { description: 'On, or off. On again with another class begins anew from that day.' })
  @IsOptional()
  on!: boolean;

  @Field(() => Day, {
    nullable: true,
    description:
      'On: the first day on which it holds. Off: the last one. Today when absent, in its time zone.',
  })
  @IsOptional()
  day?: string | null;

  @Field(() => Nis2Class, {
    nullable: true,
    description: 'What the entity is under NIS2: needed to switch it on.',
  })
  @IsOptional()
  nis2Class?: Nis2Class | null;

  @Field(() => EntityClass, {
    nullable: true,
    description: 'Which financial entity it is, for DORA; OTHER when absent.',
  })
  @IsOptional()
  entityClass?: EntityClass | null;
}
