import AssessIcon from '@mui/icons-material/BalanceOutlined';
import CancelIcon from '@mui/icons-material/BlockOutlined';
import BookIcon from '@mui/icons-material/BookOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import ConfirmedIcon from '@mui/icons-material/GppMaybeOutlined';
import HalfIcon from '@mui/icons-material/HourglassBottomOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import SearchIcon from '@mui/icons-material/ManageSearchOutlined';
import SensorsIcon from '@mui/icons-material/SensorsOutlined';
import {
  type AiIncidentKind,
  BreachStatus,
  type CraEventKind,
  type EntityClass,
  type FilingRegime,
  type Nis2Class,
  type RegimeStatus,
} from '@vigie/schema/rules';
import type { DeadlineRecord } from '../shared/deadline.ts';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import type { TimelineEntry } from '../shared/Timeline.tsx';
import type { PersonRecord } from '../shared/usePersonName.ts';

export const STATUSES = Object.values(BreachStatus);
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
/** A processor neither assesses nor notifies: it tells its customers, GDPR 33(2). */
export const WAY_OF_PROCESSOR = [BreachStatus.DETECTED, BreachStatus.CONFIRMED, BreachStatus.CLOSED];

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
  legalEntity: { id: string; name: string; timeZone: string; country?: string };
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
  isComplete: boolean;
  lateReason: string | null;
  withdrawalReason: string | null;
}

/** A regime beside GDPR 33 on a breach. */
export interface BreachRegimeRecord {
  id: string;
  regime: FilingRegime;
  status: RegimeStatus;
  nis2Class: Nis2Class | null;
  entityClass: EntityClass | null;
  aiIncidentKind: AiIncidentKind | null;
  craEventKind: CraEventKind | null;
  classifiedAt: string | null;
  correctiveAvailableAt: string | null;
  handledAt: string | null;
  decidedAt: string | null;
  decider: PersonRecord | null;
  reason: string | null;
}

/** ENISA's terms, as the calculator takes them. */
export interface SeverityInputs {
  data: { category: string; adjustment: number | null; justification: string | null }[];
  identification: string;
  confidentiality: string | null;
  integrity: string | null;
  availability: string | null;
  malicious: boolean | null;
  individuals: number | null;
  unintelligible: boolean | null;
}

/** One version of the assessment: it proposes. */
export interface Assessment {
  id: string;
  number: number;
  assessedAt: string;
  author: PersonRecord | null;
  dpc: number;
  score: number;
  band: string;
  flags: string[];
  proposedRisk: string;
  inputs: SeverityInputs;
}

/** What a person decided, beside the DPO's opinion. */
export interface BreachDecisionRecord {
  id: string;
  decidedAt: string;
  decider: PersonRecord | null;
  risk: string;
  departsFromProposal: boolean;
  notifyAuthority: boolean;
  tellSubjects: boolean;
  reasons: string;
  dpoConsulted: boolean;
  dpoOpinion: string | null;
  assessment: { id: string; number: number } | null;
}

export interface Measure {
  id: string;
  title: string;
  owner: PersonRecord | null;
  dueOn: string | null;
  completedAt: string | null;
}

export interface Notice {
  id: string;
  controllerName: string | null;
  contact: string | null;
  noticeHours: number | null;
  notifiedAt: string | null;
  contentHash: string | null;
  isLate: boolean;
  controllerEntity: { id: string; name: string } | null;
  controllerBreach: CaseRef | null;
  deadlines: DeadlineRecord[];
}

/** Another case, as one links to it. */
export interface CaseRef {
  id: string;
  reference: string;
}

export interface SubjectsTold {
  id: string;
  channel: string;
  communicatedAt: string;
  personsInformed: number | null;
  publishedWhere: string | null;
  contentHash: string;
}

export interface Exemption {
  id: string;
  ground: string;
  justification: string;
  decidedAt: string;
}

export interface Involved {
  category: string;
  approximateCount: number | null;
}

export interface BreachRecord extends Omit<BreachRow, 'deadlines'> {
  version: number;
  role: 'CONTROLLER' | 'PROCESSOR';
  externalReference?: { system: string; id: string } | null;
  cause: string | null;
  gapReason: string | null;
  awarenessEvidence: string | null;
  investigationStartedAt: string | null;
  description: string | null;
  contact: string | null;
  approximateSubjects: number | null;
  approximateRecords: number | null;
  involvedSubjects: Involved[] | null;
  involvedData: Involved[] | null;
  likelyConsequences: string | null;
  measuresTaken: string | null;
  risk: string | null;
  notifyAuthority: boolean | null;
  tellSubjects: boolean | null;
  notifiedAt: string | null;
  communicatedAt: string | null;
  publicNoticeAt: string | null;
  endedAt: string | null;
  currentAssessment: Assessment | null;
  currentDecision: BreachDecisionRecord | null;
  assessments: Assessment[];
  filings: Filing[];
  regimes: BreachRegimeRecord[];
  openRegimes: number;
  sourceNotice: { id: string; breach: (CaseRef & { legalEntity: { name: string } }) | null } | null;
  communications: SubjectsTold[];
  exemptions: Exemption[];
  measures: Measure[];
  controllerNotices: Notice[];
  register: { isComplete: boolean; missing: string[] };
  deadlines: DeadlineRecord[];
  timeline: TimelineEntry[] | null;
}
