import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { lazy } from 'react';
import { ON_FIELDS } from '../deadlines/deadlineRow.ts';
import type { ConsoleResource } from '../resource.ts';

const FIELDS = `kind title(locale: $locale) body(locale: $locale) createdAt readAt
  deadline { id rule state dueAt onReference ${ON_FIELDS} }`;

export const notifications: ConsoleResource = {
  name: 'notifications',
  noun: 'Notification',
  one: 'notification',
  inputs: { read: 'VersionedInput' },
  list: FIELDS,
  show: FIELDS,
  views: { list: lazy(() => import('./NotificationList.tsx')), icon: BellIcon },
};
