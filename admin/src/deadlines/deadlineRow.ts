import type { RaRecord } from 'react-admin';
import type { DeadlineRecord } from '../shared/deadline.ts';

export interface DeadlineRow
  extends RaRecord,
    Pick<
      DeadlineRecord,
      'rule' | 'label' | 'source' | 'kind' | 'state' | 'dueAt' | 'dueOn' | 'settledAt' | 'acknowledgedAt'
    > {
  onReference: string;
  on: CaseOf | null;
  legalEntity: { id: string; name: string; timeZone: string };
  assignee?: { id: string; name: string } | null;
}

/** The article, where there is one and the label does not say it already. */
export const articleBeside = ({ label, source }: Pick<DeadlineRow, 'label' | 'source'>): string | null =>
  /\bart\. ?\d/i.test(label) || !/\d/.test(source) ? null : source;

/** What a clock hangs on: a right's is shown with the message that it came in, a notice's with its breach. */
export interface CaseOf {
  id: string;
  __typename: string;
  right?: string;
  request?: { id: string };
  breach?: { id: string };
  /** Of a task and a comment: what they hang on. */
  on?: CaseOf | null;
}
const CASE = '... on ExercisedRight { right request { id } } ... on ControllerNotice { breach { id } }';
const WHERE = `on { id __typename ${CASE} }`;
export const ON_FIELDS = `on { id __typename ${CASE} ... on Task { ${WHERE} } ... on Comment { ${WHERE} } }`;

const PLACES: Record<string, string> = {
  DataSubjectRequest: 'requests',
  Breach: 'breaches',
  DataSubject: 'dataSubjects',
  Deadline: 'deadlines',
};

/** Where it is shown; nowhere for who may not see it. */
export function pathOf(on: CaseOf | null | undefined): string | undefined {
  if (!on) return undefined;
  if (on.on) return pathOf(on.on);
  if (on.request) return `/requests/${on.request.id}/show`;
  if (on.breach) return `/breaches/${on.breach.id}/show`;
  return PLACES[on.__typename] && `/${PLACES[on.__typename]}/${on.id}/show`;
}
