import FailedIcon from '@mui/icons-material/ErrorOutline';
import SentIcon from '@mui/icons-material/MarkEmailReadOutlined';
import WaitIcon from '@mui/icons-material/ScheduleSendOutlined';
import { MailState } from '@vigie/schema/rules';
import type { RaRecord } from 'react-admin';
import type { StatusLooks } from '../shared/StatusChip.tsx';

export const MAIL_STATES = Object.values(MailState);

export interface MailRow extends RaRecord {
  subject: string;
  state: string;
  createdAt: string;
  sentAt: string | null;
  serverAnswer: string | null;
  attempts: number;
}

export interface MailRecord extends MailRow {
  messageId: string;
  to: string | null;
  text: string | null;
}

export const MAIL_LOOKS: StatusLooks = {
  PENDING: { tone: 'accent', icon: WaitIcon },
  SENT: { tone: 'good', icon: SentIcon },
  FAILED: { tone: 'danger', icon: FailedIcon },
};
