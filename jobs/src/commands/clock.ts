import { Organisation } from '@vigie/schema';
import { type RehearsedAlert, rehearse, SettingError, systemActor, unitOfWork } from '@vigie/server';
import { runOnce } from '../index.ts';
import type { Installation } from '../installation.ts';
import { makeLogger } from '../logger.ts';
import { instantOf, say, withInstallation } from './shared.ts';

/** Fires what is due, once. */
export const clockRun = (): Promise<void> =>
  withInstallation(async (installation) => {
    const { parts, transport, env, databases, secrets } = installation;
    const result = await runOnce({
      parts,
      transport,
      publicUrl: env.publicUrl ?? `http://localhost:${env.port}`,
      systemPool: databases.system,
      secrets,
      logger: makeLogger('silent'),
      legalOffset: env.legalOffset,
    });
    const outcomes = Object.entries(result.outcomes).map(([name, count]) => `${name.toLowerCase()} ${count}`);
    say(`clocks brought up to now: ${result.clocks}; alerts: ${outcomes.join(', ') || 'none due'}`);
  });

interface RehearseOptions {
  from: string;
  to: string;
  organisation?: string;
}

const line = (alert: RehearsedAlert, name: string, timeZone: string): string => {
  const when = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return `${when.format(new Date(alert.dueAt))}  ${alert.reference}  ${alert.rule}  ${alert.code}  to ${name}`;
};

/** Shows which alerts a period would send if nothing changed. Changes nothing. */
export const clockRehearse = (options: RehearseOptions): Promise<void> =>
  withInstallation(async (installation: Installation) => {
    const [from, to] = [instantOf('--from', options.from), instantOf('--to', options.to)];
    if (to <= from) throw new SettingError('--to has to come after --from');
    const { parts, databases } = installation;
    const { rows } = await databases.system.query<{ id: string }>(
      'select id from organisation where $1::text is null or id::text = $1 or slug = $1 order by id',
      [options.organisation ?? null],
    );
    if (options.organisation && rows.length === 0) {
      throw new SettingError(`there is no organisation ${options.organisation}`);
    }
    let count = 0;
    for (const { id: organisationId } of rows) {
      const order = { actor: systemActor(organisationId), organisationId, requestId: 'rehearsal' };
      const { alerts, timeZone } = await unitOfWork(parts, order, async (ctx) => ({
        alerts: await rehearse(ctx, from, to),
        timeZone: (await ctx.get(Organisation, organisationId)).timeZone,
      }));
      const people = await parts.people.load([...new Set(alerts.map(({ recipientId }) => recipientId))]);
      for (const alert of alerts)
        say(line(alert, people.get(alert.recipientId)?.name ?? 'someone who left', timeZone));
      count += alerts.length;
    }
    say(`${count} alerts, each by mail and inbox, if nothing changes; nothing was changed`);
  });
