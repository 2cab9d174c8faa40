import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import type { Actor } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';
import { footprint } from '../harness/footprint.ts';
import { APART, CALLS, isForPersons, ROOT_FIELDS, type RootField } from './calls.ts';
import { rolesOf } from './printed-permissions.ts';
import { World } from './world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.make();
  world = await World.make(app, 'lumen');
});

afterAll(() => app.close());

const VERBS = ROOT_FIELDS.filter(({ name }) => name.startsWith('Mutation.') && !APART.includes(name));

interface Input {
  id?: string;
  version?: number;
}

const tables = { audit: 'audit_entry', outbox: 'outbox_event' };
const since = async (table: string, column: string, known: Set<string>): Promise<string[]> => {
  const rows = await app.database.rows<{ id: string; name: string }>(
    `select id::text, ${column} as name from ${table} where organisation_id = $1 order by id`,
    [world.organisation.id],
  );
  const fresh = rows.filter(({ id }) => !known.has(id));
  for (const { id } of rows) known.add(id);
  return fresh.map(({ name }) => name);
};

/** What was noted since the last look, in the trail and in the outbox. */
class Noted {
  private readonly audit = new Set<string>();
  private readonly outbox = new Set<string>();

  async look(): Promise<{ audit: string[]; outbox: string[] }> {
    const audit = await since(tables.audit, 'action', this.audit);
    const outbox = await since(tables.outbox, 'type', this.outbox);
    // A reading is no event.
    return { audit: audit.filter((action) => action !== 'values.read'), outbox };
  }
}

/** The events that the page for integrators promises. */
const PROMISED = new Set(
  readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8').match(
    /(?<=^\| `)[a-z]+[A-Z]?\w*\.\w+/gm,
  ),
);
/** What was met here. */
const met = new Set<string>();

const call = async ({ name }: RootField, by?: Actor): Promise<{ input: Input }> =>
  (await CALLS[name]?.(world, by)) as { input: Input };

describe.each(VERBS.map((root) => [root.field.name, root] as [string, RootField]))('%s', (mutation, root) => {
  const may = rolesOf(mutation);
  const others = Object.values(Role).filter((role) => !may.includes(role));

  it('is refused to every role that the page does not name and to strangers, and leaves no trace', async () => {
    const variables = await call(root);
    const untouched = await footprint(app, world.organisation.id);
    for (const role of others) {
      const { error } = await app.as(world.organisation.role(role)).run(root.document, variables);
      expect([role, error?.code]).toEqual([role, 'FORBIDDEN']);
    }
    expect((await app.as(null).run(root.document, variables)).error?.code).toBe('UNAUTHENTICATED');
    expect(await footprint(app, world.organisation.id)).toEqual(untouched);
  });

  // What is a person's own is done by them alone.
  const callers: (Role | 'its owner')[] = isForPersons(root) ? ['its owner'] : may;

  it.each(callers)(
    'by %s leaves the same in the trail and in the outbox, and from a stale version nothing',
    async (who) => {
      const actor = who === 'its owner' ? world.person : world.organisation.role(who);
      const variables = await call(root, actor);
      const noted = new Noted();
      await noted.look();
      const run = () => app.as(actor).run(root.document, variables);
      expect((await run()).errors).toEqual([]);
      const { audit, outbox } = await noted.look();
      expect([...audit].sort()).toEqual([...outbox].sort());
      expect(audit).not.toEqual([]);
      expect(audit.filter((event) => !PROMISED.has(event))).toEqual([]);
      for (const event of audit) met.add(event);
      if (variables.input.version === undefined) return;
      const changed = await footprint(app, world.organisation.id);
      expect((await run()).error?.code).toBe('CONFLICT');
      expect(await footprint(app, world.organisation.id)).toEqual(changed);
    },
  );
});

/** What happens without a mutation, or in a case of one that is not the ordinary: jobs, commands, files, refusals. */
const OTHERWISE = [
  ...['alert.failed', 'alert.possibly_sent_twice', 'alert.quarantined', 'alert.sent', 'alert.sent_late'],
  ...['alert.superseded', 'breach.regimeProposed', 'comment.purged', 'deadline.missed', 'deadline.replanned'],
  ...['digest.failed', 'digest.planned', 'digest.possibly_sent_twice', 'digest.sent', 'document.added'],
  ...['letter.failed', 'letter.queued', 'letter.sent', 'member.ended', 'member.gaveRightsToSelf'],
  ...['organisation.created', 'request.archived', 'request.documentAdded', 'request.identityAsked'],
  ...[
    'request.identityDocumentAdded',
    'request.identityDocumentDeleted',
    'request.purged',
    'request.refused',
  ],
  ...['retention.run', 'subject.identified', 'task.purged', 'values.read'],
];

it('every event that the page for integrators promises is left by a mutation, or otherwise', () => {
  expect([...PROMISED].filter((event) => !met.has(event)).sort()).toEqual(OTHERWISE);
});
