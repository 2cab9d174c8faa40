import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examplesOf, shapeOf } from './documents.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Printed by a shell after each block, so that its lines can be told from those of the next. */
const END = '--- end of a block ---';

let folder: string;
let vigie: ChildProcess;
let env: NodeJS.ProcessEnv;

/** The port that it says it is ready on. */
function readyPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const port = /^ready http:\/\/localhost:(\d+)/m.exec(said)?.[1];
      if (port) resolve(port);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
}

/** `npm start` on a folder and a port of its own, as a newcomer has it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-printed-'));
  const base = { ...process.env, NODE_OPTIONS: '', NODE_ENV: '', DATA_DIR: join(folder, '.data') };
  vigie = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], {
    cwd: ROOT,
    env: { ...base, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  env = { ...base, PORT: await readyPort(vigie) };
}, 120_000);

afterAll(async () => {
  if (vigie.exitCode === null && vigie.signalCode === null) {
    const gone = once(vigie, 'exit');
    vigie.kill('SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Runs all blocks of a document in one shell, as who reads it does; the JSON lines that each said. */
function played(blocks: readonly string[]): unknown[][] {
  const script = blocks
    .map((commands) => commands.replaceAll('http://localhost:4000', `http://localhost:${env.PORT}`))
    .map((commands) => `${commands}\necho '${END}'`)
    .join('\n');
  // In a folder of its own, for the files that the commands write; npm is the real one, in the project.
  const npm = `npm() { command npm --prefix '${ROOT}' "$@"; }\n`;
  writeFileSync(join(folder, 'commands.sh'), npm + script);
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['-u', '-o', 'pipefail', join(folder, 'commands.sh')],
    {
      cwd: folder,
      env,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`the shell ended with ${status}: ${stderr}`);
  return stdout
    .split(END)
    .slice(0, blocks.length)
    .map((said) =>
      said.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as unknown] : [])),
    );
}

describe.each([
  // Its first block starts Vigie; what follows that heading is for a server of one's own.
  ['README.md', 'What is in it today', 1],
  ['docs/integrate.md', undefined, 0],
])('what %s prints', (name, until, skipped) => {
  it('is answered as it says, by a Vigie that was just started', () => {
    const examples = examplesOf(name, until).slice(skipped);
    const answers = played(examples.map(({ commands }) => commands));
    expect(examples.length).toBeGreaterThan(4);
    for (const [index, { line, answers: printed }] of examples.entries()) {
      const told = (answers[index] ?? []).map((answer) => shapeOf(answer));
      const expected = printed.map((answer) => shapeOf(JSON.parse(answer)));
      if (expected.length > 0) expect({ line, told }).toEqual({ line, told: expected });
    }
  });
});
