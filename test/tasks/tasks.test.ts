import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { aBreach } from '../breaches/breach.factory.ts';
import { type Person, TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { storyOf } from '../harness/footprint.ts';
import { counting } from '../harness/statements.ts';
import { aRequest } from '../requests/request.factory.ts';
import { aSubject, ERASE } from '../subjects/subject.factory.ts';
import {
  ASSIGN_TASKS,
  aComment,
  aTask,
  COMPLETE_TASK,
  COMPLETE_TASKS,
  CREATE_COMMENT,
  CREATE_TASK,
  DELETE_COMMENT,
  REOPEN_TASK,
  TASK,
  TASKS,
  UPDATE_TASK,
} from './task.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;
/** Case workers, confined to the first legal entity and to the second. */
let here: Person;
let there: Person;
let business: Person;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  here = await lumen.hire([Role.PRIVACY_OFFICER], [lumen.entityId]);
  there = await lumen.hire([Role.PRIVACY_OFFICER], [lumen.otherEntityId]);
  business = lumen.role(Role.BUSINESS_OWNER);
});

afterAll(() => app.close());

const run = (by: Person, document: string, input: object) => app.as(by).run(document, { input });
const known = ({ id, version }: Json) => ({ id, version });
const COMMENT = 'query ($id: ID!) { comment(id: $id) { id text deletedAt deletedBy { id } author { id } } }';

