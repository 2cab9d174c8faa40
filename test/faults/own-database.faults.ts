import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../jobs/office.ts';
import { Client } from './client.ts';
import { pauseProcesses } from './cluster.ts';
import { EITHER, type Fault, seconds, sleep } from './fault.ts';
import { Broken, type Figures } from './invariants.ts';
import type { Lab } from './lab.ts';
import { addressOf, OwnDatabase } from './own-database.ts';
import { soundEnd } from './sound-end.ts';

/** One whose processes are ended with the laboratory. */
function openOwn(lab: Lab): OwnDatabase {
  const own = new OwnDatabase(lab.folder);
  lab.afterwards.push(async () => own.end());
  return own;
}

/** `vigie start` whose own PostgreSQL is stopped for a while, so long after it takes connections. */
async function slowOwnDatabase(lab: Lab, delays: number[], forMs: number): Promise<Figures> {
  const own = openOwn(lab);
  let slowest = 0;
  for (const delay of delays) {
    const from = performance.now();
    const vigie = own.run(['start']);
    lab.processes.push(vigie);
    await own.up();
    await sleep(delay);
    const goOn = pauseProcesses(own.pid, delay % 1000 === 0);
    await sleep(forMs);
    goOn();
    const url = addressOf(await vigie.ready());
    slowest = Math.max(slowest, performance.now() - from);
    await until(async () => (await fetch(`${url}/readyz`)).status === 200, 60_000);
    await soundEnd(vigie);
  }
  return { starts: delays.length, 'slowest start s': seconds(slowest) };
}

/** The PostgreSQL of `vigie start` is killed again and again; it comes back, and some ends later it does not. */
async function killedOwnDatabase(lab: Lab): Promise<Figures> {
  const own = openOwn(lab);
  const vigie = own.run(['start']);
  lab.processes.push(vigie);
  const url = addressOf(await vigie.ready());
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const { pid } = own;
    const from = performance.now();
    process.kill(pid, 'SIGKILL');
    await until(async () => (await fetch(`${url}/readyz`)).status === 503);
    await own.up(pid);
    await until(async () => (await fetch(`${url}/readyz`)).status === 200, 60_000);
    times.push(performance.now() - from);
  }
  process.kill(own.pid, 'SIGKILL');
  if ((await vigie.code()) !== 1) throw new Broken('it went on after six ends in ten minutes');
  if (!vigie.log().includes('the database stopped')) throw new Broken('it did not say why it ended');
  return { 'brought back': times.length, 'slowest s': seconds(Math.max(...times)) };
}

