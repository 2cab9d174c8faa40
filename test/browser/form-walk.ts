import type { Locator, Page } from 'playwright-core';
import type { Account } from './demo-desk.ts';
import { fill, read, sessionEnds, signInAgain, type Typed, tenMinutes } from './form-hand.ts';

export const question = (page: Page): Locator =>
  page.getByRole('alertdialog', { name: 'Abandonner ce que vous avez saisi ?' });

async function answer(page: Page, name: string): Promise<void> {
  await question(page).getByRole('button', { name, exact: true }).click();
  await question(page).waitFor({ state: 'detached' });
}
export const stay = (page: Page): Promise<void> => answer(page, 'Continuer la saisie');
export const giveUp = (page: Page): Promise<void> => answer(page, 'Abandonner');

const different = (before: Typed, after: Typed): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );

/** What a dialog lost, by what happened. Filled, it stays through all; untouched, it goes without a question. */
async function lossesOf(page: Page, dialog: Locator, account: Account | null): Promise<string[]> {
  const losses: string[] = [];
  const typed = await fill(page, dialog);
  if (!typed) {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return losses;
  }
  const look = async (when: string) => {
    for (const name of different(typed, await read(dialog))) losses.push(`${name} after ${when}`);
  };
  await tenMinutes(page, [10]);
  await look('ten minutes');
  await page.keyboard.press('Escape');
  await stay(page);
  await look('Escape');
  // The corner of what lies around the dialog.
  await page.mouse.click(4, 4);
  await stay(page);
  await look('a click outside');
  if (account) {
    await sessionEnds(page);
    await signInAgain(page, account);
    await look('the end of the session');
  }
  await dialog.getByRole('button', { name: /^(Annuler|Cancel)$/ }).click();
  await giveUp(page);
  await dialog.waitFor({ state: 'detached' });
  return losses;
}

const OPENERS = 'main button[aria-haspopup=dialog]:not([aria-disabled=true]):not([aria-expanded])';
const DRAWER_OPENERS = '.MuiDrawer-root button[aria-haspopup=dialog]:not([aria-disabled=true])';

export interface Walked {
  /** The dialogs that were filled or found to have nothing to fill. */
  seen: Set<string>;
  losses: Record<string, string[]>;
}

/** Opens each form of a page that was not met yet, and keeps what it lost. The first that can be filled also sees a session end. */
export async function walkForms(page: Page, account: Account, walked: Walked): Promise<void> {
  let isEndDue = true;
  const place = page.url().split('#/')[1]?.split('/')[0];
  const visit = async (label: string, open: () => Promise<void>) => {
    const name = `${place}: ${label}`;
    if (walked.seen.has(name)) return;
    walked.seen.add(name);
    await open();
    const dialog = page.locator('.MuiDialog-paper[role=dialog]').last();
    await dialog.waitFor();
    const losses = await lossesOf(page, dialog, isEndDue ? account : null);
    isEndDue = false;
    if (losses.length) walked.losses[name] = losses;
  };
  for (const opener of await page.locator(`${OPENERS}, ${DRAWER_OPENERS}`).all())
    await visit((await opener.innerText()).trim(), () => opener.click());
  for (const menu of await page.locator('main button[aria-haspopup=menu]').all()) {
    await menu.click();
    await page.getByRole('menu').waitFor();
    const names = await page
      .locator('[role=menuitem]:not([aria-disabled=true]) .MuiListItemText-primary')
      .allInnerTexts();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    for (const name of names)
      await visit(name.trim(), async () => {
        await menu.click();
        await page.getByRole('menuitem', { name, exact: false }).first().click();
      });
  }
}
