import { benchAlerts } from './alerts.ts';
import { readOptions } from './options.ts';

// Whatever ends the bench ends what it started: PostgreSQL, Redis and the workers go with this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

const options = readOptions(process.argv.slice(2));
await benchAlerts(options);
