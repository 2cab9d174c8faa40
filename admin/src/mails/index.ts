import MailIcon from '@mui/icons-material/MailOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';

const FIELDS = 'subject state createdAt sentAt serverAnswer attempts';

export const mails: ConsoleResource = {
  name: 'mails',
  noun: 'Mail',
  type: 'MailMessage',
  one: 'mail',
  list: FIELDS,
  // Who it went to and what it says are sealed: opened on the mail's own page, and the reading is on record.
  show: `${FIELDS} messageId to text`,
  views: {
    list: lazy(() => import('./MailList.tsx')),
    show: lazy(() => import('./MailShow.tsx')),
    icon: MailIcon,
    recordRepresentation: 'subject',
  },
};
