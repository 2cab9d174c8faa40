import { Role } from '@vigie/schema';
import { realNow } from '../harness/clock.ts';
import { measure, slowness } from '../harness/pace.ts';
import { until } from '../jobs/office.ts';
import { BOTH, EITHER, type Fault, seconds, sleep } from './fault.ts';
import { Broken, checkPromise, datesOf, type Figures, sameDates } from './invariants.ts';
import type { Lab } from './lab.ts';
import { fine, type Moment } from './mail-sink.ts';
import type { Vigie } from './vigie.ts';

/** Kills the worker at the other end of a conversation, once, when that moment comes. */
function killAt(
  lab: Lab,
  byDoor: Map<number, Vigie>,
  isMoment: (moment: Moment) => boolean,
): () => (() => number) | null {
  let sinceKill: (() => number) | null = null;
  lab.sink.behaviour = (moment) => {
    if (!sinceKill && isMoment(moment)) {
      sinceKill = measure();
      byDoor.get(moment.door)?.signal('SIGKILL');
    }
    return fine(moment);
  };
  return () => sinceKill;
}

async function killedWhile(
  lab: Lab,
  isMoment: (moment: Moment) => boolean,
  copies: number,
): Promise<Figures> {
  await lab.hire(Role.DPO);
  const clocks = await lab.seed(12);
  const before = await datesOf(lab);
  const worker = lab.workerAtDoor();
  const sinceKill = killAt(lab, new Map([[1, await worker]]), isMoment);
  await until(() => sinceKill() !== null);
  await lab.worker();
  await lab.settled();
  const took = sinceKill()?.() ?? 0;
  if (took > 30_000) throw new Broken(`the last alert came ${seconds(took)} s after the kill`);
  const figures = await checkPromise(lab, { copies });
  if (figures.mails !== clocks.length) throw new Broken(`${figures.mails} mails for ${clocks.length} clocks`);
  sameDates(before, await datesOf(lab));
  return { ...figures, 'all sent after s': seconds(took) };
}

