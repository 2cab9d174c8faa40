import {
  day,
  group,
  groupOf,
  id,
  line,
  list,
  mayChange,
  member,
  optional,
  text,
  whole,
} from '../shared/verb.fields.ts';
import { creationOf, type Guard, verbsOf } from '../shared/verb.ts';

/** What the verbs of a task look at. */
export interface TaskState {
  doneAt?: Date | null;
}

/** What deleting a comment looks at. */
export interface CommentState {
  deletedAt?: Date | null;
  /** Its author, or who decides in the domain of what it hangs on; absent where nobody in particular asks. */
  mayDelete?: boolean;
}

const isOpen: Guard<TaskState> = ({ doneAt }) => (doneAt ? 'TASK_DONE' : null);
const isDone: Guard<TaskState> = ({ doneAt }) => (doneAt ? null : 'TASK_NOT_DONE');

const owner = (says: string) => optional(member(says, { label: ['Personne chargée', 'Owner'] }));
const evidence = optional(
  text('What shows that it was done. Sealed.', {
    label: ['Preuve', 'Evidence'],
    help: [
      'Ce qui le montre : un compte rendu, un document, une réponse.',
      'What shows it: minutes, a document, an answer.',
    ],
  }),
);

/** Most tasks that are given or done at once. */
export const MOST_TASKS = 100;

const KNOWN_TASK = groupOf('KnownTaskInput', 'A task in the version that the caller knew.', {
  id: id('Which task.'),
  version: whole('Its version when it was read.'),
});

const knownTasks = list(group(KNOWN_TASK, 'Which tasks, each in the version that the caller knew.'), {
  min: 1,
  max: MOST_TASKS,
  unique: (task) => task.id,
});

const ALL_OR_NONE = 'All of them or none: each refusal is at the place of its task.';

export const CREATE_TASK = creationOf({
  mutation: 'createTask',
  scope: 'tasks:write',
  says: 'Something is to be done about a node. A day sets a clock, whose alerts go to the owner.',
  input: 'Something that is to be done about a node that the caller may read.',
  label: ['Ajouter une tâche', 'Add a task'],
  event: 'task.created',
  fields: {
    nodeId: id('What it is about: any node that the caller may read.'),
    title: line('What is to be done. Sealed.', { label: ['À faire', 'To do'] }),
    ownerId: owner('Who does it: a member who may read the node, and works on tasks.'),
    dueOn: optional(day('By when.', { label: ['Échéance', 'Due'] })),
  },
});

/** What can be done to a task. */
export const TASK_VERBS = verbsOf<TaskState>()({
  update: {
    scope: 'tasks:write',
    guards: [isOpen],
    event: 'task.updated',
    label: ['Modifier la tâche', 'Change the task'],
    says: 'Another title, owner or day. The new owner is told.',
    input: 'What is otherwise of a task.',
    fields: {
      title: mayChange(line('What is to be done. Sealed.', { label: ['À faire', 'To do'] })),
      ownerId: owner('Who does it: a member who may read the node, and works on tasks; null for nobody.'),
      dueOn: optional(day('By when; null for no day.', { label: ['Échéance', 'Due'] })),
    },
  },
  complete: {
    scope: 'tasks:write',
    guards: [isOpen],
    event: 'task.completed',
    label: ['Marquer comme faite', 'Mark as done'],
    says: 'It is done: its clock stops.',
    input: 'That a task is done.',
    fields: { evidence },
  },
  reopen: {
    scope: 'tasks:write',
    guards: [isDone],
    event: 'task.reopened',
    label: ['Rouvrir la tâche', 'Reopen the task'],
    says: 'It is to be done after all: its clock runs again, to the same day.',
    input: 'That a task is to be done after all.',
    fields: {},
  },
});

export const ASSIGN_TASKS = creationOf({
  mutation: 'assignTasks',
  scope: 'tasks:write',
  says: `Tasks are given to somebody at once. ${ALL_OR_NONE}`,
  input: 'To whom tasks are given.',
  label: ['Confier', 'Assign'],
  fields: {
    tasks: knownTasks,
    ownerId: owner('Who does them; nobody when absent.'),
  },
});

export const COMPLETE_TASKS = creationOf({
  mutation: 'completeTasks',
  scope: 'tasks:write',
  says: `Tasks are done at once, with the same evidence. ${ALL_OR_NONE}`,
  input: 'That tasks are done.',
  label: ['Marquer comme faites', 'Mark as done'],
  fields: { tasks: knownTasks, evidence },
});

export const CREATE_COMMENT = creationOf({
  mutation: 'createComment',
  scope: 'tasks:write',
  says: 'A remark on a node. Who is mentioned hears of it by inbox.',
  input: 'A remark on a node that the caller may read.',
  label: ['Commenter', 'Comment'],
  event: 'comment.created',
  fields: {
    nodeId: id('What it is about: any node that the caller may read.'),
    text: text('What is remarked. Sealed; it does not change any more.', {
      max: 4000,
      label: ['Commentaire', 'Comment'],
    }),
    mentions: optional(list(member('Whom it is meant for: members who may read the node.'), { max: 20 })),
  },
});

/** What can be done to a comment. */
export const COMMENT_VERBS = verbsOf<CommentState>()({
  delete: {
    scope: 'tasks:write',
    guards: [
      ({ mayDelete = true }) => (mayDelete ? null : 'FORBIDDEN'),
      ({ deletedAt }) => (deletedAt ? 'COMMENT_DELETED' : null),
    ],
    event: 'comment.deleted',
    label: ['Supprimer le commentaire', 'Delete the comment'],
    lead: [
      'Personne ne pourra plus le lire. Il reste dit qui l’a écrit, et quand.',
      'Nobody can read it any more. Who wrote it, and when, stays.',
    ],
    says: 'Its key is destroyed: nobody reads it any more. Who wrote it when, and who deleted it, stays.',
    input: 'That a comment goes: by its author, or by who decides in the domain of its node.',
    fields: {},
  },
});
