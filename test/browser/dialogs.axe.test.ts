import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CASES_WITH_VERBS, DemoDesk, go, LOOKS, type Look, lookAt } from './demo-desk.ts';
import { textOf } from './hand.ts';
import { dialogFaults } from './page-checks.ts';

let demo: DemoDesk;

beforeAll(async () => {
  demo = await DemoDesk.open();
}, 120_000);

afterAll(() => demo?.desk.close());

/** What is wrong with the dialog that is open, in each look. */
async function faultsOf(page: Page, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = [];
  for (const look of looks) {
    await lookAt(page, look);
    found.push(...(await dialogFaults(page)).map((fault) => `${look.theme} ${look.width} ${fault}`));
  }
  return found;
}

/** Opens each verb of a page that was not opened yet, and says what is wrong with its dialog. */
async function walkDialogs(page: Page, looks: readonly Look[], seen: Set<string>) {
  const found: Record<string, string[]> = {};
  const look = async (name: string, open: () => Promise<void>) => {
    if (seen.has(name)) return;
    seen.add(name);
    await open();
    await page.getByRole('dialog').waitFor();
    const wrong = await faultsOf(page, looks);
    if (wrong.length) found[name] = wrong;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  for (const menu of await page.locator('main button[aria-haspopup=menu]').all()) {
    await menu.click();
    await page.getByRole('menu').waitFor();
    const open = page.locator('[role=menuitem]:not([aria-disabled=true]) .MuiListItemText-primary');
    const names = await open.allInnerTexts();
    if (!seen.has('menu')) {
      seen.add('menu');
      const wrong = await faultsOf(page, looks);
      if (wrong.length) found.menu = wrong;
    }
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    for (const name of names) {
      await look(name, async () => {
        await menu.click();
        await page.getByRole('menuitem', { name, exact: false }).first().click();
      });
    }
  }
  const filled = page.locator('main .MuiButton-contained').first();
  const name = (await filled.count()) ? await textOf(filled) : '';
  // The one filled button that opens no dialog leads to the rights that are not decided.
  if (name && !/^(Décider d|Decide (on )?(the|2|right))/.test(name)) await look(name, () => filled.click());
  return found;
}

describe.each(LOOKS)('in %s', (locale, all) => {
  const looks = all.filter(({ isWhole }) => isWhole);

  it('every dialog of both domains is in order', async () => {
    const page = await demo.desk.sit(demo.dpo, '/', { locale });
    const seen = new Set<string>();
    const found: Record<string, string[]> = {};
    for (const name of CASES_WITH_VERBS) {
      await go(page, demo.pathOf(name));
      Object.assign(found, await walkDialogs(page, looks, seen));
    }
    expect(found).toEqual({});
    expect(seen.size).toBeGreaterThan(25);
    await page.context().close();
  }, 240_000);

  it.each(looks)(
    'the dialogs of members, tokens, entities and the way to a case are in order, $theme $width',
    async (look) => {
      const page = await demo.desk.sit(demo.owner, '/members', { locale, ...look });
      const found: string[][] = [];
      const open = async (act: () => Promise<void>) => {
        await act();
        await page.getByRole('dialog').waitFor();
        found.push(await dialogFaults(page));
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      await open(() => page.locator('main .MuiButton-contained').click());
      await open(() => page.locator('main [aria-label^="Chang"]').first().click());
      await go(page, '/apiTokens');
      await open(() => page.locator('main .MuiButton-contained').click());
      await open(() => page.keyboard.press('Control+k'));
      await go(page, '/legalEntities');
      await open(() => page.locator('main .MuiButton-contained').click());
      await open(() => page.locator('main section .MuiButton-outlined').first().click());
      expect(found.flat()).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  it.each(looks)(
    'the dialogs of a person are in order, $theme $width',
    async (look) => {
      const page = await demo.desk.sit(demo.dpo, '/dataSubjects', { locale, ...look });
      const found: string[][] = [];
      const open = async (button: string) => {
        await page.locator(button).first().click();
        await page.getByRole('dialog').waitFor();
        found.push(await dialogFaults(page));
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      await open('main .MuiButton-contained');
      await go(page, demo.pathOf('person'));
      await open('main .MuiButton-outlined');
      expect(found.flat()).toEqual([]);
      await page.context().close();
    },
    120_000,
  );
});

it('asked nobody but its own server, and complained of nothing', () => {
  expect(demo.desk.outside).toEqual([]);
  expect(demo.desk.complaints).toEqual([]);
});
