import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { isLoopback } from './loopback.ts';
import { isMailAddress, readSmtpAddress } from './mails/smtp-address.ts';

/** A setting that cannot be used. The message is the one sentence that the user sees. */
export class SettingError extends Error {}

const text = z.string().optional();
const url = (name: string, ...schemes: string[]) =>
  text.refine(
    (value) =>
      value === undefined || (URL.canParse(value) && schemes.some((s) => value.startsWith(`${s}://`))),
    {
      message: `${name} has to be an address that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`,
    },
  );
const postgres = (name: string) => url(name, 'postgres', 'postgresql');
const DURATION = /^[+-]?P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;

/** Encrypted, or not leaving this machine. */
function isPrivateLine(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname);
}

/** Farthest that legal now may be moved, which keeps every date within the tables of public holidays. Days. */
const FARTHEST = 3653;

const isWithinReach = (duration: string): boolean =>
  Math.abs(durationInMs(duration)) <= FARTHEST * 86_400_000;

/** The demo looks back on months in which NIS 2 and DORA applied to its companies. */
const isAfterDora = (duration: string): boolean =>
  Date.now() + durationInMs(duration) >= Date.parse('2025-07-01T00:00:00Z');

/** The console and every link live at the root of an origin; a name or password would be sent with each mail. */
function isOrigin(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return true;
  const { username, password, pathname } = new URL(address);
  return username === '' && password === '' && pathname === '/' && !/[?#]/.test(address);
}

/** A cluster may name its nodes in `?cluster=` alone. */
function hasHost(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return true;
  const { hostname, searchParams } = new URL(address);
  return hostname !== '' || Boolean(searchParams.get('cluster'));
}

/** The 32 bytes of a secret key in base64, of either alphabet; null for anything else: a key cut off or with a typing error is none. */
export function parseSecretKey(text: string): Buffer | null {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text.trim()) ? Buffer.from(text.trim(), 'base64') : null;
}

const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT has to be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'PORT has to be a whole number from 0 to 65535')
    .default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, 'HOST has to be an address or a name of this machine, as in 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgres('DATABASE_URL'),
  DATABASE_APP_URL: postgres('DATABASE_APP_URL'),
  DATABASE_SYSTEM_URL: postgres('DATABASE_SYSTEM_URL'),
  DATABASE_JOBS_URL: postgres('DATABASE_JOBS_URL'),
  REDIS_URL: url('REDIS_URL', 'redis', 'rediss').refine(hasHost, {
    message: 'REDIS_URL has to name a host, as in redis://127.0.0.1:6379',
  }),
  VIGIE_SECRET_KEY: text.refine((value) => value === undefined || parseSecretKey(value) !== null, {
    message:
      'VIGIE_SECRET_KEY has to be 32 bytes in base64, as `openssl rand -base64 32` prints them for a new database',
  }),
  SMTP_URL: text.superRefine((value, ctx) => {
    const read = value === undefined ? null : readSmtpAddress(value);
    if (typeof read === 'string') ctx.addIssue({ code: 'custom', message: `SMTP_URL ${read}` });
  }),
  PUBLIC_URL: url('PUBLIC_URL', 'http', 'https')
    .refine(isPrivateLine, {
      message: 'PUBLIC_URL has to start with https://, unless it leads to this machine',
    })
    .refine(isOrigin, {
      message:
        'PUBLIC_URL has to be a host alone, with its port where it has one, as in https://privacy.example.org: ' +
        'no path, query, fragment, user or password',
    }),
  VIGIE_CHECKPOINTS: text.refine(
    (value) => value === undefined || isMailAddress(value) || isAbsolute(value),
    { message: 'VIGIE_CHECKPOINTS has to be a mail address, or the whole path of a folder' },
  ),
  VIGIE_HEARTBEAT_URL: url('VIGIE_HEARTBEAT_URL', 'http', 'https').refine(isPrivateLine, {
    message: 'VIGIE_HEARTBEAT_URL has to start with https://, unless it leads to this machine',
  }),
  OIDC_ISSUER: url('OIDC_ISSUER', 'http', 'https'),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'LOG_LEVEL has to be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  DEMO: z.enum(['on', 'off'], { error: 'DEMO has to be on or off' }).optional(),
  VIGIE_TIME_OFFSET: text
    .refine((value) => value === undefined || DURATION.test(value), {
      message: 'VIGIE_TIME_OFFSET has to be an ISO 8601 duration of days and time, as in P3D or -PT12H',
      abort: true,
    })
    .refine((value) => value === undefined || isWithinReach(value), {
      message: `VIGIE_TIME_OFFSET has to lie within ten years, P${FARTHEST}D, of the real time`,
      abort: true,
    })
    .refine((value) => value === undefined || isAfterDora(value), {
      message:
        'VIGIE_TIME_OFFSET may not move legal now before July 2025: the demo looks back on months under NIS 2 and DORA',
    }),
  NODE_ENV: z.string().optional(),
});

