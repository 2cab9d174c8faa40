import { randomBytes } from 'node:crypto';
import {
  addressObstacle,
  DomainError,
  isCountry,
  LegalEntity,
  Locale,
  Organisation,
  plainLine,
  SCOPES,
} from '@vigie/schema';
import { members, newId, organisations, SettingError } from '@vigie/server';
import { StartError } from '../embedded/index.ts';
import type { Installation } from '../installation.ts';
import { rolesOf } from './roles.ts';
import { inOrganisation, instantOf, organisationOf, say, withInstallation } from './shared.ts';

interface OrganisationOptions {
  name: string;
  slug: string;
  country: string;
  timeZone: string;
}

/** A name as it is kept; one without anything to see is none. */
function nameOf(typed: string): string {
  const name = plainLine(typed);
  if (name === '') throw new SettingError('--name has to be a name: there is nothing to see in it');
  return name;
}

export async function organisationCreate(options: OrganisationOptions): Promise<void> {
  const { slug, country, timeZone } = options;
  const name = nameOf(options.name);
  if (!/^[a-z0-9](-?[a-z0-9])*$/.test(slug) || slug.length > 60) {
    throw new SettingError(
      '--slug has to be lower-case letters, digits and single hyphens, as in maison-lumen',
    );
  }
  if (!isCountry(country))
    throw new SettingError(
      '--country has to be the two capital letters of a country in ISO 3166-1, as in FR',
    );
  if (!isTimeZone(timeZone))
    throw new SettingError('--time-zone has to be an IANA time zone, as in Europe/Paris');
  await withInstallation(async (installation) => {
    if (await installation.parts.people.findOrganisation(slug))
      throw new SettingError(`--slug ${slug}: there is such an organisation already`);
    const id = await makeOrganisation(installation, { name, slug, country, timeZone });
    say(id);
  });
}

/** An organisation and its first legal entity, in one unit of work of its own. */
export async function makeOrganisation(
  installation: Installation,
  { name, slug, country, timeZone }: OrganisationOptions,
): Promise<string> {
  const id = newId('Organisation');
  await inOrganisation(installation, id, async (ctx) => {
    ctx.make(Organisation, { id, organisationId: id, name, slug, country, timeZone });
    await ctx.em.flush();
    const entity = ctx.make(LegalEntity, { name, country, timeZone });
    ctx.record('organisation.created', { id });
    ctx.record('legalEntity.created', entity, { country });
  });
  return id;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

interface UserOptions {
  email: string;
  name: string;
  organisation: string;
  role: string[];
  passwordStdin?: boolean;
}

async function readPassword(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

/** What is wrong with a password is said of the option that it came by; one that is made here is never refused. */
function refusePassword(error: unknown): never {
  const isPassword = error instanceof DomainError && error.fields?.[0]?.path[0] === 'password';
  throw isPassword ? new SettingError(`--password-stdin: ${error.message}`) : error;
}

export async function userCreate(options: UserOptions): Promise<void> {
  const { email, role, organisation } = options;
  const name = nameOf(options.name);
  const roles = rolesOf(role);
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || addressObstacle(email) === 'IS_PLAIN')
    throw new SettingError('--email has to be a mail address');
  await withInstallation(async (installation) => {
    const organisationId = await organisationOf(installation, organisation);
    const { people } = installation.parts;
    const password = options.passwordStdin ? await readPassword() : randomBytes(15).toString('base64url');
    const { isNewAccount } = await inOrganisation(installation, organisationId, (ctx) =>
      members.addMember(ctx, people, {
        email,
        name,
        password,
        roles,
        locale: Locale.FR,
        legalEntityIds: null,
      }),
    )
      .catch((error: unknown) => {
        const isMember = error instanceof DomainError && error.rule === 'ALREADY_A_MEMBER';
        throw isMember ? new StartError('--email: this person is a member of --organisation already') : error;
      })
      .catch(refusePassword);
    if (!isNewAccount) say('added; the password stays as it is');
    else if (options.passwordStdin) say('made');
    else say(`made; password: ${password}`);
  });
}

interface PersonOptions {
  email: string;
  passwordStdin?: boolean;
}

async function personOf({ parts }: Installation, email: string): Promise<string> {
  const found = await parts.people.findByEmail(email);
  if (!found) throw new SettingError('--email: nobody has this address: make them with `vigie user create`');
  return found;
}

/** A new password for a person: their sessions end. */
export const userPassword = (options: PersonOptions): Promise<void> =>
  withInstallation(async (installation) => {
    const userId = await personOf(installation, options.email);
    const password = options.passwordStdin ? await readPassword() : randomBytes(15).toString('base64url');
    await installation.parts.people.setPassword(userId, password).catch(refusePassword);
    say(options.passwordStdin ? 'set; their sessions have ended' : `password: ${password}`);
  });

/** A person leaves: memberships and sessions end, and the key of their name and address is destroyed. */
export const userLeave = (options: PersonOptions): Promise<void> =>
  withInstallation(async (installation) => {
    const accountId = await personOf(installation, options.email);
    await members.leave(installation.parts, accountId, 'command-line');
    say('gone: their memberships and sessions have ended, and their name and address can no longer be read');
  });

interface TokenOptions {
  organisation: string;
  scope: string[];
  name: string;
  expires?: string;
}

export async function tokenCreate(options: TokenOptions): Promise<void> {
  const asked = options.scope.flatMap((each) => each.split(','));
  const scopes = asked.includes('*') ? [...SCOPES] : asked;
  const unknown = scopes.find((each) => !SCOPES.includes(each as never));
  if (unknown !== undefined)
    throw new SettingError(`--scope ${unknown} is unknown: it is * or one of ${SCOPES.join(', ')}`);
  const expiresAt = options.expires === undefined ? null : instantOf('--expires', options.expires);
  await withInstallation(async (installation) => {
    if (expiresAt && expiresAt <= (await installation.parts.people.databaseNow()))
      throw new SettingError('--expires has to be still to come');
    const organisationId = await organisationOf(installation, options.organisation);
    const { secret } = await inOrganisation(installation, organisationId, (ctx) =>
      organisations.tokenCreation.perform(ctx, { name: options.name, scopes, expiresAt }),
    );
    say('This token is shown once:');
    say(secret);
  });
}