/** The disk of the whole data folder is full: PostgreSQL's own files, its log, ours, and the mails. */
async function fullDisk(lab: Lab): Promise<Figures> {
  const own = openOwn(lab);
  mkdirSync(own.dataDir, { mode: 0o711 });
  lab.mount(own.dataDir, 'size=220m,mode=711');
  const command = async (...words: string[]): Promise<string> => {
    const run = own.run(words);
    if ((await run.code()) !== 0) throw new Broken(`${words[0]}: ${run.log()}`);
    return run.log().trim().split('\n').at(-1) as string;
  };
  const vigie = own.run(['start']);
  lab.processes.push(vigie);
  const url = addressOf(await vigie.ready());
  await command('organisation', 'create', '--name', 'Maison Lumen', '--slug', 'lumen');
  const dpo = [
    '--email',
    'dpo@lumen.example',
    '--name',
    'Camille',
    '--organisation',
    'lumen',
    '--role',
    'DPO',
  ];
  await command('user', 'create', ...dpo);
  const api = new Client(url, await command('token', 'create', '--organisation', 'lumen', '--scope', '*'));
  const { data } = await api.ask('{ legalEntities { nodes { id } } }');
  const entityId = (data as unknown as { legalEntities: { nodes: { id: string }[] } }).legalEntities.nodes[0]
    ?.id as string;
  const request = await api.ask(
    'mutation receive($input: ReceiveRequestInput!) { receiveRequest(input: $input) { id } }',
    { input: { legalEntityId: entityId, channel: 'POST', rights: ['ACCESS'], requester: { name: 'Alix' } } },
  );
  const caseId = (request.data as unknown as { receiveRequest: { id: string } }).receiveRequest.id;

  const filler = join(own.dataDir, 'filler');
  const bytes = Buffer.alloc(1024 * 1024);
  const fill = (): void => {
    try {
      for (;;) appendFileSync(filler, bytes);
    } catch {
      // Not even that fits any more.
    }
  };
  const statuses = new Map<number, number>();
  const upload = async (): Promise<number> => {
    const form = new FormData();
    form.append('file', new Blob([`%PDF-1.7\n${'x'.repeat(900_000)}\n%%EOF`]), 'lettre.pdf');
    const response = await fetch(`${url}/files?node=${caseId}&purpose=REQUEST_FILE`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}` },
      body: form,
    });
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status !== 201 && response.status !== 503)
      throw new Broken(`an upload was answered ${response.status}: ${await response.text()}`);
    return response.status;
  };
  if ((await upload()) !== 201) throw new Broken('an upload was refused before the disk was full');
  fill();
  const from = performance.now();
  let breaches = 0;
  let isTold = false;
  while (performance.now() - from < lab.length(40_000, 10_000)) {
    fill();
    await upload();
    const { status, body } = await api.createBreach(entityId);
    if (status === 200) breaches += 1;
    else if (status !== 503) throw new Broken(`a breach was answered ${status}: ${body}`);
    if ((await fetch(`${url}/healthz`)).status !== 200) throw new Broken('the process does not answer');
    isTold ||= (await (await fetch(`${url}/readyz`)).text()).includes('"disk"');
    await sleep(500);
  }
  if (!isTold || !vigie.log().includes('the disk of the data folder is full'))
    throw new Broken('nobody was told');
  if (!statuses.get(503)) throw new Broken('nothing was refused: the disk was not full');
  rmSync(filler);
  const backAt = performance.now();
  await until(async () => (await api.createBreach(entityId)).status === 200, 90_000);
  breaches += 1;
  const back = performance.now() - backAt;
  if ((await upload()) !== 201) throw new Broken('an upload is refused though there is room');
  const outbox = join(own.dataDir, 'outbox');
  const sent = (): number =>
    existsSync(outbox) ? readdirSync(outbox).filter((name) => !name.startsWith('.')).length : 0;
  await until(() => sent() >= breaches, 150_000);
  await until(async () => (await fetch(`${url}/readyz`)).status === 200, 60_000);
  await soundEnd(vigie);
  return { 'uploads refused with 503': statuses.get(503) ?? 0, breaches, 'back after s': seconds(back) };
}

/** Faults of the PostgreSQL that `vigie start` brings. */
export const OWN_DATABASE_FAULTS: Fault[] = [
  {
    id: 'F28a',
    title: 'The PostgreSQL of `vigie start` is stopped for 4.2 s, so many milliseconds after it is up',
    backends: EITHER,
    run: (lab) => slowOwnDatabase(lab, lab.isFull ? [0, 250, 500, 750, 1000, 1500, 2500] : [500], 4200),
  },
  {
    id: 'F28b',
    title: 'The PostgreSQL of `vigie start` is silent for 40 s right after it is up',
    backends: EITHER,
    run: (lab) => slowOwnDatabase(lab, [0], lab.length(40_000, 8000)),
  },
  {
    id: 'F30',
    title: 'The PostgreSQL of `vigie start` is killed (-9) five times, and a sixth time',
    backends: EITHER,
    run: killedOwnDatabase,
  },
  {
    id: 'F31',
    title: 'The disk of the whole data folder is full for 40 s: database, logs, mails, uploads',
    backends: EITHER,
    run: fullDisk,
  },
];
