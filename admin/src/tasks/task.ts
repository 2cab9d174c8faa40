import type { RaRecord } from 'react-admin';
import { type CaseOf, ON_FIELDS } from '../deadlines/deadlineRow.ts';
import type { PersonRecord } from '../shared/usePersonName.ts';
import { permissionsOf } from '../shared/verb.ts';

export interface TaskRecord extends RaRecord {
  id: string;
  version: number;
  /** Null where its words are withheld, or gone with their file. */
  title: string | null;
  evidence: string | null;
  dueOn: string | null;
  doneAt: string | null;
  onReference: string | null;
  owner: PersonRecord | null;
  doneBy: PersonRecord | null;
  on: CaseOf | null;
  legalEntity: { id: string; name: string; timeZone: string } | null;
}

export const TASK_FIELDS = `title evidence dueOn doneAt onReference owner { id name } doneBy { id name }
  legalEntity { id name timeZone } ${ON_FIELDS} ${permissionsOf('update', 'complete', 'reopen')}`;

export const OPEN = { doneAt: { isNull: true } };
export const DONE = { doneAt: { isNull: false } };

/** Each reading of their words is on record: they are not asked for again without need. */
export const SPARING = { retry: false, staleTime: 60_000, refetchOnWindowFocus: false } as const;

export interface CommentRecord {
  id: string;
  version: number;
  createdAt: string;
  /** Null where it is withheld, deleted, or gone with its file. */
  text: string | null;
  deletedAt: string | null;
  author: PersonRecord | null;
  deletedBy: PersonRecord | null;
  mentions: PersonRecord[];
  permission: { allowed: boolean };
}

export const COMMENT_FIELDS = `createdAt text deletedAt author { id name } deletedBy { id name }
  mentions { id name } permission(action: "delete") { allowed }`;