describe('a task', () => {
  it('is made on a request, changed, done with its evidence, and taken up again', async () => {
    app.at('2026-03-17T08:00:00Z');
    const request = await app.given(aRequest(lumen));
    const made = await app.given(aTask(lumen, request.id, { ownerId: business.userId, dueOn: '2026-04-20' }));
    expect(made).toMatchObject({
      title: 'Appeler le prestataire',
      onReference: request.reference,
      on: { id: request.id },
      owner: { id: business.userId },
      author: { id: lumen.dpo.userId },
      legalEntity: { id: lumen.entityId },
      deadline: { rule: 'TASK_DUE', state: 'RUNNING', dueOn: '2026-04-20' },
    });
    // Absent stays, null clears.
    const changed = await run(business, UPDATE_TASK, { ...known(made), title: 'Écrire au prestataire' });
    expect(changed.data.updateTask).toMatchObject({ title: 'Écrire au prestataire', dueOn: '2026-04-20' });
    const same = await run(business, UPDATE_TASK, { ...known(changed.data.updateTask), dueOn: '2026-04-20' });
    expect(same.data.updateTask.version).toBe(changed.data.updateTask.version);
    const done = await run(business, COMPLETE_TASK, {
      ...known(changed.data.updateTask),
      evidence: 'Réponse reçue.',
    });
    expect(done.data.completeTask).toMatchObject({
      evidence: 'Réponse reçue.',
      doneAt: expect.any(String),
      doneBy: { id: business.userId },
      deadline: { state: 'MET' },
    });
    expect(done.data.completeTask.version).toBe(made.version + 2);
    const again = await run(business, COMPLETE_TASK, known(done.data.completeTask));
    expect(again.error).toMatchObject({ code: 'RULE_BROKEN', rule: 'TASK_DONE' });
    const opened = await run(business, REOPEN_TASK, known(done.data.completeTask));
    expect(opened.data.reopenTask).toMatchObject({
      evidence: null,
      doneAt: null,
      deadline: { state: 'RUNNING', dueOn: '2026-04-20' },
    });
    const events = ['task.created', 'task.updated', 'task.completed', 'task.reopened'];
    expect(await storyOf(app, made.id)).toEqual({ audit: events, events });
  });

  it('hangs on any node that its author may read, and on none that they may not', async () => {
    const breach = await app.given(aBreach(lumen, { awareAt: '2026-03-17T07:00:00Z' }));
    const [clock] = breach.deadlines;
    expect(await app.given(aTask(lumen, clock.id))).toMatchObject({ onReference: breach.reference });
    const nodes = [
      lumen.entityId,
      lumen.id,
      lumen.dpo.membershipId,
      (await app.given(aTask(lumen, breach.id))).id,
    ];
    for (const nodeId of nodes) expect((await app.given(aTask(lumen, nodeId))).on.id).toBe(nodeId);
    const subject = await app.given(aSubject(lumen));
    // A business owner reads no persons.
    const refused = await run(business, CREATE_TASK, { nodeId: subject.id, title: 'Appeler' });
    expect(refused.error?.code).toBe('NOT_FOUND');
    const [note] = await app.database.rows<{ id: string }>('select id from notification limit 1');
    if (note)
      expect((await run(lumen.dpo, CREATE_TASK, { nodeId: note.id, title: 'x' })).error?.code).toBe(
        'NOT_FOUND',
      );
  });

  it('is not found, listed or done by who may not see what it hangs on', async () => {
    const request = await app.given(aRequest(lumen));
    const subject = await app.given(aSubject(lumen));
    const onRequest = await app.given(aTask(lumen, request.id));
    const onSubject = await app.given(aTask(lumen, subject.id));
    const seenBy = async (by: Person, id: string) => {
      const listed = (await app.as(by).ask(TASKS, { filter: { ids: [id] } })).tasks;
      const found = (await app.as(by).run(TASK, { id })).data?.task ?? null;
      const node =
        (await app.as(by).run('query ($id: ID!) { node(id: $id) { id } }', { id })).data?.node ?? null;
      expect([listed.totalCount, found !== null, node !== null]).toEqual(
        listed.totalCount ? [1, true, true] : [0, false, false],
      );
      return found !== null;
    };
    expect([await seenBy(here, onRequest.id), await seenBy(there, onRequest.id)]).toEqual([true, false]);
    expect([await seenBy(lumen.dpo, onSubject.id), await seenBy(business, onSubject.id)]).toEqual([
      true,
      false,
    ]);
    expect((await run(there, COMPLETE_TASK, known(onRequest))).error?.code).toBe('NOT_FOUND');
    expect((await run(business, COMPLETE_TASK, known(onSubject))).error?.code).toBe('NOT_FOUND');
    const whole = await app.given(aTask(lumen, lumen.id));
    expect([await seenBy(lumen.dpo, whole.id), await seenBy(here, whole.id)]).toEqual([true, false]);
  });

  it('keeps its words from who works on none', async () => {
    const task = await app.given(aTask(lumen, (await app.given(aRequest(lumen))).id));
    const words = 'query ($id: ID!) { task(id: $id) { dueOn title } }';
    const { data, error } = await app.as(lumen.role(Role.AUDITOR)).run(words, { id: task.id });
    expect([data.task, error?.code]).toEqual([{ dueOn: null, title: null }, 'FORBIDDEN']);
    expect((await app.as(business).ask(words, { id: task.id })).task.title).toBe('Appeler le prestataire');
  });

  it('belongs to a member who may see the node and work on it, and to nobody else', async () => {
    const request = await app.given(aRequest(lumen));
    const make = (ownerId: string) =>
      run(lumen.dpo, CREATE_TASK, { nodeId: request.id, title: 'Appeler', ownerId });
    expect((await make(here.userId)).errors).toEqual([]);
    for (const { userId } of [there, lumen.role(Role.AUDITOR), lumen.role(Role.INTEGRATOR)])
      expect((await make(userId)).error?.fields).toEqual([
        { path: ['input', 'ownerId'], code: 'NOT_A_MEMBER' },
      ]);
  });
});

