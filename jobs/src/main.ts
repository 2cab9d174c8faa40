import { endBySignals } from './commands/ending.ts';
import { run } from './commands/run.ts';

// Whoever reads may stop reading, as `head` does; a full disk behind it is told.
process.stdout.on('error', (error: Error & { code?: string }) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`what was to be said cannot be written: ${error.code}\n`);
  process.exit(1);
});
process.stderr.on('error', () => undefined);

endBySignals();
const code = await run(process.argv);
if (code !== null) process.exit(code);