/** What the installation was told by its environment, checked. */
export interface Environment {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  databaseSystemUrl: string | undefined;
  databaseJobsUrl: string | undefined;
  redisUrl: string | undefined;
  secretKey: Buffer | undefined;
  smtpUrl: string | undefined;
  publicUrl: string | undefined;
  /** Whom each worker tells that it is alive. */
  heartbeatUrl: string | undefined;
  /** Where the checkpoints of the trail go once a day: a mail address, or a folder. */
  checkpoints: { mail: string } | { folder: string } | undefined;
  logLevel: string;
  demo: boolean;
  /** Milliseconds between the database's clock and legal now. */
  legalOffset: number;
  production: boolean;
}

/** Milliseconds of an ISO 8601 duration of days and time. */
export function durationInMs(duration: string): number {
  const [, sign, days, hours, minutes, seconds] =
    /^([+-]?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
  const total =
    Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return (sign === '-' ? -1 : 1) * total * 1000;
}

/** The login roles, where an office makes them itself. */
const ROLES = ['DATABASE_APP_URL', 'DATABASE_SYSTEM_URL', 'DATABASE_JOBS_URL'] as const;

const checkpointsOf = (given: string | undefined): Environment['checkpoints'] =>
  given === undefined ? undefined : isMailAddress(given) ? { mail: given } : { folder: given };

/**
 * Reads the environment, the one place that does.
 *
 * @throws SettingError with one sentence that names the variable
 */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  // One that is empty, or blank, is not set.
  const given = Object.fromEntries(
    Object.entries(variables)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value !== ''),
  );
  const parsed = Settings.safeParse(given);
  if (!parsed.success)
    throw new SettingError(parsed.error.issues[0]?.message ?? 'The environment is not valid');
  const set = parsed.data;
  if (set.OIDC_ISSUER || set.OIDC_CLIENT_ID || set.OIDC_CLIENT_SECRET) {
    throw new SettingError('OIDC_ISSUER: sign-in by provider is not part of this version: leave it unset');
  }
  if (set.VIGIE_CHECKPOINTS && isMailAddress(set.VIGIE_CHECKPOINTS) && !set.SMTP_URL) {
    throw new SettingError(
      'VIGIE_CHECKPOINTS: a mail address needs SMTP_URL, or the mails stay on this machine',
    );
  }
  const missing = ROLES.filter((name) => !set[name]);
  if (!set.DATABASE_URL && missing.length > 0 && missing.length < ROLES.length) {
    throw new SettingError(
      `${ROLES.find((name) => set[name])} needs ${missing.join(' and ')} beside it, or DATABASE_URL to derive them from`,
    );
  }
  const embedded = !set.DATABASE_URL && !set.DATABASE_APP_URL;
  const production = set.NODE_ENV === 'production';
  const loopback = isLoopback(set.HOST);
  if (set.DEMO === 'on' && (!loopback || production)) {
    throw new SettingError(
      'DEMO=on is refused with a public HOST or NODE_ENV=production: its accounts are for trying',
    );
  }
  const demo = set.DEMO ? set.DEMO === 'on' : embedded && loopback && !production;
  if (set.VIGIE_TIME_OFFSET && !demo && set.NODE_ENV !== 'test') {
    throw new SettingError('VIGIE_TIME_OFFSET is refused without the demo: a real office lives in real time');
  }
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL,
    databaseAppUrl: set.DATABASE_APP_URL,
    databaseSystemUrl: set.DATABASE_SYSTEM_URL,
    databaseJobsUrl: set.DATABASE_JOBS_URL,
    redisUrl: set.REDIS_URL,
    secretKey: set.VIGIE_SECRET_KEY ? (parseSecretKey(set.VIGIE_SECRET_KEY) ?? undefined) : undefined,
    smtpUrl: set.SMTP_URL,
    publicUrl: set.PUBLIC_URL,
    heartbeatUrl: set.VIGIE_HEARTBEAT_URL,
    checkpoints: checkpointsOf(set.VIGIE_CHECKPOINTS),
    logLevel: set.LOG_LEVEL,
    demo,
    legalOffset: set.VIGIE_TIME_OFFSET ? durationInMs(set.VIGIE_TIME_OFFSET) : 0,
    production,
  };
}
