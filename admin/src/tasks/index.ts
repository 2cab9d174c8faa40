import TaskIcon from '@mui/icons-material/TaskAltOutlined';
import { COMMENT_VERBS, mutationsOf, TASK_VERBS } from '@vigie/schema/rules';
import { lazy } from 'react';
import type { ConsoleResource, ResourceShape } from '../resource.ts';
import { COMMENT_FIELDS, TASK_FIELDS } from './task.ts';

export const tasks: ConsoleResource = {
  name: 'tasks',
  noun: 'Task',
  one: 'task',
  mutations: mutationsOf('Task', TASK_VERBS),
  list: TASK_FIELDS,
  show: TASK_FIELDS,
  views: { list: lazy(() => import('./TaskList.tsx')), icon: TaskIcon },
};

/** A comment has no page and no list of its own: it is read in the feed of what it hangs on. */
export const comments: ResourceShape = {
  name: 'comments',
  noun: 'Comment',
  one: 'comment',
  mutations: mutationsOf('Comment', COMMENT_VERBS),
  list: COMMENT_FIELDS,
  show: COMMENT_FIELDS,
};
