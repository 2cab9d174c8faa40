import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signIn, TestOrganisation } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';
import { ago, DAY } from '../harness/clock.ts';
import { aRequest } from '../requests/request.factory.ts';
import { launch } from './chromium.ts';
import { violations } from './page-checks.ts';

const CONSOLE = fileURLToPath(new URL('../../admin/dist/', import.meta.url));

let app: TestApp;
let lumen: TestOrganisation;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let address = '';
const complaints: string[] = [];

beforeAll(async () => {
  if (!existsSync(join(CONSOLE, 'index.html'))) {
    throw new Error('the console is not built: run the tests by `npm test`, or `npx turbo run build` first');
  }
  app = await TestApp.make({ consoleDir: CONSOLE });
  lumen = await TestOrganisation.make(app);
  const opened = new URL(await app.app.http.listen({ port: 0, host: '127.0.0.1' }));
  opened.hostname = 'localhost';
  address = opened.origin;
  const { secret } = await signIn(app, lumen.dpo.email);
  browser = await launch();
  context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
  });
  await context.addCookies([{ name: 'vigie', value: secret, url: address, httpOnly: true, sameSite: 'Lax' }]);
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const open = (path: string, values?: object) =>
  page.goto(`${address}/#${path}${values ? `?case=${encodeURIComponent(JSON.stringify(values))}` : ''}`);
const answer = () => page.getByRole('complementary', { name: 'Réponse' });

describe('the calculators', () => {
  const PARIS = { timeZone: 'Europe/Paris', country: 'FR' };
  const CASE = { rule: 'GDPR_12_3', anchorAt: '2026-01-31T08:00:00.000Z', ...PARIS };

  it('compute a date with its reasons, and keep the case in the address', async () => {
    await open('/tools/deadline', CASE);
    await answer().getByText('lundi 2 mars 2026').first().waitFor();
    await answer().getByText('RGPD, art. 12(3)', { exact: true }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Ce que veut la loi').selectOption('GDPR_33_1');
    await answer()
      .getByText(/mardi 3 février 2026/)
      .first()
      .waitFor();
    await page.waitForURL(/GDPR_33_1/);
    await page.reload();
    await answer()
      .getByText(/mardi 3 février 2026/)
      .first()
      .waitFor();
  }, 60_000);

  it.each([
    ['/tools/severity', { categories: ['SENSITIVE'], identification: 'MAXIMUM' }, 'Gravité très élevée'],
    [
      '/tools/right',
      { right: 'OBJECTION', context: { directMarketing: 'YES' } },
      'Droit ouvert : y faire droit',
    ],
    ['/tools/dpia', { criteria: { largeScale: 'YES', sensitiveData: 'YES' } }, /Analyse d’impact requise/],
    ['/tools/ai', { roles: ['DEPLOYER'], prohibitedPractices: ['C'] }, 'Pratique interdite (art. 5)'],
  ])(
    '%s answers, and shows the same by GraphQL',
    async (path, values, text) => {
      await open(path, values);
      await answer().getByText(text).first().waitFor();
      await page.getByRole('button', { name: 'La même question par GraphQL' }).click();
      const variables = (await page.getByRole('region', { name: 'Variables' }).textContent()) ?? '';
      const query = (await page.getByRole('region', { name: 'Document' }).textContent()) ?? '';
      expect(await violations(page)).toEqual([]);
      const { errors } = await app.as(lumen.dpo).run(query, JSON.parse(variables));
      expect(errors).toEqual([]);
    },
    60_000,
  );
});

describe('the agenda', () => {
  it('makes an address that a calendar reads, and ends it', async () => {
    const request = await app.given(aRequest(lumen, { receivedAt: ago(3 * DAY) }));
    await open('/calendar');
    await page.getByRole('button', { name: 'Créer mon adresse' }).click();
    const feed = await page.getByLabel('Adresse à donner à votre agenda').inputValue();
    expect(await violations(page)).toEqual([]);
    const read = await fetch(feed);
    expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(await read.text()).toContain(request.reference);
    await page.getByRole('button', { name: 'Révoquer' }).click();
    await page.getByText('L’adresse est révoquée').waitFor();
    expect((await fetch(feed)).status).toBe(404);
  }, 60_000);
});

describe('the background work', () => {
  it('shows what was not delivered and why, and has it sent again', async () => {
    const request = await app.given(aRequest(lumen, { receivedAt: ago(3 * DAY) }));
    const [step] = await app.database.rows<{ id: string }>(
      `update alert_step s set state = 'FAILED', last_error = 'SMTP_550', attempts = 1 from deadline d
       where d.id = s.deadline_id and d.on_reference = $1 and s.channel = 'MAIL' and s.code = 'BEFORE_P7D' returning s.id`,
      [request.reference],
    );
    await open('/jobs');
    await page.getByText('Adresse inconnue ou refusée par le destinataire').waitFor();
    await page.getByText('PostgreSQL').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Relancer' }).click();
    await page.getByText('1 envoi relancé').waitFor();
    await page.getByText('Relancé : en attente d’envoi').waitFor();
    expect(await app.database.rows('select state from alert_step where id = $1', [step?.id])).toEqual([
      { state: 'PLANNED' },
    ]);
  }, 60_000);

  it('complained of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
