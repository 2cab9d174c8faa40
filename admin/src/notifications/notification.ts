import type { RaRecord } from 'react-admin';

export interface NotificationRecord extends RaRecord {
  version: number;
  kind: string;
  title: string;
  body: string;
  createdAt: string;
  readAt: string | null;
  on: { id: string; __typename: string } | null;
  onReference: string | null;
  deadline: { id: string; state: string; dueAt: string | null; dueOn: string | null } | null;
}

export const UNREAD = { readAt: { isNull: true } };
