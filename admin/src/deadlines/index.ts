import DeadlineIcon from '@mui/icons-material/EventNoteOutlined';
import { DEADLINE_VERBS, mutationsOf } from '@vigie/schema/rules';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { CLOCK_FIELDS, STEP_FIELDS } from '../shared/deadline.ts';
import { permissionsOf } from '../shared/verb.ts';
import { ON_FIELDS } from './deadlineRow.ts';

const DeadlineList = lazy(() => import('./DeadlineList.tsx'));

export const deadlines: ConsoleResource = {
  name: 'deadlines',
  noun: 'Deadline',
  one: 'deadline',
  mutations: mutationsOf('Deadline', DEADLINE_VERBS),
  list: `rule label(locale: $locale) source kind state anchorAt dueAt dueOn settledAt acknowledgedAt onReference
    ${ON_FIELDS} legalEntity { id name timeZone } assignee { id name }`,
  show: `${CLOCK_FIELDS} onReference ${ON_FIELDS} legalEntity { id name timeZone } ${STEP_FIELDS}
    revisions { id createdAt dueAt reason } acknowledgedBy { id name } snoozedUntil assignee { id name }
    ${permissionsOf(...Object.keys(DEADLINE_VERBS))}`,
  views: {
    list: DeadlineList,
    // The same list, with one clock open beside it.
    show: DeadlineList,
    icon: DeadlineIcon,
    recordRepresentation: 'label',
  },
};
