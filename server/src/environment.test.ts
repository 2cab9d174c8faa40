import { describe, expect, it } from '@jest/globals';
import { readEnvironment, SettingError } from './environment.ts';

/** The one sentence that a setting is refused with; null when it is taken. */
function refusalOf(settings: Record<string, string>): string | null {
  try {
    readEnvironment(settings);
    return null;
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
}

/** The offset whose legal now lies on that day. */
const daysTo = (day: string): string => `-P${Math.floor((Date.now() - Date.parse(day)) / 86_400_000)}D`;

const SMTP = 'smtp://mail.lumen.example';
const ROLE = 'postgres://vigie_app:given@db.lumen.example/vigie';

describe('a setting that cannot be used is refused in a sentence that names it', () => {
  it.each([
    [{ PORT: 'http' }],
    [{ PORT: '70000' }],
    [{ PORT: '-1' }],
    [{ PORT: '0x50' }],
    [{ PORT: '4000.5' }],
    [{ HOST: 'http://localhost' }],
    [{ HOST: 'a b' }],
    [{ SMTP_URL: 'mail.lumen.example' }],
    [{ SMTP_URL: 'smtp://' }],
    [{ SMTP_URL: `${SMTP}?rate=0` }],
    [{ SMTP_URL: `${SMTP}?rate=fast` }],
    [{ SMTP_URL: `${SMTP}?connections=-1` }],
    [{ SMTP_URL: `${SMTP}?connections=5000` }],
    [{ SMTP_URL: `${SMTP}?from=alerts` }],
    [{ SMTP_URL: `${SMTP}?form=alerts@lumen.example` }],
    [{ SMTP_URL: `${SMTP}?rate=10&rate=20` }],
    [{ SMTP_URL: `${SMTP}:99999` }],
    [{ SMTP_URL: `${SMTP}:0` }],
    [{ SMTP_URL: `${SMTP}/inbox` }],
    [{ SMTP_URL: 'smtp://user:100%@mail.lumen.example' }],
    [{ PUBLIC_URL: 'privacy.lumen.example' }],
    [{ PUBLIC_URL: 'http://privacy.lumen.example' }],
    [{ PUBLIC_URL: 'http://127.0.0.1.evil.example' }],
    [{ PUBLIC_URL: 'https://privacy.lumen.example/vigie' }],
    [{ PUBLIC_URL: 'https://privacy.lumen.example/?' }],
    [{ PUBLIC_URL: 'https://privacy.lumen.example?a=b' }],
    [{ PUBLIC_URL: 'https://privacy.lumen.example/#/requests' }],
    [{ PUBLIC_URL: 'https://privacy@privacy.lumen.example' }],
    [{ PUBLIC_URL: 'https://privacy:secret@privacy.lumen.example' }],
    [{ VIGIE_HEARTBEAT_URL: 'http://127.evil.example/ping' }],
    [{ VIGIE_TIME_OFFSET: 'soon' }],
    [{ VIGIE_TIME_OFFSET: 'P9999999D' }],
    [{ VIGIE_TIME_OFFSET: '-P4000D' }],
    [{ VIGIE_TIME_OFFSET: daysTo('2025-06-29') }],
    [{ VIGIE_CHECKPOINTS: 'checkpoints' }],
    [{ VIGIE_CHECKPOINTS: 'dpo@lumen.example' }],
    [{ VIGIE_SECRET_KEY: 'short' }],
    [{ VIGIE_SECRET_KEY: `${'A'.repeat(42)}==` }],
    [{ VIGIE_SECRET_KEY: `${'A'.repeat(42)} =` }],
    [{ LOG_LEVEL: 'loud' }],
    [{ REDIS_URL: 'redis:queue' }],
    [{ REDIS_URL: 'redis://' }],
    [{ REDIS_URL: 'redis://?cluster=' }],
    [{ DATABASE_URL: 'postgres:vigie' }],
    [{ DATABASE_APP_URL: ROLE }],
    [{ DATABASE_SYSTEM_URL: ROLE }],
    [{ DATABASE_SYSTEM_URL: ROLE, DATABASE_JOBS_URL: ROLE }],
    [{ DEMO: 'yes' }],
    [{ DEMO: 'on', HOST: '0.0.0.0' }],
    [{ DEMO: 'on', HOST: '127.0.0.1.evil.example' }],
  ] as Record<string, string>[][])('%j', (settings = {}) => {
    const refusal = refusalOf(settings) ?? '';
    expect(refusal).toMatch(new RegExp(`^${Object.keys(settings)[0]}\\b`));
    expect(refusal).not.toContain('\n');
    // What was sent may be a password: it is not said again.
    for (const value of Object.values(settings)) if (value.length > 8) expect(refusal).not.toContain(value);
  });
});

describe('a setting that can be used is taken', () => {
  it.each([
    [{ PORT: '0' }],
    [{ HOST: '::1' }],
    [{ HOST: '0.0.0.0' }],
    [{ SMTP_URL: SMTP }],
    [{ SMTP_URL: 'smtps://user:p%25ss@mail.lumen.example:465/?from=a@lumen.example&connections=2&rate=10' }],
    [{ PUBLIC_URL: 'https://privacy.lumen.example' }],
    [{ PUBLIC_URL: 'http://127.0.0.1:4000' }],
    [{ PUBLIC_URL: 'http://[::1]:4000' }],
    [{ PUBLIC_URL: 'https://privacy.lumen.example:8443/' }],
    [{ REDIS_URL: 'redis://?cluster=127.0.0.1:7001' }],
    [{ DATABASE_APP_URL: ROLE, DATABASE_URL: ROLE }],
    [{ DATABASE_APP_URL: ROLE, DATABASE_SYSTEM_URL: ROLE, DATABASE_JOBS_URL: ROLE }],
    [{ VIGIE_TIME_OFFSET: daysTo('2025-07-02') }],
    [{ VIGIE_TIME_OFFSET: '-PT12H' }],
    [{ VIGIE_TIME_OFFSET: 'P3653D' }],
    [{ VIGIE_CHECKPOINTS: '/var/lib/checkpoints' }],
    [{ VIGIE_CHECKPOINTS: 'dpo@lumen.example', SMTP_URL: SMTP }],
    [{ VIGIE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }],
    [{ VIGIE_SECRET_KEY: Buffer.alloc(32, 255).toString('base64url') }],
    [{ DEMO: 'on', HOST: '127.9.9.9' }],
  ] as Record<string, string>[][])('%j', (settings = {}) => expect(refusalOf(settings)).toBeNull());
});

it('the demo is on by default on this machine alone', () => {
  const demo = (HOST: string) => readEnvironment({ HOST }).demo;
  expect(['127.0.0.1', '::1', 'localhost'].map(demo)).toEqual([true, true, true]);
  expect(['0.0.0.0', '127.0.0.1.evil.example', '127.1'].map(demo)).toEqual([false, false, false]);
});

it('a setting that is blank is not set, and what stands around one is no part of it', () => {
  const { smtpUrl, publicUrl, dataDir, logLevel } = readEnvironment({
    SMTP_URL: ' ',
    PUBLIC_URL: '',
    DATA_DIR: '\t',
    LOG_LEVEL: ' warn ',
  });
  expect([smtpUrl, publicUrl, dataDir, logLevel]).toEqual([undefined, undefined, '.data', 'warn']);
});
