import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { purge } from '@vigie/jobs';
import { RequestChannel, Right, Role } from '@vigie/schema';
import { requests, tasks } from '@vigie/server';
import { openTwice } from '../../server/src/tasks/comment.verbs.ts';
import { smtpTo, TestOffice } from '../jobs/office.ts';

let office: TestOffice;

beforeAll(async () => {
  office = await TestOffice.open('tasks');
  await office.hire(Role.DPO);
});

afterAll(() => office.close());

/** A task that is done and a comment on a node, and what the vault opens of them later. */
async function wordsOn(nodeId: string) {
  const made = await office.work(0, async (ctx) => ({
    task: await tasks.taskCreation.perform(ctx, { nodeId, title: 'Appeler Odile Fontaine' }),
    comment: await tasks.commentCreation.perform(ctx, { nodeId, text: 'Odile rappelle jeudi.' }),
  }));
  const { task, comment } = made;
  await office.work(0, (ctx) => tasks.taskVerbs.perform.complete(ctx, { id: task.id, version: 1 }));
  return () =>
    office.work(0, async ({ vault }) => [
      await vault.openOne({ sealed: task.title, field: 'Task.title', nodeId: task.fileId, rowId: task.id }),
      await openTwice(vault, comment),
    ]);
}

const YEAR = 365 * 86_400_000;
const purgeAfter = (years: number) =>
  purge(office.tasks(years * YEAR, smtpTo(1)), new AbortController().signal);

it('the words on a request live as long as its file, and not a day longer', async () => {
  const right = await office.work(0, async (ctx) => {
    const request = await requests.requestIntake.perform(ctx, {
      legalEntityId: office.legalEntityId,
      channel: RequestChannel.EMAIL,
      rights: [Right.ACCESS],
      verbatim: 'Bonjour',
    });
    await ctx.em.flush();
    const [item] = await ctx.sql<{ id: string }>('select id from exercised_right where case_id = $1', [
      request.id,
    ]);
    return item?.id ?? '';
  });
  // On one of its rights: the file is the request's all the same.
  const open = await wordsOn(right);
  const words = ['Appeler Odile Fontaine', 'Odile rappelle jeudi.'];
  await office.owner.query(`update data_subject_request set closed_at = ${office.sqlNow()}`);
  // Past the period of what hangs on no file.
  expect(await purgeAfter(3)).toMatchObject({ REQUEST_FILES_ACTIVE: 1 });
  expect(await open()).toEqual(words);
  expect(await purgeAfter(8)).toMatchObject({ REQUEST_FILES_ARCHIVE: 1 });
  expect(await open()).toEqual([null, null]);
});

it('those that hang on no file have a period of their own, and what is to be done stays', async () => {
  const { legalEntityId } = office;
  const open = await wordsOn(legalEntityId);
  const waiting = await office.work(0, (ctx) =>
    tasks.taskCreation.perform(ctx, { nodeId: legalEntityId, title: 'Nommer un DPO' }),
  );
  expect((await purgeAfter(1)).TASKS).toBeUndefined();
  expect(await open()).toEqual(['Appeler Odile Fontaine', 'Odile rappelle jeudi.']);
  expect((await purgeAfter(3)).TASKS).toBe(2);
  expect((await purgeAfter(3)).TASKS).toBeUndefined();
  expect(await open()).toEqual([null, null]);
  const title = await office.work(0, ({ vault }) =>
    vault.openOne({ sealed: waiting.title, field: 'Task.title', nodeId: waiting.id }),
  );
  expect(title).toBe('Nommer un DPO');
  const told = await office.rows<{ action: string }>(
    `select action from audit_entry where action like '%.purged' order by action`,
  );
  expect(told.map(({ action }) => action)).toEqual(['comment.purged', 'request.purged', 'task.purged']);
});
