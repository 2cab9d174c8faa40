import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoDesk, go, LOOKS, lookAt, PAGES } from './demo-desk.ts';
import { faults } from './page-checks.ts';

let demo: DemoDesk;

beforeAll(async () => {
  demo = await DemoDesk.open();
}, 120_000);

afterAll(() => demo?.desk.close());

it('would find a picture without words, a faint text and what is too wide', async () => {
  const page = await demo.desk.browser.newPage();
  await page.setContent(`<html lang="fr"><title>x</title><main><h1>x</h1><img src="data:,">
    <p style="color:#aaa;background:#fff">à peine lisible</p><div style="width:5000px">x</div></main></html>`);
  const found = (await faults(page)).map((fault) => fault.split(':')[0]);
  expect(found.sort()).toEqual(['color-contrast', 'image-alt', 'scrolls sideways']);
  await page.close();
});

describe.each(LOOKS)('in %s', (locale, looks) => {
  it('the sign-in is in order, in every light and width', async () => {
    const context = await demo.desk.seat({ locale });
    const page = await context.newPage();
    await page.goto(demo.desk.address);
    await page.locator('h1').waitFor();
    const found: string[] = [];
    for (const look of looks) {
      await lookAt(page, look);
      found.push(...(await faults(page, look.isWhole)));
    }
    expect(found).toEqual([]);
    await context.close();
  }, 60_000);

  it.each(PAGES)(
    '%s is in order, in every light and width',
    async (name) => {
      const { desk, dpo } = demo;
      page ??= await desk.sit(dpo, '/', { locale });
      await go(page, name.startsWith('/') ? name : demo.pathOf(name));
      const found: Record<string, string[]> = {};
      for (const look of looks) {
        await lookAt(page, look);
        const wrong = await faults(page, look.isWhole);
        if (wrong.length) found[`${look.theme} ${look.width}`] = wrong;
      }
      expect(found).toEqual({});
    },
    60_000,
  );

  let page: Awaited<ReturnType<DemoDesk['desk']['sit']>> | undefined;
  afterAll(() => page?.context().close());
});

it('asked nobody but its own server, and complained of nothing', () => {
  expect(demo.desk.outside).toEqual([]);
  expect(demo.desk.complaints).toEqual([]);
});
