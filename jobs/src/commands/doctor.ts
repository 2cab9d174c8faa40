import { readEnvironment } from '@vigie/server';
import { troubleOfTrails } from '../audit/verify-trails.ts';
import { openQueue } from '../index.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { silentLogger } from '../log/logger.ts';

interface Finding {
  what: string;
  trouble: string | null;
}

/** Checks everything that an installation stands on, and says what is wrong with each. */
export async function doctor(): Promise<void> {
  const findings: Finding[] = [];
  const check = async (what: string, test: () => Promise<string | null>): Promise<void> => {
    const trouble = await test().catch((error: Error) => error.message.split('\n')[0] ?? 'failed');
    findings.push({ what, trouble });
    process.stdout.write(
      `${trouble === null ? 'ok     ' : 'WRONG  '}${what}${trouble === null ? '' : `: ${trouble}`}\n`,
    );
  };

  await check(`Node ${process.versions.node}`, async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    return major > 22 || (major === 22 && minor >= 17) ? null : 'Vigie needs 22.17 or later';
  });
  await check('environment', async () => {
    readEnvironment();
    return null;
  });
  if (findings.some(({ trouble }) => trouble !== null)) {
    process.exitCode = 1;
    return;
  }
  let installation: Installation | undefined;
  await check('database, roles and migrations', async () => {
    installation = await openInstallation({ logger: silentLogger() });
    return null;
  });
  const open = installation;
  if (open) {
    try {
      await check('rows hide without an organisation', async () => {
        const { rows } = await open.databases.app.query('select count(*)::int as seen from legal_entity');
        return rows[0].seen === 0 ? null : 'vigie_app sees rows without a context';
      });
      await check('clock', async () => {
        const apart = Math.abs((await open.parts.people.databaseNow()).getTime() - Date.now());
        return apart < 2000 ? null : `this machine and the database differ by ${Math.round(apart / 1000)} s`;
      });
      await check(open.env.redisUrl ? 'queue on Redis' : 'queue on PostgreSQL', async () => {
        const queue = await openQueue({
          jobsUrl: open.urls.jobs,
          redisUrl: open.env.redisUrl,
          onError: () => undefined,
        });
        const reachable = await queue.isReachable();
        await queue.close();
        return reachable ? null : 'out of reach';
      });
      await check('alerts', async () => {
        const { rows } = await open.databases.system.query(
          `select count(*)::int as waiting from alert_step where state in ('PLANNED', 'CLAIMED')
             and due_at < clock_timestamp() + $1 * interval '1 ms' - interval '2 minutes'`,
          [open.env.legalOffset],
        );
        return rows[0].waiting === 0 ? null : `${rows[0].waiting} are due and not sent: is a worker running?`;
      });
      if (open.env.heartbeatUrl) {
        const url = open.env.heartbeatUrl;
        await check('heartbeat', async () => {
          const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
          await answer.body?.cancel();
          return answer.ok ? null : `VIGIE_HEARTBEAT_URL answers ${answer.status}`;
        });
      }
      await check('audit trail', () =>
        troubleOfTrails(open.databases.system, open.secrets, open.env.checkpoints),
      );
      await check('sealing', async () => {
        const { rows } = await open.databases.system.query(
          `select count(*)::int as waiting from audit_entry where sequence is null and at < now() - interval '5 minutes'`,
        );
        return rows[0].waiting === 0
          ? null
          : `${rows[0].waiting} entries wait for their seal: is a worker running?`;
      });
    } finally {
      await open.close();
    }
  }
  if (findings.some(({ trouble }) => trouble !== null)) process.exitCode = 1;
}
