import IdentityIcon from '@mui/icons-material/BadgeOutlined';
import CancelIcon from '@mui/icons-material/BlockOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import WorkIcon from '@mui/icons-material/ConstructionOutlined';
import ForwardIcon from '@mui/icons-material/ForwardOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import InboxIcon from '@mui/icons-material/MoveToInboxOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import RuleIcon from '@mui/icons-material/RuleOutlined';
import { RequestChannel, RequesterType, RequestStatus, Right } from '@vigie/schema/rules';
import type { DeadlineRecord } from '../shared/deadline.ts';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import type { TimelineEntry } from '../shared/Timeline.tsx';

export const STATUSES = Object.values(RequestStatus);
export const CHANNELS = Object.values(RequestChannel);
export const REQUESTER_TYPES = Object.values(RequesterType);
export const RIGHTS = Object.values(Right);

/** The usual way, from the message to the closing. */
export const WAY = [
  RequestStatus.RECEIVED,
  RequestStatus.IDENTITY_CHECK,
  RequestStatus.QUALIFIED,
  RequestStatus.IN_PROGRESS,
  RequestStatus.ANSWERED,
  RequestStatus.CLOSED,
];
export const OPEN_STATUSES = ['RECEIVED', 'IDENTITY_CHECK', 'QUALIFIED', 'IN_PROGRESS', 'PAUSED'];

export const STATUS_LOOKS: StatusLooks = {
  RECEIVED: { tone: 'accent', icon: InboxIcon },
  IDENTITY_CHECK: { tone: 'accent', icon: IdentityIcon },
  QUALIFIED: { tone: 'accent', icon: RuleIcon },
  IN_PROGRESS: { tone: 'accent', icon: WorkIcon },
  PAUSED: { tone: 'pause', icon: PauseIcon },
  ANSWERED: { tone: 'good', icon: DoneIcon },
  CLOSED: { tone: 'plain', icon: LockIcon },
  REFUSED: { tone: 'plain', icon: CancelIcon },
  WITHDRAWN: { tone: 'plain', icon: CancelIcon },
  TRANSFERRED: { tone: 'plain', icon: ForwardIcon },
};

export interface RequestRow {
  id: string;
  reference: string;
  status: string;
  receivedAt: string;
  receivedOn: string | null;
  dueAt: string | null;
  rights: { id: string; right: string; status?: string }[];
  legalEntity: { id: string; name: string; timeZone: string; country?: string; holidayZone?: string | null };
  assignee: { id: string; name: string } | null;
  deadlines: Pick<DeadlineRecord, 'id' | 'rule' | 'state' | 'dueAt' | 'kind'>[];
}
export interface RequestRecord extends Omit<RequestRow, 'deadlines'> {
  version: number;
  channel: string;
  locale: string;
  requesterType: string;
  suspensions: { reason: string; askedAt: string; answeredAt: string | null }[];
  extension: { reasons: string[]; notifiedAt: string; months: number } | null;
  answeredAt: string | null;
  answerChannel: string | null;
  deadlines: DeadlineRecord[];
  timeline: TimelineEntry[];
}
