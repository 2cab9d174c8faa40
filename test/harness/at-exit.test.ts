import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

it('clears up what was begun, the last first, though one of them fails, and nothing that is done already', () => {
  const script = `
    const { atExit } = await import(${JSON.stringify(new URL('./at-exit.ts', import.meta.url).href)});
    atExit(() => console.log('the folder'));
    atExit(() => console.log('done already'))();
    atExit(() => { throw new Error('the disk is busy'); });
    atExit(() => console.log('the process'));
    process.on('SIGTERM', () => process.exit(1));
    setInterval(() => undefined, 1000);
    process.kill(process.pid, 'SIGTERM');
  `;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  expect({ stdout, stderr, status }).toEqual({
    stdout: 'the process\nthe folder\n',
    stderr: 'not cleared up: the disk is busy\n',
    status: 1,
  });
});