describe('the clock of a task', () => {
  const stepsOf = (id: string) =>
    app.database.rows<{ code: string; recipient_id: string }>(
      `select distinct s.code, s.recipient_id from alert_step s join deadline d on d.id = s.deadline_id
       where d.node_id = $1 and s.round = d.round and s.state = 'PLANNED' order by 1, 2`,
      [id],
    );

  it('alerts its owner by the policy of its family, follows its day and its owner, and ends with it', async () => {
    app.at('2026-03-17T08:00:00Z');
    const request = await app.given(aRequest(lumen));
    const task = await app.given(aTask(lumen, request.id, { ownerId: here.userId, dueOn: '2026-04-20' }));
    const codes = async () =>
      (await stepsOf(task.id)).filter((step) => step.recipient_id === here.userId).map(({ code }) => code);
    expect(await codes()).toEqual(['AT_DUE', 'BEFORE_P14D', 'BEFORE_P2D', 'BEFORE_P7D']);
    const given = await run(lumen.dpo, UPDATE_TASK, { ...known(task), ownerId: business.userId });
    expect(await codes()).toEqual([]);
    expect((await stepsOf(task.id)).map((step) => step.recipient_id)).toContain(business.userId);
    const moved = await run(lumen.dpo, UPDATE_TASK, { ...known(given.data.updateTask), dueOn: '2026-03-30' });
    expect(moved.data.updateTask.deadline).toMatchObject({ dueOn: '2026-03-30', state: 'RUNNING', round: 3 });
    const free = await run(lumen.dpo, UPDATE_TASK, { ...known(moved.data.updateTask), dueOn: null });
    expect(free.data.updateTask).toMatchObject({ dueOn: null, deadline: { state: 'CANCELLED' } });
    expect(await stepsOf(task.id)).toEqual([]);
  });

  it('counts from its own start where the day has passed, and there is none where nobody’s zone is known', async () => {
    app.at('2026-03-17T08:00:00Z');
    const request = await app.given(aRequest(lumen));
    const late = await app.given(aTask(lumen, request.id, { dueOn: '2026-03-10' }));
    expect(late.deadline).toMatchObject({ dueOn: '2026-03-10', state: 'RUNNING' });
    expect(await app.given(aTask(lumen, lumen.id, { dueOn: '2026-04-20' }))).toMatchObject({
      dueOn: '2026-04-20',
      deadline: null,
    });
  });
});

describe('many tasks at once', () => {
  const three = async () => {
    const { id } = await app.given(aRequest(lumen));
    return [
      await app.given(aTask(lumen, id)),
      await app.given(aTask(lumen, id)),
      await app.given(aTask(lumen, id)),
    ];
  };

  it('are given to somebody, and done, in one go', async () => {
    const tasks = await three();
    const given = await run(here, ASSIGN_TASKS, { tasks: tasks.map(known), ownerId: here.userId });
    const assigned: Json[] = given.data.assignTasks;
    expect(assigned.map(({ owner }) => owner.id)).toEqual(tasks.map(() => here.userId));
    const done = await run(here, COMPLETE_TASKS, {
      tasks: assigned.map(known),
      evidence: 'Revue du 17 mars.',
    });
    expect(done.data.completeTasks.map(({ evidence }: Json) => evidence)).toEqual(
      tasks.map(() => 'Revue du 17 mars.'),
    );
  });

  it('are all refused where one of them is, each refusal at its place', async () => {
    const [one, two, three_] = await three();
    const foreign = await app.given(
      aTask(lumen, (await app.given(aBreach(lumen, { legalEntityId: lumen.otherEntityId }))).id),
    );
    await run(lumen.dpo, COMPLETE_TASK, known(two));
    await run(lumen.dpo, UPDATE_TASK, { ...known(three_), title: 'Autre' });
    const stale = [one, { ...two, version: two.version + 1 }, three_, foreign].map(known);
    const refused = await run(here, COMPLETE_TASKS, { tasks: stale });
    expect(refused.error).toMatchObject({
      code: 'RULE_BROKEN',
      rule: 'TASK_DONE',
      fields: [
        { path: ['input', 'tasks', 1], code: 'TASK_DONE' },
        { path: ['input', 'tasks', 2], code: 'CONFLICT' },
        { path: ['input', 'tasks', 3], code: 'NOT_FOUND' },
      ],
    });
    expect((await app.as(here).ask(TASK, { id: one.id })).task).toMatchObject({
      doneAt: null,
      version: one.version,
    });
    const twice = await run(here, ASSIGN_TASKS, { tasks: [known(one), known(one)] });
    expect(twice.error?.fields).toMatchObject([{ code: 'ARRAY_UNIQUE' }]);
    const keyed = await app
      .as(here)
      .run(ASSIGN_TASKS, { input: { tasks: [known(one)] } }, { 'idempotency-key': 'x' });
    expect(keyed.error?.fields).toMatchObject([{ code: 'NOT_WITH_SEVERAL' }]);
  });
});