export const WORKER_FAULTS: Fault[] = [
  {
    id: 'F1a',
    title: 'A worker is killed (-9) before it hands a mail over',
    backends: BOTH,
    run: (lab) => killedWhile(lab, ({ command, conversation }) => command === 'RCPT' && conversation > 3, 1),
  },
  {
    id: 'F1b',
    title: 'A worker is killed (-9) between the server’s 250 and our record',
    backends: BOTH,
    async run(lab) {
      const figures = await killedWhile(
        lab,
        ({ command, conversation }) => command === 'BODY' && conversation > 3,
        1,
      );
      if (figures['further copies'] === 0) throw new Broken('the window was missed: no further copy at all');
      return figures;
    },
  },
  {
    id: 'F1c',
    title: 'A worker is killed (-9) after it recorded a mail',
    backends: BOTH,
    async run(lab) {
      await lab.hire(Role.DPO);
      await lab.seed(3);
      const worker = await lab.worker();
      await lab.settled();
      await worker.end('SIGKILL');
      await lab.seed(3);
      await lab.worker();
      await lab.settled();
      return checkPromise(lab);
    },
  },
  {
    id: 'F3',
    title: 'Three workers are restarted one after the other (SIGTERM) under load',
    backends: BOTH,
    async run(lab) {
      await lab.hire(Role.DPO);
      const before = lab.length(400, 60);
      await lab.seed(before);
      const workers = await lab.workers(3);
      let slowest = 0;
      for (const worker of workers) {
        await lab.seed(lab.length(40, 10));
        const { code, took } = await worker.end('SIGTERM');
        if (code !== 0) throw new Broken(`it ended with ${code}`);
        slowest = Math.max(slowest, took);
        await lab.worker();
      }
      if (slowest > 25_000) throw new Broken(`the slowest took ${seconds(slowest)} s to leave`);
      await lab.settled();
      return { ...(await checkPromise(lab)), 'slowest exit s': seconds(slowest) };
    },
  },
  {
    id: 'F4',
    title: 'A worker is stopped (SIGSTOP) with a mail in hand, and goes on 90 s later',
    backends: BOTH,
    async run(lab) {
      await lab.hire(Role.DPO);
      await lab.seed(6);
      let stopped: Vigie | undefined;
      const zombie = lab.workerAtDoor();
      lab.sink.behaviour = async (moment) => {
        if (moment.door === 1) {
          stopped ??= await zombie;
          stopped.signal('SIGSTOP');
        }
        return fine(moment);
      };
      await zombie;
      await until(() => stopped !== undefined);
      await lab.worker();
      await lab.settled();
      const taken = lab.sink.accepted.length;
      await sleep(lab.length(90_000, 35_000));
      lab.sink.behaviour = fine;
      stopped?.signal('SIGCONT');
      await sleep(5000);
      const figures = await checkPromise(lab);
      if (!stopped?.isAlive) throw new Broken('the worker did not live on');
      return { ...figures, 'sent by the zombie': lab.sink.accepted.length - taken };
    },
  },
  {
    id: 'F12',
    title: 'Five workers start at once, and all of them plan and send',
    backends: BOTH,
    async run(lab) {
      await lab.hire(Role.DPO);
      await lab.hire(Role.DPO);
      await lab.seed(lab.length(150, 25));
      const before = await datesOf(lab);
      await lab.workers(5);
      await lab.seed(lab.length(50, 5));
      await lab.settled();
      const figures = await checkPromise(lab);
      sameDates(before, await datesOf(lab));
      return figures;
    },
  },
  {
    id: 'F12b',
    title: 'Three migrations of an empty database start at once',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      const name = `${office.name}_new`;
      await office.owner.query(`create database ${name}`);
      try {
        const url = (user: string, password: string): string => {
          const address = new URL(office.url(user, password));
          address.pathname = `/${name}`;
          return address.href;
        };
        const owner = new URL(lab.cluster.url);
        owner.pathname = `/${name}`;
        const env = {
          DATABASE_URL: owner.href,
          DATABASE_APP_URL: url('vigie_app', 'app'),
          DATABASE_SYSTEM_URL: url('vigie_system', 'system'),
          DATABASE_JOBS_URL: url('vigie_jobs', 'jobs'),
        };
        const killed = lab.run(['migrate'], env);
        await sleep(lab.length(900, 700));
        await killed.end('SIGKILL');
        const codes = await Promise.all([1, 2, 3].map(() => lab.run(['migrate'], env).code()));
        if (codes.some((code) => code !== 0)) throw new Broken(`they ended with ${codes.join(', ')}`);
        const said = lab.processes.slice(-3).map((each) => each.log());
        const did = said.filter((text) => text.includes('migrated:')).length;
        if (did > 1) throw new Broken(`${did} of them say that they migrated`);
        return { migrations: 3, 'did the work': did };
      } finally {
        await office.owner.query(`drop database ${name} with (force)`);
      }
    },
  },
  {
    id: 'OFF',
    title: 'The machine is off for three days',
    backends: BOTH,
    async run(lab) {
      const DAY3 = 3 * 24 * 3_600_000;
      await lab.hire(Role.DPO);
      const clocks = await lab.seed(lab.length(50, 10));
      const before = await datesOf(lab);
      const first = await lab.worker();
      await lab.settled();
      await first.end('SIGKILL');
      const sent = lab.sink.accepted.length;
      const from = realNow().getTime();
      const caughtUp = measure();
      await lab.worker({ VIGIE_TIME_OFFSET: 'P3D' });
      await lab.settled(60_000, DAY3);
      const took = caughtUp();
      const more = lab.sink.accepted.length - sent;
      // 24, 48 and 66 hours are behind, and the due instant itself: one mail says so.
      if (more !== clocks.length) {
        throw new Broken(
          `${more} mails for ${clocks.length} clocks: neither a flood nor a loss was promised`,
        );
      }
      sameDates(before, await datesOf(lab));
      return {
        ...(await checkPromise(lab, { offset: DAY3, from, within: 60 * slowness() })),
        'caught up in s': seconds(took),
      };
    },
  },
];
