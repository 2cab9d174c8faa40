import type { RaRecord } from 'react-admin';
import type { CaseOf } from '../deadlines/deadlineRow.ts';

export interface NotificationRecord extends RaRecord {
  version: number;
  kind: string;
  title: string;
  body: string;
  createdAt: string;
  readAt: string | null;
  deadline: {
    id: string;
    state: string;
    dueAt: string | null;
    rule: string;
    onReference: string;
    on: CaseOf | null;
  } | null;
}

export const UNREAD = { readAt: { isNull: true } };
