import type { RaRecord } from 'react-admin';
import type { DeadlineRecord } from '../shared/deadline.ts';

export interface DeadlineRow
  extends RaRecord,
    Pick<
      DeadlineRecord,
      'rule' | 'label' | 'source' | 'kind' | 'state' | 'dueAt' | 'dueOn' | 'settledAt' | 'acknowledgedAt'
    > {
  onReference: string;
  on: { id: string; __typename: string };
  legalEntity: { id: string; name: string; timeZone: string };
  assignee?: { id: string; name: string } | null;
}

/** The article, where the label does not say it already. */
export const articleBeside = ({ label, source }: Pick<DeadlineRow, 'label' | 'source'>): string | null =>
  /\bart\. ?\d/i.test(label) ? null : source;

/** Where a node of that type is shown. */
const PLACES: Record<string, string> = {
  RequestCase: 'requests',
  DataSubjectRequest: 'requests',
  Breach: 'breaches',
};

export const pathOf = (on: { id: string; __typename: string } | null | undefined): string | undefined =>
  on && PLACES[on.__typename] ? `/${PLACES[on.__typename]}/${on.id}/show` : undefined;
