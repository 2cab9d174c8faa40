import type { Locator, Page } from 'playwright-core';

/** What a hand does at the desk, and what its eye reads. */
export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name });

/** Texts with plain spaces: French sets some that do not break. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** What a person reads in one place. */
export async function textOf(locator: Locator): Promise<string> {
  await locator.waitFor();
  return plain((await locator.allInnerTexts()).join(' '));
}

/** One choice of a list that opens. */
export async function choose(scope: Locator, label: string, option: string | RegExp): Promise<void> {
  await scope.getByRole('combobox', { name: label }).click();
  await scope.page().getByRole('option', { name: option }).click();
}

/** Presses the filled button, which is the next legal step, and gives the dialog that opens. */
export async function next(page: Page, name: string): Promise<Locator> {
  const filled = page.locator('main .MuiButton-contained');
  await filled
    .getByText(name, { exact: true })
    .or(filled.filter({ hasText: name }))
    .first()
    .waitFor();
  if ((await filled.count()) !== 1) throw new Error(`${await filled.count()} filled buttons`);
  await filled.click();
  return dialogOf(page);
}

/** A verb of the menu of the others. */
export async function other(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name }).click();
  return dialogOf(page);
}

export async function dialogOf(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

/** Sends the form and waits for the dialog to go: the server has said yes. */
export async function send(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Why a verb of the menu is not open: the sentence under its name. */
export async function refusalOf(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Autres actions' }).click();
  const item = page.getByRole('menuitem', { name });
  if ((await item.getAttribute('aria-disabled')) !== 'true') throw new Error(`${name} is open`);
  const text = await textOf(item.locator('.MuiListItemText-secondary'));
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  return text;
}
