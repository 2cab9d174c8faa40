import type { Locator, Page } from 'playwright-core';

/** Each field of a form, as a person sees it: what it is called, and what stands in it. */
export type Typed = Record<string, string | boolean>;

/**
 * Run in the page, on the form. Fields are set the way a hand sets them: by events that the page answers. What a first answer
 * brings forth is filled as well, so it goes over the form until nothing new is there.
 */
const FILL = `async (form) => {
  const seen = new Set();
  const set = (field, value) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const text = { email: 'plume@courriel.example', number: '7', date: '2026-03-12', time: '07:15',
    'datetime-local': '2026-03-12T10:20' };
  const isThere = (field) => !field.disabled && !field.readOnly && field.ariaHidden !== 'true'
    && !['hidden', 'file'].includes(field.type);
  for (let fresh = true, round = 0; fresh && round < 4; round += 1) {
    fresh = false;
    const fields = [...form.querySelectorAll('input, textarea')].filter((field) => isThere(field) && !seen.has(field));
    for (const field of fields) {
      seen.add(field);
      // What was answered before may have taken it away.
      if (!field.isConnected) continue;
      const group = field.type === 'radio' && [...form.querySelectorAll('input[type=radio]')]
        .filter(({ name }) => name === field.name);
      if (group) {
        for (const one of group) seen.add(one);
        group.at(-1).click();
      } else if (field.type === 'checkbox') field.click();
      else set(field, text[field.type] ?? 'Saisi à la main, ' + seen.size);
      fresh = true;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return seen.size;
}`;

const READ = `(form) => {
  const typed = {};
  const nameOf = (field) => field.name || field.id || field.type;
  for (const field of form.querySelectorAll('input, textarea')) {
    if (field.ariaHidden === 'true' && field.tagName === 'TEXTAREA') continue;
    let name = nameOf(field);
    if (['radio', 'checkbox'].includes(field.type)) {
      for (let n = 1; name in typed; n += 1) name = nameOf(field) + ' ' + n;
      typed[name] = field.checked;
    } else if (field.type === 'file') typed[name] = [...field.files].map((file) => file.name).join();
    else {
      for (let n = 1; name in typed; n += 1) name = nameOf(field) + ' ' + n;
      typed[name] = field.value;
    }
  }
  for (const status of form.querySelectorAll('[role=status].MuiTypography-root')) typed.status = status.innerText;
  return typed;
}`;

/** Runs one of these texts on a form: the page's own policy lets nothing be evaluated from within. */
async function evaluate<T>(form: Locator, script: string): Promise<T> {
  await form.evaluate((element) => element.setAttribute('data-hand', ''));
  return form.page().evaluate<T>(`(${script})([...document.querySelectorAll('[data-hand]')].at(-1))`);
}

/** What stands in a form now. */
export const read = (form: Locator): Promise<Typed> => evaluate(form, READ);

/** Fills all that can be filled, and gives what stands there then; null where nothing can be. */
export async function fill(page: Page, form: Locator): Promise<Typed | null> {
  const ownWords = form.getByRole('button', { name: /Modifier le texte|Edit the text/ });
  let count = await evaluate<number>(form, FILL);
  if (await ownWords.count()) {
    await ownWords.first().click();
    count += await evaluate<number>(form, FILL);
  }
  const list = form.getByRole('combobox').first();
  if (count === 0 && (await list.count())) {
    await list.click();
    await page.locator('[role=option]:not([aria-selected=true])').last().click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    count = 1;
  }
  const file = form.locator('input[type=file]');
  if (await file.count()) {
    await file.setInputFiles({
      name: 'releve.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n'),
    });
    count += 1;
  }
  return count ? read(form) : null;
}

const LOOK_AWAY = `(() => {
  for (const state of ['hidden', 'visible']) {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    window.dispatchEvent(new Event(state === 'hidden' ? 'blur' : 'focus'));
  }
})()`;

/** Nothing is on its way to the server any more. */
const quiet = (page: Page): Promise<void> =>
  page.locator('header .MuiLinearProgress-root').waitFor({ state: 'detached' });

/** Ten minutes in which nobody touches anything, but for another tab that is looked at now and then. */
export async function tenMinutes(page: Page, parts: number[] = [1, 4, 5]): Promise<void> {
  for (const minutes of parts) {
    await page.clock.fastForward(minutes * 60_000);
    await quiet(page);
    await page.evaluate(LOOK_AWAY);
    await quiet(page);
  }
}

const SESSION_IS_OVER = 'Ce que vous avez saisi est gardé sur cette page';

/** The session ends by itself, as after a night: the page hears of it when it next asks who is there. */
export async function sessionEnds(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.clock.fastForward(6 * 60_000);
  await page.getByText(SESSION_IS_OVER).waitFor();
}

/** In the sign-in that lies over the page. */
export async function signInAgain(page: Page, who: { email: string; password: string }): Promise<void> {
  const over = page.getByRole('dialog', { name: 'Connexion' });
  await over.getByLabel('Adresse électronique').fill(who.email);
  await over.getByLabel('Mot de passe', { exact: true }).fill(who.password);
  await over.getByRole('button', { name: 'Se connecter' }).click();
  await over.waitFor({ state: 'detached' });
}