describe('a comment', () => {
  const inboxOf = async (person: Person) =>
    (await app.as(person).ask('{ notifications { nodes { kind title on { id __typename } } } }'))
      .notifications.nodes;

  it('tells whom it mentions, by ids, and refuses to mention who may not see the node', async () => {
    const request = await app.given(aRequest(lumen));
    const input = { nodeId: request.id, text: 'À voir ensemble.', mentions: [here.userId, lumen.dpo.userId] };
    const { data } = await run(lumen.dpo, CREATE_COMMENT, input);
    expect(data.createComment.mentions.map(({ id }: Json) => id)).toEqual(input.mentions);
    expect(await inboxOf(here)).toContainEqual({
      kind: 'MENTIONED',
      title: `${request.reference} – Un commentaire vous mentionne`,
      on: { id: data.createComment.id, __typename: 'Comment' },
    });
    // Nobody is told of what they wrote themselves.
    expect((await inboxOf(lumen.dpo)).filter(({ on }: Json) => on?.id === data.createComment.id)).toEqual([]);
    const before = await app.database.count('comment');
    const refused = await run(lumen.dpo, CREATE_COMMENT, { ...input, mentions: [here.userId, there.userId] });
    expect(refused.error?.fields).toEqual([{ path: ['input', 'mentions', 1], code: 'NOT_A_MEMBER' }]);
    expect(await app.database.count('comment')).toBe(before);
  });

  it('is deleted by its author or by who decides there: nothing opens it any more, and a stub stays', async () => {
    const { id: nodeId } = await app.given(aRequest(lumen));
    const { createComment } = (await run(business, CREATE_COMMENT, { nodeId, text: 'Odile Fontaine' })).data;
    const sealed = 'select text from comment where id = $1';
    const [kept] = await app.database.rows<{ text: Buffer }>(sealed, [createComment.id]);
    const manager = lumen.role(Role.PROCESSOR_MANAGER);
    expect((await run(manager, DELETE_COMMENT, known(createComment))).error?.code).toBe('FORBIDDEN');
    const gone = await run(lumen.dpo, DELETE_COMMENT, known(createComment));
    expect(gone.data.deleteComment).toMatchObject({
      text: null,
      deletedAt: expect.any(String),
      deletedBy: { id: lumen.dpo.userId },
      author: { id: business.userId },
    });
    // Not even from the bytes of a backup.
    await app.database.rows('update comment set text = $2 where id = $1', [createComment.id, kept?.text]);
    expect((await app.as(lumen.dpo).ask(COMMENT, { id: createComment.id })).comment.text).toBeNull();
    const own = (await run(business, CREATE_COMMENT, { nodeId, text: 'Moi' })).data.createComment;
    expect((await run(business, DELETE_COMMENT, known(own))).errors).toEqual([]);
  });

  it('leaves one reading of the file in the trail', async () => {
    const { id: nodeId } = await app.given(aRequest(lumen));
    const comment = await app.given(aComment(lumen, nodeId));
    expect((await app.as(here).ask(COMMENT, { id: comment.id })).comment.text).toContain('Odile');
    const [entry] = await app.database.rows<{ text: string }>(
      `select convert_from(canonical, 'UTF8') as text from audit_entry where action = 'values.read' order by id desc limit 1`,
    );
    expect(entry?.text).toContain('Comment.text');
    expect(entry?.text).toContain(nodeId);
  });

  it('is in the feed of its case, as tasks are, by ids alone', async () => {
    const { id: nodeId } = await app.given(aRequest(lumen));
    const task = await app.given(aTask(lumen, nodeId));
    const comment = await app.given(aComment(lumen, nodeId));
    const feed = 'query ($id: ID!) { request(id: $id) { timeline { action nodeId data } } }';
    const { timeline } = (await app.as(lumen.dpo).ask(feed, { id: nodeId })).request;
    const entries = timeline.map(({ action, nodeId: of }: Json) => [action, of]);
    expect(entries).toContainEqual(['task.created', task.id]);
    expect(entries).toContainEqual(['comment.created', comment.id]);
    expect(JSON.stringify(timeline)).not.toContain('Odile');
  });
});

describe('whoever asks what changed since', () => {
  it('sees the case of a task and of a comment, and may still send the version that they hold', async () => {
    const request = await app.given(aRequest(lumen));
    const breach = await app.given(aBreach(lumen));
    const look = 'query ($id: ID!) { node(id: $id) { version updatedAt } }';
    for (const { id } of [request, breach]) {
      for (const words of [aTask(lumen, id), aComment(lumen, id)]) {
        const { node: before } = await app.as(lumen.dpo).ask(look, { id });
        await app.given(words);
        const { node: after } = await app.as(lumen.dpo).ask(look, { id });
        expect(after.version).toBe(before.version);
        expect(Date.parse(after.updatedAt)).toBeGreaterThan(Date.parse(before.updatedAt));
      }
    }
  });
});

