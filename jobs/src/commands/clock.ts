import { Organisation } from '@vigie/schema';
import {
  type RehearsedAlert,
  type RehearsedDigest,
  rehearse,
  rehearseDigests,
  SettingError,
  systemActor,
  unitOfWork,
} from '@vigie/server';
import { runOnce, sendDigestsOnce } from '../index.ts';
import type { Installation } from '../installation.ts';
import { silentLogger } from '../log/logger.ts';
import { addressOf } from '../serving.ts';
import { instantOf, say, withInstallation } from './shared.ts';

const countsOf = (outcomes: Record<string, number>): string =>
  Object.entries(outcomes)
    .map(([name, count]) => `${name.toLowerCase()} ${count}`)
    .join(', ') || 'none due';

/** Fires what is due, once. */
export const clockRun = (): Promise<void> =>
  withInstallation(async (installation) => {
    const { parts, transport, env, databases, secrets } = installation;
    const options = {
      parts,
      transport,
      publicUrl: addressOf(env),
      systemPool: databases.system,
      secrets,
      logger: silentLogger(),
      legalOffset: env.legalOffset,
    };
    const { clocks, outcomes } = await runOnce(options);
    const digests = await sendDigestsOnce(options);
    say(`clocks brought up to now: ${clocks}; alerts: ${countsOf(outcomes)}; digests: ${countsOf(digests)}`);
  });

interface RehearseOptions {
  from: string;
  to: string;
  organisation?: string;
}

const isAlert = (told: RehearsedAlert | RehearsedDigest): told is RehearsedAlert => 'code' in told;

const line = (told: RehearsedAlert | RehearsedDigest, name: string, timeZone: string): string => {
  const when = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const what = isAlert(told)
    ? `${told.reference}  ${told.rule}  ${told.code}  to ${name} by ${told.channels.join(' and ').toLowerCase()}`
    : `daily digest of ${told.clocks}, ${told.overdue} overdue, to ${name} by mail`;
  return `${when.format(new Date(told.dueAt))}  ${what}`;
};

/** The longest period of one rehearsal. Days. */
const LONGEST = 731;

/** Shows which alerts and digests a period would send if nothing changed. Changes nothing. */
export async function clockRehearse(options: RehearseOptions): Promise<void> {
  const [from, to] = [instantOf('--from', options.from), instantOf('--to', options.to)];
  if (to <= from) throw new SettingError('--to has to come after --from');
  if (to.getTime() - from.getTime() > LONGEST * 86_400_000)
    throw new SettingError('--to has to lie within two years of --from');
  await withInstallation(async (installation: Installation) => {
    const { parts, databases } = installation;
    const { rows } = await databases.system.query<{ id: string }>(
      'select id from organisation where $1::text is null or id::text = $1 or slug = $1 order by id',
      [options.organisation ?? null],
    );
    if (options.organisation && rows.length === 0) {
      throw new SettingError(
        `--organisation ${options.organisation}: there is none of that id or short name`,
      );
    }
    let [alertCount, digestCount] = [0, 0];
    for (const { id: organisationId } of rows) {
      const order = { actor: systemActor(organisationId), organisationId, requestId: 'rehearsal' };
      const { alerts, digests, timeZone } = await unitOfWork(parts, order, async (ctx) => ({
        alerts: await rehearse(ctx, from, to),
        digests: await rehearseDigests(ctx, from, to),
        timeZone: (await ctx.get(Organisation, organisationId)).timeZone,
      }));
      const all = [...alerts, ...digests].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
      const recipients = [...new Set(all.map(({ recipientId }) => recipientId))];
      const people = await parts.people.load(recipients, organisationId);
      for (const told of all)
        say(line(told, people.get(told.recipientId)?.name ?? 'someone who left', timeZone));
      alertCount += alerts.length;
      digestCount += digests.length;
    }
    say(`${alertCount} alerts and ${digestCount} digests, if nothing changes; nothing was changed`);
  });
}
