import IdentityIcon from '@mui/icons-material/BadgeOutlined';
import CancelIcon from '@mui/icons-material/BlockOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import WorkIcon from '@mui/icons-material/ConstructionOutlined';
import ForwardIcon from '@mui/icons-material/ForwardOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import InboxIcon from '@mui/icons-material/MoveToInboxOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import RuleIcon from '@mui/icons-material/RuleOutlined';
import { type AccessSection, RequesterType, RequestStatus, Right } from '@vigie/schema/rules';
import type { DocumentRecord } from '../documents/document.ts';
import type { DeadlineRecord } from '../shared/deadline.ts';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import type { TimelineEntry } from '../shared/Timeline.tsx';

export const STATUSES = Object.values(RequestStatus);
export const REQUESTER_TYPES = Object.values(RequesterType);
export const RIGHTS = Object.values(Right);

/** The usual way, from the message to the closing, each step by the status that stands on it. */
export const WAY = [
  { code: 'receipt', status: RequestStatus.RECEIVED },
  { code: 'identity', status: RequestStatus.IDENTITY_CHECK },
  { code: 'qualification', status: RequestStatus.QUALIFIED },
  { code: 'work', status: RequestStatus.IN_PROGRESS },
  { code: 'answer', status: RequestStatus.ANSWERED },
  { code: 'closing', status: RequestStatus.CLOSED },
] as const;

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
  identity: string;
  mandate: string | null;
  undecidedRights: number;
  undeliveredLetters: number;
  untoldRights: number;
  rights: { id: string; right: string; status?: string }[];
  legalEntity: { id: string; name: string; timeZone: string; country?: string; holidayZone?: string | null };
  assignee: { id: string; name: string } | null;
  deadlines: Pick<DeadlineRecord, 'id' | 'rule' | 'state' | 'dueAt' | 'kind'>[];
}
/** What the procedure proposed of a right. */
export interface Proposal {
  id: string;
  number: number;
  outcome: string;
  code: string;
}

/** What a person decided of it. */
export interface Decision {
  id: string;
  number: number;
  createdAt: string;
  outcome: string;
  departs: boolean;
  ground: string | null;
  statute: string | null;
  reason: string | null;
  complaintAuthority: string | null;
}

export interface RightRecord {
  id: string;
  version: number;
  right: string;
  status: string;
  outcome: string | null;
  deadline: DeadlineRecord | null;
  assessments: Proposal[];
  decisions: Decision[];
  recipientNotices: RecipientNoticeRecord[];
  feeAnnouncement: FeeRecord | null;
}

/** A recipient of the data, and what they were told. */
export interface RecipientNoticeRecord {
  id: string;
  outcome: string;
  recipient: string | null;
  reason: string | null;
  sentAt: string | null;
  acknowledgedAt: string | null;
}

export interface FeeRecord {
  id: string;
  amountInCents: number;
  currency: string;
  reason: string | null;
  toldAt: string;
}

/** Of versions that are never changed, the one that counts. */
export const lastOf = <T extends { number: number }>(versions: readonly T[]): T | null =>
  [...versions].sort((a, b) => b.number - a.number)[0] ?? null;

export interface IdentityCheckRecord {
  id: string;
  result: string;
  method: string | null;
  asked: string | null;
  reason: string | null;
  documentDeletedAt: string | null;
  documents: DocumentRecord[] | null;
  at: string;
}

export interface CommunicationRecord {
  id: string;
  version: number;
  serverAnswer: string | null;
  resentAt: string | null;
  againOf: { id: string } | null;
  documents: DocumentRecord[] | null;
  kind: string;
  channel: string;
  sentAt: string;
  sha256: string;
  delivery: string | null;
  deliveredAt: string | null;
}

/** What the message says of who the person is. */
export interface ClaimRecord {
  id: string;
  scheme: string;
  system?: string | null;
  state: string;
  value: string | null;
}

export interface RequestRecord extends Omit<RequestRow, 'deadlines' | 'rights'> {
  version: number;
  channel: string;
  locale: string;
  requesterType: string;
  externalReference?: { system: string; id: string } | null;
  acknowledgedAt: string | null;
  closedAt: string | null;
  isLate: boolean;
  lateReason: string | null;
  subject: { id: string; reference: string } | null;
  claims?: ClaimRecord[];
  candidates?: { id: string; reference: string }[] | null;
  earlierRequests?: { id: string; reference: string; receivedAt: string; status: string }[] | null;
  rights: RightRecord[];
  identityChecks: IdentityCheckRecord[];
  communications: CommunicationRecord[];
  documents: DocumentRecord[] | null;
  accessInformation: { id: string; missing: string[]; sections: AccessSection[] | null } | null;
  accessTemplate: { id: string; sections: AccessSection[] | null } | null;
  suspensions: { reason: string; askedAt: string; answeredAt: string | null }[];
  extension: { reasons: string[]; notifiedAt: string; months: number } | null;
  answeredAt: string | null;
  answerChannel: string | null;
  deadlines: DeadlineRecord[];
  timeline: TimelineEntry[] | null;
}
