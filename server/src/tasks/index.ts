export { commentCreation, commentVerbs } from './comment.verbs.ts';
export { taskCreation, taskVerbs } from './task.verbs.ts';
