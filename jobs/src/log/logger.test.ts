import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

it('tells at the end of a process what it had only counted', () => {
  const script = `
    const { openLog } = await import(${JSON.stringify(new URL('./logger.ts', import.meta.url).href)});
    const { logger } = openLog('info');
    for (let i = 0; i < 5; i += 1) logger.warn({ code: 'AWAY' }, 'a connection was lost');
    process.exit(0);
  `;
  const { stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ repeats = 0 }) => repeats)).toEqual([0, 4]);
});
