import { DataSubject, ErasureProof, FIND_SUBJECT, type SubjectQuestion } from '@vigie/schema';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { groupType } from '../graphql/adapter.ts';
import type { Operation } from '../graphql/operation.ts';
import { checked } from '../graphql/verbs.ts';
import { readElsewhere } from './elsewhere.ts';
import * as subjects from './subject.service.ts';

const FindSubject = groupType(FIND_SUBJECT);

@Resolver(() => DataSubject)
export class DataSubjectResolver {
  @Query(() => DataSubject, {
    nullable: true,
    description:
      'The person known by any of these identifiers, by an exact match; null when nobody is, and nobody is recorded. ' +
      'A full name alone finds nobody. The reading is audited.',
  })
  async findDataSubject(
    @Ctx() ctx: Operation,
    @Arg('input', () => FindSubject) input: SubjectQuestion,
  ): Promise<DataSubject | null> {
    return subjects.findDataSubject(ctx, checked(FIND_SUBJECT.fields, input));
  }

  @Query(() => Boolean, {
    description:
      'Whether somebody who is erased objected, known by one of these identifiers: they are not contacted again (GDPR 21(3)).',
  })
  async isSuppressed(
    @Ctx() ctx: Operation,
    @Arg('input', () => FindSubject) input: SubjectQuestion,
  ): Promise<boolean> {
    return subjects.isSuppressed(ctx, checked(FIND_SUBJECT.fields, input));
  }

  @FieldResolver(() => [DataSubject], {
    description:
      'Records of the same person in other legal entities that the caller reaches: what they share is an identifier.',
  })
  elsewhere(@Root() { id }: DataSubject, @Ctx() ctx: Operation): Promise<DataSubject[]> {
    return readElsewhere(ctx, id);
  }

  @FieldResolver(() => ErasureProof, {
    nullable: true,
    description: 'The proof of the erasure, once there was one.',
  })
  erasure(@Root() { erasureProof }: DataSubject): ErasureProof | null {
    if (!erasureProof) return null;
    return {
      keysDestroyed: erasureProof.keyIds.length,
      refusedByVault: erasureProof.refused,
      suppressed: erasureProof.suppressed,
      provedAt: new Date(erasureProof.provedAt),
    };
  }
}
