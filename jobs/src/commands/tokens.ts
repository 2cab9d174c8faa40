import { ApiToken, Membership, scopesOfToken } from '@vigie/schema';
import { organisations, SettingError } from '@vigie/server';
import { inOrganisation, organisationOf, say, withInstallation } from './shared.ts';

/** Whether a token is taken now, and until when. */
function stateOf({ revokedAt, expiresAt }: ApiToken, now: Date): string {
  if (revokedAt) return `withdrawn ${revokedAt.toISOString()}`;
  if (!expiresAt) return 'valid';
  return `${expiresAt <= now ? 'expired' : 'valid until'} ${expiresAt.toISOString()}`;
}

/** One line a token, the newest first: its id, how its secret begins, its state, what it may do now, its name. */
export const tokenList = (options: { organisation: string }): Promise<void> =>
  withInstallation(async (installation) => {
    const organisationId = await organisationOf(installation, options.organisation);
    await inOrganisation(installation, organisationId, async (ctx) => {
      const tokens = await ctx.em.find(ApiToken, {}, { orderBy: { id: 'desc' } });
      const members = await ctx.em.find(Membership, { endedAt: null });
      const rolesOf = (userId: string) => members.find((each) => each.userId === userId)?.roles ?? [];
      for (const token of tokens) {
        const { id, prefix, madeById, name } = token;
        const scopes = scopesOfToken(token.scopes, madeById ? rolesOf(madeById) : null);
        say([id, prefix, stateOf(token, ctx.realNow), scopes.join(','), name].join('  '));
      }
      if (tokens.length === 0) say('no tokens');
    });
  });

/** Withdraws a token: it is refused from the next request on. */
export const tokenRevoke = (options: { organisation: string; id: string }): Promise<void> =>
  withInstallation(async (installation) => {
    const { id } = options;
    const organisationId = await organisationOf(installation, options.organisation);
    await inOrganisation(installation, organisationId, async (ctx) => {
      const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
      const token = isId ? await ctx.em.findOne(ApiToken, { id }) : null;
      if (!token)
        throw new SettingError(
          `--id ${id}: --organisation has no such token: \`vigie token list\` shows them`,
        );
      if (token.revokedAt) throw new SettingError(`--id ${id}: this token is withdrawn already`);
      await organisations.tokenVerbs.perform.revoke(ctx, { id: token.id, version: token.version });
    });
    say('withdrawn: it is refused from the next request on');
  });
