import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Account, CASES_WITH_VERBS, DemoDesk, go, PAGES } from './demo-desk.ts';
import { fill, read, sessionEnds, signInAgain, tenMinutes } from './form-hand.ts';
import { giveUp, stay, type Walked, walkForms } from './form-walk.ts';

let demo: DemoDesk;

beforeAll(async () => {
  demo = await DemoDesk.open();
}, 120_000);

afterAll(() => demo?.desk.close());

const SOURCE = new URL('../../admin/src/', import.meta.url);
const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
  .map((name) => ({ name, text: readFileSync(new URL(name, SOURCE), 'utf8') }));

/** Every page with a form for something new. */
const CREATE_PAGES = PAGES.filter((path) => path.endsWith('/create'));
const CALCULATORS = [
  ...readFileSync(new URL('calculators/index.ts', SOURCE), 'utf8').matchAll(/path: '(\/tools\/\w+)'/g),
].map(([, path]) => path as string);

/** Somebody at a desk whose clock the test moves. */
async function sitDown(account: Account, path: string): Promise<Page> {
  const page = await demo.desk.sit(account, '/');
  await page.clock.install();
  await demo.desk.open(page, path);
  return page;
}

describe('the code of a form', () => {
  it('is known where something is made: each page of its own is looked at here', () => {
    const made = sources
      .filter(({ text }) => text.includes('<CreatePage'))
      .map(({ name }) => name.split('/')[0]);
    expect(CREATE_PAGES.map((path) => path.split('/')[1]).sort()).toEqual(made.sort());
  });

  it('tells the page that it is begun, wherever one can type', () => {
    const mayBeFilled = sources.filter(
      ({ text }) =>
        /<Form\b|component="form"|<form\b|type="file"/.test(text) ||
        (/\bDialog,/.test(text) && /<(TextField|Checkbox|RungRow)\b/.test(text)),
    );
    const silent = mayBeFilled.filter(({ text }) => !/useBegun(When)?\(/.test(text)).map(({ name }) => name);
    expect(mayBeFilled.length).toBeGreaterThan(7);
    // A password is typed again.
    expect(silent).toEqual(['session/SignInForm.tsx']);
  });
});

describe('a page with a form', () => {
  it.each(CREATE_PAGES)(
    '%s keeps what was typed, whatever happens, until one gives it up',
    async (path) => {
      const page = await sitDown(demo.dpo, path);
      const form = page.locator('main form');
      const typed = await fill(page, form);
      await tenMinutes(page);
      expect(await read(form)).toEqual(typed);

      const elsewhere = page.getByRole('link', { name: /^Échéances/ }).first();
      await elsewhere.click();
      await stay(page);
      await page.getByRole('button', { name: 'FR, Langue' }).click();
      await page.getByRole('menuitemradio', { name: 'English' }).click();
      await stay(page);
      expect(await read(form)).toEqual(typed);

      await sessionEnds(page);
      await signInAgain(page, demo.dpo);
      expect(await read(form)).toEqual(typed);

      await elsewhere.click();
      await giveUp(page);
      await page.getByRole('heading', { level: 1, name: 'Échéances' }).waitFor();
      await page.context().close();
    },
    120_000,
  );

  it('takes a date that is typed sign by sign, and says how it is understood', async () => {
    const page = await sitDown(demo.dpo, '/requests/create');
    const typeInto = async (field: Locator) => {
      await field.focus();
      // The browser of the tests asks for the month first.
      await field.pressSequentially('03122026', { delay: 20 });
      return field.inputValue();
    };
    expect(await typeInto(page.getByLabel('Reçue le'))).toMatch(/^2026-03-12T/);
    await page.getByText(/^jeudi 12 mars 2026 à \d\d:\d\d, à l’heure de Paris$/).waitFor();
    await page.getByLabel('Je ne connais que le jour').click();
    expect(await typeInto(page.getByLabel('Jour de réception'))).toBe('2026-03-12');
    await page.getByText('jeudi 12 mars 2026', { exact: true }).waitFor();
    await page.context().close();
  }, 60_000);

  it('is handed to nobody else: another account begins with a console of its own', async () => {
    const page = await sitDown(demo.dpo, '/requests/create');
    const typed = await fill(page, page.locator('main form'));
    expect(Object.values(typed ?? {})).toContain('plume@courriel.example');
    await sessionEnds(page);
    await signInAgain(page, demo.owner);
    await page.getByRole('heading', { level: 1, name: 'À traiter' }).waitFor();
    await go(page, '/requests/create');
    const shown = await page.evaluate<string>(
      'JSON.stringify([document.body.innerText, ...[...document.querySelectorAll("input, textarea")].map((each) => each.value)])',
    );
    expect(shown).not.toContain('plume');
    const kept = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage])');
    expect(kept).not.toContain('plume');
    await page.context().close();
  }, 120_000);

  it('stays while the server is away', async () => {
    const page = await sitDown(demo.dpo, '/requests/create');
    const form = page.locator('main form');
    const typed = await fill(page, form);
    await page.route('**/graphql', (route) => route.abort());
    await tenMinutes(page);
    expect(await read(form)).toEqual(typed);
    await page.context().close();
  }, 120_000);

  it.each(CALCULATORS)(
    '%s keeps its case, and under a sign-in too',
    async (path) => {
      const page = await sitDown(demo.dpo, path);
      const form = page.locator('main form');
      const typed = await fill(page, form);
      await tenMinutes(page);
      await sessionEnds(page);
      await signInAgain(page, demo.dpo);
      expect(await read(form)).toEqual(typed);
      await page.context().close();
    },
    120_000,
  );
});

describe('a dialog with a form', () => {
  it.each([
    ['cases', () => demo.dpo, [...CASES_WITH_VERBS, 'deadline', '/dataSubjects', 'person'], 35],
    ['settings', () => demo.owner, ['/members', '/apiTokens', '/legalEntities', '/settings/alerts'], 8],
  ] as const)(
    'of the %s keeps what was typed after ten minutes, Escape, a click outside, the end of a session',
    async (_, account, names, least) => {
      const page = await sitDown(account(), '/');
      const walked: Walked = { seen: new Set(), losses: {} };
      for (const name of names) {
        await go(page, name.startsWith('/') ? name : demo.pathOf(name));
        await walkForms(page, account(), walked);
      }
      expect(walked.losses).toEqual({});
      expect(walked.seen.size).toBeGreaterThan(least);
      await page.context().close();
    },
    900_000,
  );
});

it('asked nobody but its own server, and complained of nothing', () => {
  expect(demo.desk.outside).toEqual([]);
  expect(demo.desk.complaints).toEqual([]);
});
