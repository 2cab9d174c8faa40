// Runs several command lines one after the other in one process, which spares each the time to load: their words and exit
// codes go to the file named first. None of them may be one that goes on running.
import { writeFileSync } from 'node:fs';
import '../jobs/typescript.mjs';

const [, , file, list] = process.argv;
const { run } = await import('../../jobs/src/commands/run.ts');

let said = '';
const hear = (text) => {
  said += text;
  return true;
};
process.stdout.write = hear;
process.stderr.write = hear;
const env = { ...process.env };

const results = [];
for (const { command, more } of JSON.parse(list)) {
  said = '';
  process.exitCode = undefined;
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env, more);
  const code = await run([process.execPath, 'vigie', ...command]);
  results.push({ code: code ?? process.exitCode ?? 0, said: said.trim() });
}
writeFileSync(file, JSON.stringify(results));
process.exit(0);
