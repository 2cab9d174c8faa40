import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { mutationsOf, NOTIFICATION_VERBS } from '@vigie/schema/rules';
import { lazy } from 'react';
import { ON_FIELDS } from '../deadlines/deadlineRow.ts';
import type { ConsoleResource } from '../resource.ts';

const PLAIN = 'kind title(locale: $locale) body(locale: $locale) createdAt readAt';

export const notifications: ConsoleResource = {
  name: 'notifications',
  noun: 'Notification',
  one: 'notification',
  mutations: mutationsOf('Notification', NOTIFICATION_VERBS),
  list: `${PLAIN} ${ON_FIELDS} deadline { id rule state dueAt onReference }`,
  // Whoever has an inbox may have it read; the clock behind a line needs a right of its own.
  show: PLAIN,
  views: { list: lazy(() => import('./NotificationList.tsx')), icon: BellIcon },
};
