import type { Page } from 'playwright-core';
import { DPO_ADDRESS } from '../../jobs/src/demo/seed.ts';
import { Desk, type Seat } from './desk.ts';

export interface Account {
  email: string;
  password: string;
}

/** Maison Lumen at its desk: who signs in, and where each kind of case is shown. */
export class DemoDesk {
  private constructor(
    readonly desk: Desk,
    readonly dpo: Account,
    /** Who may add members and make tokens. */
    readonly owner: Account,
    private readonly cases: Map<string, string>,
  ) {}

  static async open(): Promise<DemoDesk> {
    const { desk, password } = await Desk.demo();
    const rows = await desk.app.database.rows<{ name: string; path: string }>(CASES);
    return new DemoDesk(
      desk,
      { email: DPO_ADDRESS, password },
      { email: 'owner@maison-lumen.example', password },
      new Map(rows.map(({ name, path }) => [name, path])),
    );
  }

  /** The address of a page by its name in the table, or of a case by what it is. */
  pathOf(name: string): string {
    const path = this.cases.get(name);
    if (!path) throw new Error(`the demo has no ${name}`);
    return path;
  }
}

const CASES = `
  select 'request ' || status as name, '/requests/' || min(id::text) || '/show' as path from data_subject_request group by status
  union all select 'breach ' || status, '/breaches/' || min(id::text) || '/show' from breach group by status
  union all select 'breach of a processor', '/breaches/' || min(id::text) || '/show' from breach where role = 'PROCESSOR'
  union all select 'case with tasks', '/requests/' || min(file_id::text) || '/show' from task where retention = 'REQUEST_FILE'
  union all select 'deadline', '/deadlines/' || min(id::text) || '/show' from deadline
  union all select 'person', '/dataSubjects/' || min(id::text) || '/show' from data_subject`;

/** Cases in which, between them, each verb of its domain is open. */
export const CASES_WITH_VERBS = [
  'request RECEIVED',
  'request IDENTITY_CHECK',
  'request QUALIFIED',
  'request PAUSED',
  'request IN_PROGRESS',
  'request ANSWERED',
  'breach DETECTED',
  'breach ASSESSED',
  'breach NOTIFIED_INITIAL',
  'breach CLOSED',
  'breach of a processor',
];

/** Every page of the console: its address, or the case that it shows. */
export const PAGES: string[] = [
  '/',
  '/requests',
  '/requests/create',
  'request IN_PROGRESS',
  'request PAUSED',
  'request ANSWERED',
  '/breaches',
  '/breaches/create',
  'breach NOTIFIED_INITIAL',
  'breach of a processor',
  'breach CLOSED',
  '/deadlines',
  'deadline',
  '/tasks',
  '/notifications',
  '/dataSubjects',
  'person',
  '/auditEntries',
  '/mails',
  '/members',
  '/apiTokens',
  '/legalEntities',
  '/settings/alerts',
  '/calendar',
  '/jobs',
  '/tools/deadline',
  '/nowhere',
  '/requests/0190b0a0-0000-7009-8000-000000000000/show',
];

export interface Look extends Required<Pick<Seat, 'theme' | 'width'>> {
  /** By all rules, and not by its width alone: what can be read hangs on the light, all else on the language. */
  isWhole: boolean;
}

const whole = (theme: Look['theme'], width: number): Look => ({ theme, width, isWhole: true });
const widthAlone = (theme: Look['theme'], width: number): Look => ({ theme, width, isWhole: false });

/** Both languages, both lights, a desk and a telephone by all rules; French, which is longer, in every width. */
export const LOOKS: [locale: NonNullable<Seat['locale']>, looks: Look[]][] = [
  [
    'fr-FR',
    [whole('light', 1440), widthAlone('light', 1280), widthAlone('light', 768), widthAlone('light', 390)],
  ],
  ['en-GB', [whole('dark', 390), widthAlone('dark', 768), widthAlone('dark', 1440)]],
];

/** How much red the ground of a page has, in each light. */
const GROUND = { light: '> 150', dark: '< 100' };
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** The same page in another light and another window: its appearance follows the device's, and is waited for. */
export async function lookAt(page: Page, { theme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 900 });
  const red = String.raw`Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)[0])`;
  // By evaluation from outside: the page's own policy lets nothing be evaluated in it.
  do await page.evaluate(PAINTED);
  while (!(await page.evaluate(`${red} ${GROUND[theme]}`)));
  // What loads late may take a page's place for a moment.
  await page.locator('h1, [role=dialog] h2').first().waitFor();
}

/** Goes there within the console, and waits until nothing is loading. */
export async function go(page: Page, path: string): Promise<void> {
  if (!page.url().endsWith(`#${path}`)) {
    await page.evaluate("document.querySelector('main h1')?.setAttribute('data-left', '')");
    await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
    await page.locator('main h1:not([data-left]), [role=dialog] h2').first().waitFor();
  }
  await page.locator('.MuiSkeleton-root').first().waitFor({ state: 'detached' });
  await page.locator('header .MuiLinearProgress-root').waitFor({ state: 'detached' });
}
