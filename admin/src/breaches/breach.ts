import AssessIcon from '@mui/icons-material/BalanceOutlined';
import CancelIcon from '@mui/icons-material/BlockOutlined';
import BookIcon from '@mui/icons-material/BookOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import ConfirmedIcon from '@mui/icons-material/GppMaybeOutlined';
import HalfIcon from '@mui/icons-material/HourglassBottomOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import SearchIcon from '@mui/icons-material/ManageSearchOutlined';
import SensorsIcon from '@mui/icons-material/SensorsOutlined';
import { BreachCause, BreachNature, BreachStatus } from '@vigie/schema/rules';
import type { DeadlineRecord } from '../shared/deadline.ts';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import type { TimelineEntry } from '../shared/Timeline.tsx';

export const STATUSES = Object.values(BreachStatus);
export const NATURES = Object.values(BreachNature);
export const CAUSES = Object.values(BreachCause);
export const OPEN_STATUSES = [
  'DETECTED',
  'UNDER_INVESTIGATION',
  'CONFIRMED',
  'ASSESSED',
  'NOTIFIED_INITIAL',
  'NOTIFIED_COMPLETE',
];

/** The usual way, from detection to closing. */
export const WAY = [
  BreachStatus.DETECTED,
  BreachStatus.CONFIRMED,
  BreachStatus.ASSESSED,
  BreachStatus.NOTIFIED_INITIAL,
  BreachStatus.NOTIFIED_COMPLETE,
  BreachStatus.CLOSED,
];

export const STATUS_LOOKS: StatusLooks = {
  DETECTED: { tone: 'warn', icon: SensorsIcon },
  UNDER_INVESTIGATION: { tone: 'warn', icon: SearchIcon },
  CONFIRMED: { tone: 'danger', icon: ConfirmedIcon },
  ASSESSED: { tone: 'accent', icon: AssessIcon },
  NOTIFIED_INITIAL: { tone: 'accent', icon: HalfIcon },
  NOTIFIED_COMPLETE: { tone: 'good', icon: DoneIcon },
  CLOSED: { tone: 'plain', icon: LockIcon },
  NOT_A_BREACH: { tone: 'plain', icon: CancelIcon },
  DOCUMENTED_ONLY: { tone: 'plain', icon: BookIcon },
};

export interface BreachRow {
  id: string;
  reference: string;
  title: string;
  status: string;
  natures: string[];
  awareAt: string | null;
  detectedAt: string | null;
  dueAt: string | null;
  legalEntity: { id: string; name: string; timeZone: string };
  assignee: { id: string; name: string } | null;
  deadlines: Pick<DeadlineRecord, 'id' | 'rule' | 'state' | 'dueAt' | 'kind'>[];
}
export interface Filing {
  id: string;
  regime: string;
  stage: string;
  submittedAt: string;
  authorityReference: string | null;
  isLate: boolean;
  lateReason: string | null;
}
export interface BreachRecord extends Omit<BreachRow, 'deadlines'> {
  version: number;
  cause: string | null;
  gapReason: string | null;
  description: string | null;
  approximateSubjects: number | null;
  approximateRecords: number | null;
  filings: Filing[];
  deadlines: DeadlineRecord[];
  timeline: TimelineEntry[];
}
