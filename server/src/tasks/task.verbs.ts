import {
  ASSIGN_TASKS,
  COMPLETE_TASKS,
  CREATE_TASK,
  DomainError,
  type ErrorCode,
  type FieldProblem,
  sealedFieldOf,
  TASK_VERBS,
  Task,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { type Refusal, refusalOf } from '../errors.ts';
import { bulkOfNodes, creationOfNode, UNCHANGED, verbsOfNode } from '../graphql/verbs.ts';
import { followDueDay, giveClock, stopClock } from './task.clock.ts';
import { requireReaders, takeBack, tell } from './task.members.ts';
import { hanging, placeOf, requireLiving } from './task.place.ts';

type Sealable = Pick<Task, 'id' | 'fileId' | 'retention'>;

const sealed = (
  ctx: Context,
  { id, fileId, retention }: Sealable,
  property: 'title' | 'evidence',
  words: string,
) => ctx.vault.seal(fileId, retention, sealedFieldOf(Task, property), words, id);

/** What the trail says of a task: ids and a day. */
const codesOf = ({ nodeId, ownerId = null, dueOn = null }: Task) => ({ nodeId, ownerId, dueOn });

const requireOwner = (
  ctx: Context,
  place: Pick<Task, 'onType' | 'legalEntityId'>,
  userId: string | null | undefined,
) => requireReaders(ctx, place, 'tasks:write', userId ? [{ userId, path: ['ownerId'] }] : []);

export const taskCreation = creationOfNode(
  Task,
  CREATE_TASK,
  async (ctx, { nodeId, title, ownerId = null, dueOn = null }) => {
    const place = await placeOf(ctx, nodeId);
    await requireOwner(ctx, place, ownerId);
    const id = newId('Task');
    const where = hanging(place, id);
    const task = ctx.make(Task, {
      id,
      ...where,
      title: await sealed(ctx, { id, ...where }, 'title', title),
      ownerId,
      dueOn,
      authorId: ctx.actor.userId,
    });
    ctx.record(CREATE_TASK.event, task, codesOf(task), { title });
    if (dueOn) await followDueDay(ctx, task);
    if (ownerId) await tell(ctx, 'TASK_ASSIGNED', task, [ownerId]);
    return task;
  },
);

export const taskVerbs = verbsOfNode({
  type: Task,
  noun: 'Task',
  verbs: TASK_VERBS,
  // The clocks flush: `updatedAt` is set with the rest, so that one change is one version.
  works: {
    async update(ctx, task, { title, ownerId = task.ownerId ?? null, dueOn = task.dueOn ?? null }) {
      const isGiven = ownerId !== (task.ownerId ?? null);
      const isMoved = dueOn !== (task.dueOn ?? null);
      if (title === undefined && !isGiven && !isMoved) return UNCHANGED;
      if (isGiven) await requireOwner(ctx, task, ownerId);
      if (title !== undefined) {
        await requireLiving(ctx, task);
        task.title = await sealed(ctx, task, 'title', title);
      }
      Object.assign(task, { ownerId, dueOn, updatedAt: ctx.now });
      if (isMoved) await followDueDay(ctx, task);
      else if (isGiven) await giveClock(ctx, task);
      if (isGiven) {
        await takeBack(ctx, task.id);
        if (ownerId) await tell(ctx, 'TASK_ASSIGNED', task, [ownerId]);
      }
      return { codes: codesOf(task), ...(title !== undefined && { hashed: { title } }) };
    },

    async complete(ctx, task, { evidence }) {
      if (evidence) {
        await requireLiving(ctx, task);
        task.evidence = await sealed(ctx, task, 'evidence', evidence);
      }
      Object.assign(task, { doneAt: ctx.now, doneById: ctx.actor.userId, updatedAt: ctx.now });
      await stopClock(ctx, task);
      await takeBack(ctx, task.id);
      return { codes: codesOf(task), ...(evidence && { hashed: { evidence } }) };
    },

    async reopen(ctx, task) {
      Object.assign(task, { doneAt: null, doneById: null, evidence: null, updatedAt: ctx.now });
      await followDueDay(ctx, task);
      return { codes: codesOf(task) };
    },
  },
});

type Known = { id: string; version: number };

/** What is said of one task alone: any other refusal stops all at once. */
const OF_A_TASK: readonly ErrorCode[] = ['NOT_FOUND', 'CONFLICT', 'RULE_BROKEN', 'INVALID_INPUT'];

/** Does the same to each task; what is refused of any of them refuses all, as the first is and each at its place. */
async function each(tasks: readonly Known[], act: (known: Known) => Promise<unknown>): Promise<Task[]> {
  const done: Task[] = [];
  const problems: FieldProblem[] = [];
  let first: Refusal | undefined;
  for (const [place, known] of tasks.entries()) {
    try {
      done.push((await act(known)) as Task);
    } catch (error) {
      const refusal = refusalOf(error);
      const { code, rule, fields } = refusal;
      if (!OF_A_TASK.includes(code)) throw error;
      first ??= refusal;
      problems.push({ path: ['input', 'tasks', place], code: rule ?? fields?.[0]?.code ?? code });
    }
  }
  if (first) throw new DomainError(first.code, first.message, { rule: first.rule, fields: problems });
  return done;
}

export const taskAssignment = bulkOfNodes(Task, ASSIGN_TASKS, (ctx, { tasks, ownerId = null }) =>
  each(tasks, (known) => taskVerbs.perform.update(ctx, { ...known, ownerId })),
);

export const taskCompletion = bulkOfNodes(Task, COMPLETE_TASKS, (ctx, { tasks, evidence }) =>
  each(tasks, (known) => taskVerbs.perform.complete(ctx, { ...known, evidence })),
);
