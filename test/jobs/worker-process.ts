// One worker as a process of its own: the test kills it. Settings come as JSON in WORKER.
import { startWorker } from '@vigie/jobs';
import { makeParts, openDatabases, Secrets } from '@vigie/server';
import { smtpTo } from './office.ts';

const settings = JSON.parse(process.env.WORKER as string) as {
  app: string;
  system: string;
  jobs: string;
  redisUrl?: string;
  port: number;
  offset: number;
  secret: string;
};

const secrets = new Secrets(Buffer.from(settings.secret, 'base64'));
const databases = await openDatabases(settings, () => undefined, 6);
const quiet = () => undefined;
const worker = await startWorker({
  parts: makeParts(databases, secrets, settings.offset),
  jobsUrl: settings.jobs,
  redisUrl: settings.redisUrl,
  transport: smtpTo(settings.port),
  systemPool: databases.system,
  secrets,
  logger: { info: quiet, warn: quiet, error: quiet },
  legalOffset: settings.offset,
});
process.on('SIGTERM', () => {
  worker
    .stop()
    .then(() => databases.close())
    .then(() => process.exit(0));
});
process.stdout.write('working\n');
