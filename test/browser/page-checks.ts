import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS: RunOptions = {
  // WCAG 2.2 AA, with what it took over from 2.0 and 2.1.
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // The way to every sound node would take longer than finding it sound.
  resultTypes: ['violations'],
  preload: false,
};

/**
 * Nothing moves any more, for three frames in a row. With reduced motion each element takes a new colour within a frame, and those
 * inside it one frame later. Spinners turn for ever, and are not waited for.
 */
const SETTLED = `(async () => {
  const moving = () => document.getAnimations().filter((a) => a.effect?.getComputedTiming().iterations !== Infinity);
  for (let still = 0; still < 3; ) {
    const running = moving();
    still = running.length === 0 ? still + 1 : 0;
    await Promise.allSettled(running.map((a) => a.finished));
    await new Promise((done) => requestAnimationFrame(done));
  }
})()`;

/** What axe has against the page as it is now, or a part of it, in a form that a person can act on. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  // What is still fading in has the contrast of neither state.
  await page.evaluate(SETTLED);
  // It stays in the document: it is long, and a page is looked at in several lights.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const where = part ? JSON.stringify(part) : 'document';
  const { violations: found } = (await page.evaluate(
    `axe.run(${where}, ${JSON.stringify(OPTIONS)})`,
  )) as AxeResults;
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Whether one has to scroll sideways to read it. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

/** All that is wrong with a page: what axe sees where it is looked at as a whole, its one title, and its width. */
export async function faults(page: Page, isWhole = true): Promise<string[]> {
  const found = isWhole ? await violations(page) : [];
  const titles = await page.locator('h1').count();
  if (titles !== 1) found.push(`${titles} h1`);
  if (await isTooWide(page)) found.push('scrolls sideways');
  return found;
}

/** What is wrong with what lies over the page: a dialog or a menu, not the page behind it. */
export async function dialogFaults(page: Page): Promise<string[]> {
  const found = await violations(page, '[role=presentation]');
  const texts = await page.locator('[role=dialog] :is(h2, label, legend, button)').allInnerTexts();
  // A message without words shows the last part of its key: `askedAt`.
  for (const text of texts) if (/^[a-z]+[A-Z]\w*$/.test(text.trim())) found.push(`no words for ${text}`);
  if (await isTooWide(page)) found.push('scrolls sideways');
  return found;
}
