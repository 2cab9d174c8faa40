import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';

export const notifications: ConsoleResource = {
  name: 'notifications',
  noun: 'Notification',
  one: 'notification',
  list: `kind title(locale: $locale) body(locale: $locale) createdAt readAt on { id __typename } onReference
    deadline { id state dueAt dueOn }`,
  show: `kind title(locale: $locale) body(locale: $locale) createdAt readAt on { id __typename } onReference
    deadline { id state dueAt dueOn }`,
  views: { list: lazy(() => import('./NotificationList.tsx')), icon: BellIcon },
};
