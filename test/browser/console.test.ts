import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Membership, Organisation, Role } from '@vigie/schema';
import { newId, systemActor, unitOfWork } from '@vigie/server';
import type { BrowserContext, Page } from 'playwright-core';
import { BREACHES } from '../../jobs/src/demo/breaches.ts';
import { DPO_ADDRESS } from '../../jobs/src/demo/seed.ts';
import type { TestApp } from '../harness/app.ts';
import { Desk } from './desk.ts';
import { violations } from './page-checks.ts';

let desk: Desk;
let app: TestApp;
let context: BrowserContext;
let page: Page;
let password = '';

/** The breach of which Maison Lumen has been aware for sixty hours. */
const SIXTIETH = BREACHES.find(({ awareHoursAgo }) => awareHoursAgo === 60);

beforeAll(async () => {
  ({ desk, password } = await Desk.demo());
  ({ app } = desk);
  context = await desk.seat({ width: 1280 });
  page = await context.newPage();
}, 120_000);

afterAll(() => desk?.close());

const heading = (name: string | RegExp) => page.getByRole('heading', { name });

/** One after the other: what a DPO does in the sixtieth hour of a breach. */
describe('the console', () => {
  it('opens in French on the sign-in, and anyone can use it', async () => {
    await page.goto(desk.address);
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('refuses a wrong password in words', async () => {
    await page.getByLabel('Adresse électronique').fill(DPO_ADDRESS);
    await page.getByLabel('Mot de passe', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByText('Adresse ou mot de passe incorrect').waitFor();
  }, 60_000);

  it('signs in and shows what is due', async () => {
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await heading('À traiter').waitFor();
    await page
      .getByRole('link', { name: /BR-\d{4}-\d{4}/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('keeps no secret where a script could read it', async () => {
    // A text, run by the page itself: nothing of this file is known there.
    const seen = await page.evaluate<string>(
      'document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)',
    );
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: 'vigie', httpOnly: true, sameSite: 'Lax' });
    expect(seen).not.toContain(cookie?.value);
    expect(seen).not.toContain(password);
  });

  it('opens the breach of which the office has been aware for sixty hours', async () => {
    const [row] = await app.database.rows<{ reference: string }>(
      'select reference from breach where title = $1',
      [SIXTIETH?.title],
    );
    await page
      .getByRole('link', { name: row?.reference ?? '' })
      .first()
      .click();
    await heading(new RegExp(SIXTIETH?.title ?? '')).waitFor();
    await page.getByRole('button', { name: 'Consigner la notification' }).waitFor();
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('files the notification, and shows that the 72 hours are met', async () => {
    await page.getByRole('button', { name: 'Consigner la notification' }).click();
    const dialog = page.getByRole('dialog', { name: 'Consigner la notification' });
    await dialog.getByLabel('Numéro donné par l’autorité').fill('CNIL-NOT-2026-60');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Consigner', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('CNIL-NOT-2026-60').first().waitFor();
    await page.getByText('Dans les délais').first().waitFor();
    await page.getByText('Notifiée, à compléter').first().waitFor();
    expect(await violations(page)).toEqual([]);
    const [clock] = await app.database.rows(
      `select d.state, d.settled_at is not null as settled from deadline d join breach b on b.id = d.node_id
       where b.title = $1 and d.rule = 'GDPR_33_1'`,
      [SIXTIETH?.title],
    );
    expect(clock).toEqual({ state: 'MET', settled: true });
  }, 60_000);

  it('speaks English when asked, and says so to screen readers', async () => {
    const english = await desk.seat({ locale: 'en-GB' });
    try {
      const other = await english.newPage();
      await other.goto(desk.address);
      await other.getByRole('button', { name: 'Sign in' }).waitFor();
      expect(await other.locator('html').getAttribute('lang')).toBe('en');
    } finally {
      await english.close();
    }
  }, 60_000);

  it('opens the other organisation of a person, and shows nothing of the first', async () => {
    const { parts } = app;
    const userId = (await parts.people.findByEmail(DPO_ADDRESS)) as string;
    const id = newId('Organisation');
    const order = { actor: systemActor(id), organisationId: id, requestId: 'other' };
    await unitOfWork(parts, order, async (ctx) => {
      ctx.make(Organisation, { id, organisationId: id, name: 'Atelier Nord', slug: 'atelier-nord' });
      ctx.make(Membership, { userId, roles: [Role.DPO], legalEntityIds: null });
    });
    await page.goto(desk.address);
    await page.getByRole('button', { name: /Maison Lumen/ }).click();
    await page.getByText('Atelier Nord').click();
    await page.getByText('Par où commencer').waitFor();
    expect(await page.getByRole('link', { name: /BR-\d{4}-\d{4}/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /Atelier Nord/ }).click();
    await page.getByText('Maison Lumen').click();
    await page
      .getByRole('link', { name: /BR-\d{4}-\d{4}/ })
      .first()
      .waitFor();
  }, 60_000);

  it('asked nobody but its own server, and complained of nothing', () => {
    expect(desk.outside).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
