import type { Actor, TestOrganisation } from '../harness/actors.ts';
import type { Json, TestApp } from '../harness/app.ts';

/** What tests look at in a task and in a comment. */
export const TASK_FIELDS = `id version title evidence dueOn doneAt onReference owner { id } doneBy { id } author { id } on { id }
  legalEntity { id } deadline { id rule state dueOn round }`;
export const COMMENT_FIELDS =
  'id version text deletedAt onReference author { id } deletedBy { id } mentions { id } on { id }';

const verb = (name: string, input: string, fields: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;

export const CREATE_TASK = verb('createTask', 'CreateTaskInput', TASK_FIELDS);
export const UPDATE_TASK = verb('updateTask', 'UpdateTaskInput', TASK_FIELDS);
export const COMPLETE_TASK = verb('completeTask', 'CompleteTaskInput', TASK_FIELDS);
export const REOPEN_TASK = verb('reopenTask', 'ReopenTaskInput', TASK_FIELDS);
export const ASSIGN_TASKS = verb('assignTasks', 'AssignTasksInput', TASK_FIELDS);
export const COMPLETE_TASKS = verb('completeTasks', 'CompleteTasksInput', TASK_FIELDS);
export const CREATE_COMMENT = verb('createComment', 'CreateCommentInput', COMMENT_FIELDS);
export const DELETE_COMMENT = verb('deleteComment', 'DeleteCommentInput', COMMENT_FIELDS);
export const TASK = `query task($id: ID!) { task(id: $id) { ${TASK_FIELDS} } }`;
export const TASKS = `query tasks($filter: TaskFilter, $orderBy: [TaskOrder!]) {
  tasks(filter: $filter, orderBy: $orderBy) { nodes { id dueOn } totalCount } }`;

/** A task on that node, by the DPO. */
export const aTask =
  (organisation: TestOrganisation, nodeId: string, { isDone = false, ...more }: Json = {}) =>
  async (app: TestApp): Promise<Json> => {
    const as = app.as(organisation.dpo);
    const { createTask } = await as.ask(CREATE_TASK, {
      input: { nodeId, title: 'Appeler le prestataire', ...more },
    });
    if (!isDone) return createTask;
    const { id, version } = createTask;
    return (await as.ask(COMPLETE_TASK, { input: { id, version } })).completeTask;
  };

/** A comment on that node, by the DPO unless told. */
export const aComment =
  (organisation: TestOrganisation, nodeId: string, more: object = {}, by: Actor = organisation.dpo) =>
  async (app: TestApp): Promise<Json> => {
    const input = { nodeId, text: 'Odile Fontaine rappellera jeudi.', ...more };
    return (await app.as(by).ask(CREATE_COMMENT, { input })).createComment;
  };
