import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DemoDesk, go, PAGES } from './demo-desk.ts';
import type { Desk } from './desk.ts';
import { textOf } from './hand.ts';
import { faults, isTooWide } from './page-checks.ts';

let demo: DemoDesk;
let desk: Desk;

beforeAll(async () => {
  demo = await DemoDesk.open();
  desk = demo.desk;
}, 120_000);

afterAll(() => desk?.close());

describe('what axe cannot see', () => {
  let page: Page;
  beforeAll(async () => {
    page = await desk.sit(demo.dpo, '/requests');
  }, 60_000);
  afterAll(() => page?.context().close());

  const focused = (what: string) => page.evaluate<string>(`document.activeElement?.${what} ?? ''`);

  it('the first stop of the Tab key leads past the menu', async () => {
    await desk.open(page, '/requests');
    await page.keyboard.press('Tab');
    expect(await focused('innerText')).toBe('Aller au contenu');
    expect(await page.getByRole('button', { name: 'Aller au contenu' }).isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focused('id')).toBe('main-content');
  }, 60_000);

  it('the title takes the focus after a navigation, and the page its name', async () => {
    await page
      .getByRole('link', { name: /^Violations de données/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Violations de données' }).waitFor();
    expect(await focused('tagName')).toBe('H1');
    expect(await page.title()).toBe('Violations de données · Vigie');
  }, 60_000);

  it('the first field in error takes the focus after a form is sent', async () => {
    await go(page, '/breaches/create');
    await page.getByRole('button', { name: 'Consigner la violation' }).click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    expect(await focused('name')).toBe('title');
    const described = await focused("getAttribute('aria-describedby')");
    expect(described).not.toBe('');
    expect(await textOf(page.locator(`[id="${described}"]`))).toMatch(/requis|obligatoire/i);
  }, 60_000);

  it('the language of the page follows the one chosen', async () => {
    await page.getByRole('button', { name: 'FR, Langue' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('button', { name: 'EN, Language' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'EN, Language' }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await page.getByRole('button', { name: 'FR, Langue' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  }, 60_000);

  it('nothing moves for those who asked that nothing move', async () => {
    const durations = await page.evaluate<number[]>(
      `[...document.querySelectorAll('button, a, .MuiPaper-root')]
        .flatMap((e) => getComputedStyle(e).transitionDuration.split(',').map(parseFloat))`,
    );
    expect(durations.length).toBeGreaterThan(10);
    expect(Math.max(...durations)).toBeLessThan(0.001);
  }, 60_000);

  it('a status is an icon and a word, never a colour alone', async () => {
    for (const path of ['/requests', '/breaches']) {
      await go(page, path);
      const head = (await page.locator('thead th').allInnerTexts()).indexOf('Statut') + 1;
      const cells = await page.locator(`tbody tr td:nth-child(${head})`).all();
      expect(cells.length).toBeGreaterThan(5);
      for (const cell of cells) {
        expect(await textOf(cell)).not.toBe('');
        expect(await cell.locator('svg').count()).toBe(1);
      }
    }
  }, 60_000);

  it('a case is worked by the keyboard alone, and says why a verb is closed', async () => {
    await go(page, demo.pathOf('request IN_PROGRESS'));
    await page.getByRole('button', { name: 'Autres actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    const items = page.getByRole('menuitem');
    const refused = await items.evaluateAll((all) => all.findIndex((e) => e.ariaDisabled === 'true'));
    for (let step = 0; step < refused; step += 1) await page.keyboard.press('ArrowDown');
    expect(await focused('ariaDisabled')).toBe('true');
    expect(await focused("querySelector('.MuiListItemText-secondary').innerText.length > 10")).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('menu').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await focused('innerText')).toBe('Autres actions');
    await page.keyboard.press('Enter');
    const open = await items.evaluateAll((all) => all.findIndex((e) => e.ariaDisabled !== 'true'));
    for (let step = 0; step < open; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(
      await page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)"),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 60_000);

  it('Ctrl K leads to a case by as much of its reference as one remembers', async () => {
    await go(page, '/');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Aller à un dossier' });
    await dialog.getByLabel('Référence').fill('br 9999');
    await page.keyboard.press('Enter');
    await dialog.getByText(/Aucun dossier ne porte cette référence/).waitFor();
    await dialog.getByLabel('Référence').fill('br 1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^BR-\d{4}-0001/ }).waitFor();
  }, 60_000);

  it('at 200 % nothing has to be scrolled sideways', async () => {
    // 1280 pixels at twice their size are 640 of CSS.
    const large = await desk.sit(demo.dpo, '/', { width: 640, height: 450 });
    const wide: string[] = [];
    for (const name of PAGES) {
      await go(large, name.startsWith('/') ? name : demo.pathOf(name));
      if (await isTooWide(large)) wide.push(name);
    }
    expect(wide).toEqual([]);
    await large.context().close();
  }, 90_000);
});

describe('when something is wrong', () => {
  let page: Page;
  beforeAll(async () => {
    page = await desk.sit(demo.dpo, '/breaches');
  }, 60_000);
  afterAll(() => page?.context().close());

  const answer = (code: string, more: object = {}) => ({
    contentType: 'application/json',
    body: JSON.stringify({ errors: [{ message: code, extensions: { code, ...more } }] }),
  });

  it.each([
    ['the server is away', null, /Le serveur ne répond pas/],
    ['it is asked too often', { status: 429, ...answer('RATE_LIMITED') }, /Trop de demandes à la fois/],
    ['it is unavailable', { status: 503, body: '' }, /momentanément indisponible/],
    ['it has a bug', { status: 200, ...answer('INTERNAL', { requestId: 'r-42' }) }, /r-42/],
  ])(
    '%s: the page says so in words, and offers to try again',
    async (_, fulfil, sentence) => {
      await page.route('**/graphql', (route) => {
        if (!route.request().postData()?.includes('query Requests')) return route.continue();
        return fulfil ? route.fulfill(fulfil) : route.abort();
      });
      await page.goto('about:blank');
      await page.goto(`${desk.address}/#/requests`);
      await page.locator('main').getByText(sentence).waitFor();
      expect(await faults(page)).toEqual([]);
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Réessayer' }).click();
      await page.locator('main table').waitFor();
    },
    60_000,
  );

  it('the session is over: the sign-in, which says so', async () => {
    await page.context().clearCookies();
    await page.evaluate("location.hash = '#/deadlines'");
    await page.getByText('Votre session est terminée').waitFor();
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  }, 60_000);
});

it('asked nobody but its own server, and complained of nothing', () => {
  expect(desk.outside).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
