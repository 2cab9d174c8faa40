import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendLettersOnce } from '@vigie/jobs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword, seedDemo } from '../../jobs/src/demo/seed.ts';
import { type Person, signIn } from '../harness/actors.ts';
import { secrets, TestApp } from '../harness/app.ts';
import { launch } from './chromium.ts';

const CONSOLE = fileURLToPath(new URL('../../admin/dist/', import.meta.url));

export interface Seat {
  locale?: 'fr-FR' | 'en-GB';
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
}

/** The built console on the real API, in a real browser. */
export class Desk {
  readonly app: TestApp;
  readonly address: string;
  readonly browser: Browser;
  /** What a page asked of another host, and what it complained of: both have to stay empty. */
  readonly outside: string[] = [];
  readonly complaints: string[] = [];

  private constructor(app: TestApp, address: string, browser: Browser) {
    this.app = app;
    this.address = address;
    this.browser = browser;
  }

  static async make(settings: { demo?: boolean } = {}): Promise<Desk> {
    if (!existsSync(join(CONSOLE, 'index.html'))) {
      throw new Error(
        'the console is not built: run the tests by `npm test`, or `npx turbo run build` first',
      );
    }
    const app = await TestApp.make({ ...settings, consoleDir: CONSOLE });
    const opened = new URL(await app.app.http.listen({ port: 0, host: '127.0.0.1' }));
    opened.hostname = 'localhost';
    return new Desk(app, opened.origin, await launch());
  }

  /** The same with *Maison Lumen* in it, and the one password of its people. */
  static async demo(): Promise<{ desk: Desk; password: string }> {
    const desk = await Desk.make({ demo: true });
    const dataDir = mkdtempSync(join(tmpdir(), 'vigie-browser-'));
    try {
      const { parts } = desk.app;
      await seedDemo({ parts, databases: parts.databases, env: { dataDir } } as never, () => undefined);
      return { desk, password: demoPassword(dataDir) };
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }

  /** A browser of one's own, with nobody signed in. */
  async seat({
    locale = 'fr-FR',
    theme = 'light',
    width = 1440,
    height = 900,
  }: Seat = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      locale,
      timezoneId: 'Europe/Paris',
      colorScheme: theme,
      viewport: { width, height },
      // What moves is not looked at: nothing is awaited that only fades.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    context.on('page', (page) => this.#listen(page));
    return context;
  }

  /** Somebody at their desk: signed in, in a browser of their own, in front of one page. */
  async sit(
    person: Pick<Person, 'email'> & { password?: string },
    path = '/',
    seat: Seat = {},
  ): Promise<Page> {
    const context = await this.seat(seat);
    const { secret } = await signIn(this.app, person.email, person.password);
    await context.addCookies([{ name: 'vigie', value: secret, url: this.address }]);
    const page = await context.newPage();
    await this.open(page, path);
    return page;
  }

  /** A page of the console, loaded anew: its clock is the server's. */
  async open(page: Page, path: string): Promise<void> {
    await page.goto('about:blank');
    await page.goto(`${this.address}/#${path}`);
    await page.locator('main h1').waitFor();
  }

  /** The letters that wait are handed to a mail server that takes them all. */
  async post(): Promise<void> {
    const { parts } = this.app;
    await sendLettersOnce({
      parts,
      transport: {
        atOnce: 1,
        send: async () => ({ answer: '250' }),
        forgetBefore: async () => 0,
        close: async () => undefined,
      },
      publicUrl: this.address,
      systemPool: parts.databases.system,
      secrets,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      legalOffset: parts.legalOffset,
    });
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.app?.close();
  }

  #listen(page: Page): void {
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.address) && !/^(data|about|blob):/.test(url)) this.outside.push(url);
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A refusal of the API is told as a failed resource; nothing else may be said.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        this.complaints.push(message.text());
    });
  }
}
