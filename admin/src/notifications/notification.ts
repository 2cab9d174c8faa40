import type { RaRecord } from 'react-admin';
import type { CaseOf } from '../deadlines/deadlineRow.ts';

export interface NotificationRecord extends RaRecord {
  version: number;
  kind: string;
  title: string;
  body: string;
  createdAt: string;
  readAt: string | null;
  /** What it is about: a clock's is the case that the clock hangs on. */
  on: CaseOf | null;
  deadline: {
    id: string;
    state: string;
    dueAt: string | null;
    rule: string;
    onReference: string;
  } | null;
}

export const UNREAD = { readAt: { isNull: true } };
