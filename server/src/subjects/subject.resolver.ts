import {
  DataSubject,
  EraseDataSubjectInput,
  ErasureProof,
  FindDataSubjectInput,
  IdentifyDataSubjectInput,
  LegalEntity,
  RequestCase,
  SubjectIdentifier,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { readElsewhere } from './elsewhere.ts';
import { IDENTIFIER_FIELD } from './subject.lookup.ts';
import * as subjects from './subject.service.ts';

const Subjects = listOf(DataSubject, { reference: 'text', legalEntityId: 'id', erasedAt: 'instant' }, [
  'reference',
]);

@Resolver(() => DataSubject)
export class DataSubjectResolver {
  @Query(() => DataSubject, { description: 'A data subject.' })
  dataSubject(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<DataSubject> {
    return ctx.reader.get(DataSubject, id);
  }

  @Query(() => Subjects.Connection, {
    description: 'Data subjects, by reference. To find one by what they are known, use findDataSubject.',
  })
  async dataSubjects(
    @Ctx() ctx: Operation,
    @Args(() => Subjects.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Subjects.answer(await ctx.reader.page(DataSubject, args));
  }

  @Query(() => DataSubject, {
    nullable: true,
    description:
      'The person known by any of these identifiers, by an exact match; null when nobody is, and nobody is recorded. ' +
      'A full name alone finds nobody. The reading is audited.',
  })
  findDataSubject(
    @Ctx() ctx: Operation,
    @Arg('input', () => FindDataSubjectInput) input: FindDataSubjectInput,
  ): Promise<DataSubject | null> {
    return subjects.findDataSubject(ctx, input);
  }

  @Query(() => Boolean, {
    description:
      'Whether somebody who is erased objected, known by one of these identifiers: they are not contacted again (GDPR 21(3)).',
  })
  isSuppressed(
    @Ctx() ctx: Operation,
    @Arg('input', () => FindDataSubjectInput) input: FindDataSubjectInput,
  ): Promise<boolean> {
    return subjects.isSuppressed(ctx, input);
  }

  @FieldResolver(() => [SubjectIdentifier], { description: 'By what they are known.' })
  identifiers(@Root() { id }: DataSubject, @Ctx() ctx: Operation): Promise<SubjectIdentifier[]> {
    return ctx.reader.children(SubjectIdentifier, 'dataSubjectId', id);
  }

  @FieldResolver(() => LegalEntity, {
    nullable: true,
    description: 'The legal entity that knows them; absent while only the organisation as a whole does.',
  })
  legalEntity(@Root() { legalEntityId }: DataSubject, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return ctx.reader.find(LegalEntity, legalEntityId);
  }

  @FieldResolver(() => [DataSubject], {
    description:
      'Records of the same person in other legal entities that the caller reaches: what they share is an identifier.',
  })
  elsewhere(@Root() { id }: DataSubject, @Ctx() ctx: Operation): Promise<DataSubject[]> {
    return readElsewhere(ctx, id);
  }

  @FieldResolver(() => [RequestCase], { description: 'What they have asked for.' })
  requests(@Root() { id }: DataSubject, @Ctx() ctx: Operation): Promise<RequestCase[]> {
    return ctx.reader.children(RequestCase, 'dataSubjectId', id);
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

  @Mutation(() => DataSubject, {
    description: 'The person known by these identifiers: found, or recorded anew.',
  })
  identifyDataSubject(
    @Ctx() ctx: Context,
    @Arg('input', () => IdentifyDataSubjectInput) input: IdentifyDataSubjectInput,
  ): Promise<DataSubject> {
    return subjects.identifyDataSubject(ctx, input);
  }

  @Mutation(() => DataSubject, { description: 'Erases the profile of a person (GDPR 17), with the proof.' })
  eraseDataSubject(
    @Ctx() ctx: Context,
    @Arg('input', () => EraseDataSubjectInput) input: EraseDataSubjectInput,
  ): Promise<DataSubject> {
    return subjects.eraseDataSubject(ctx, input);
  }
}

@Resolver(() => SubjectIdentifier)
export class SubjectIdentifierResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The identifier; null once erased. The reading is audited.',
  })
  value(
    @Root() { id, value, dataSubjectId }: SubjectIdentifier,
    @Ctx() ctx: Operation,
  ): Promise<string | null> {
    return ctx.vault.openOne({
      sealed: value,
      field: IDENTIFIER_FIELD,
      nodeId: dataSubjectId,
      rowId: id,
    });
  }
}
