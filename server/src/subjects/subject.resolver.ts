import {
  DataSubject,
  ErasureProof,
  FIND_SUBJECT,
  LegalEntity,
  RequestCase,
  SubjectIdentifier,
  type SubjectQuestion,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { groupType } from '../graphql/adapter.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { checked } from '../graphql/verbs.ts';
import { readElsewhere } from './elsewhere.ts';
import { IDENTIFIER_FIELD } from './subject.lookup.ts';
import * as subjects from './subject.service.ts';

const Subjects = listOf(DataSubject, { reference: 'text', legalEntityId: 'id', erasedAt: 'instant' }, [
  'reference',
]);

const FindSubject = groupType(FIND_SUBJECT);

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
