import { MailMessage, MailState } from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';

const Mails = listOf(
  MailMessage,
  {
    state: { enum: MailState },
    subject: 'text',
    nodeId: 'id',
    sentAt: 'instant',
  },
  ['sentAt', 'state'],
);

@Resolver(() => MailMessage)
export class MailResolver {
  @Query(() => MailMessage, { description: 'A mail.' })
  mail(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<MailMessage> {
    return ctx.reader.get(MailMessage, id);
  }

  @Query(() => Mails.Connection, { description: 'Mails sent and to be sent, the newest first.' })
  async mails(@Ctx() ctx: Operation, @Args(() => Mails.Args) args: ConnectionArgs): Promise<object> {
    return Mails.answer(await ctx.reader.page(MailMessage, args));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its recipient. The reading is audited.' })
  to(@Root() { id, to }: MailMessage, @Ctx() ctx: Operation): Promise<string | null> {
    return ctx.vault.openOne({ sealed: to, field: 'MailMessage.to', nodeId: id });
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its text. The reading is audited.' })
  text(@Root() { id, text }: MailMessage, @Ctx() ctx: Operation): Promise<string | null> {
    return ctx.vault.openOne({ sealed: text, field: 'MailMessage.text', nodeId: id });
  }
}