describe('words', () => {
  it('die with the profile of a person that they hang on, and none are written afterwards', async () => {
    const subject = await app.given(aSubject(lumen));
    const task = await app.given(aTask(lumen, subject.id));
    const comment = await app.given(aComment(lumen, subject.id));
    await app.as(lumen.dpo).ask(ERASE, { input: { ...known(subject), ground: 'REQUEST' } });
    expect((await app.as(lumen.dpo).ask(TASK, { id: task.id })).task.title).toBeNull();
    expect((await app.as(lumen.dpo).ask(COMMENT, { id: comment.id })).comment).toMatchObject({
      text: null,
      deletedAt: null,
    });
    for (const refused of [
      await run(lumen.dpo, UPDATE_TASK, { ...known(task), title: 'Rappeler' }),
      await run(lumen.dpo, CREATE_COMMENT, { nodeId: subject.id, text: 'Encore' }),
    ])
      expect(refused.error).toMatchObject({ code: 'RULE_BROKEN', rule: 'FILE_DESTROYED' });
    expect((await run(lumen.dpo, COMPLETE_TASK, known(task))).errors).toEqual([]);
  });
});

describe('lists', () => {
  it('show each node its own, and cost as many statements for many nodes as for few', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      const { id } = await app.given(aRequest(lumen));
      ids.push(id);
      for (let n = 0; n <= at % 3; n += 1) await app.given(aTask(lumen, id));
      await app.given(aComment(lumen, id));
    }
    const document = `query ($ids: [ID!]!) { requests(filter: { ids: $ids }, first: 10) { nodes { id
      tasks(first: 2, filter: { doneAt: { isNull: true } }) { nodes { id title on { id } owner { id } } totalCount pageInfo { hasNextPage endCursor } }
      comments(first: 2) { nodes { id text author { id } mentions { id } } totalCount } } } }`;
    const ask = async (asked: string[]) => {
      let answer: Json;
      const sent = await counting(async () => {
        answer = await app.as(lumen.dpo).ask(document, { ids: asked });
      });
      return { sent: sent.length, nodes: answer.requests.nodes as Json[] };
    };
    await ask(ids);
    const [few, many] = [await ask(ids.slice(0, 2)), await ask(ids)];
    expect(many.sent).toBe(few.sent);
    for (const { id, tasks, comments } of many.nodes) {
      const count = (ids.indexOf(id) % 3) + 1;
      expect(tasks).toMatchObject({ totalCount: count, pageInfo: { hasNextPage: count > 2 } });
      expect(tasks.nodes.every(({ on }: Json) => on.id === id)).toBe(true);
      expect(comments.nodes).toMatchObject([{ text: 'Odile Fontaine rappellera jeudi.' }]);
    }
    const whole = many.nodes.find(({ tasks }) => tasks.pageInfo.hasNextPage);
    const next =
      'query ($id: ID!, $after: String) { node(id: $id) { tasks(after: $after, filter: { doneAt: { isNull: true } }) { nodes { id } } } }';
    const { node } = await app
      .as(lumen.dpo)
      .ask(next, { id: whole.id, after: whole.tasks.pageInfo.endCursor });
    expect(node.tasks.nodes).toHaveLength(1);
  });

  it('of one’s own tasks come by their day, what has none last', async () => {
    const { id } = await app.given(aRequest(lumen));
    const mine = await lumen.hire([Role.PRIVACY_OFFICER]);
    for (const dueOn of ['2026-05-04', null, '2026-04-02'])
      await app.given(aTask(lumen, id, { ownerId: mine.userId, dueOn }));
    await app.given(aTask(lumen, id, { ownerId: mine.userId, isDone: true }));
    const filter = { ownerId: { eq: mine.userId }, doneAt: { isNull: true } };
    const { tasks } = await app.as(mine).ask(TASKS, { filter, orderBy: [{ field: 'DUE_ON' }] });
    expect(tasks.nodes.map(({ dueOn }: Json) => dueOn)).toEqual(['2026-04-02', '2026-05-04', null]);
  });
});
