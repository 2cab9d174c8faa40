import AddIcon from '@mui/icons-material/AddOutlined';
import AccessIcon from '@mui/icons-material/ArticleOutlined';
import AssignIcon from '@mui/icons-material/AssignmentIndOutlined';
import IdentityIcon from '@mui/icons-material/BadgeOutlined';
import WorkIcon from '@mui/icons-material/ConstructionOutlined';
import DateIcon from '@mui/icons-material/EditCalendarOutlined';
import ForwardIcon from '@mui/icons-material/ForwardOutlined';
import RecipientIcon from '@mui/icons-material/ForwardToInboxOutlined';
import CloseIcon from '@mui/icons-material/LockOutlined';
import AcknowledgeIcon from '@mui/icons-material/MarkEmailReadOutlined';
import ExtendIcon from '@mui/icons-material/MoreTimeOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import SubjectIcon from '@mui/icons-material/PersonSearchOutlined';
import ResumeIcon from '@mui/icons-material/PlayCircleOutlined';
import QualifyIcon from '@mui/icons-material/RuleOutlined';
import SendIcon from '@mui/icons-material/SendOutlined';
import MandateIcon from '@mui/icons-material/SupervisorAccountOutlined';
import WithdrawIcon from '@mui/icons-material/UndoOutlined';
import { REQUEST_VERBS, type RequestAction } from '@vigie/schema/rules';
import type { ComponentType } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { VerbBar } from '../shared/VerbBar.tsx';
import { verbDialog } from '../shared/VerbForm.tsx';
import { isAllowed, type Verb } from '../shared/verb.ts';
import { AccessDialog } from './AccessDialog.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import {
  AcknowledgeDialog,
  AddRightDialog,
  AssignDialog,
  MandateDialog,
  TellRecipientsDialog,
  TransferDialog,
  WithdrawDialog,
} from './CaseDialogs.tsx';
import { ResumeDialog, SuspendDialog } from './ClockDialogs.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { ReceiptDialog } from './ReceiptDialog.tsx';
import { DecideRightsButton } from './RightsPanel.tsx';
import type { RequestRecord } from './request.ts';
import { wayOf } from './requestWay.ts';
import { SubjectDialog } from './SubjectDialog.tsx';
import { VerifyDialog } from './VerifyDialog.tsx';

/** Each verb with its icon, and its dialog where that is more than its table says. */
const ROWS: [verb: RequestAction, icon: ComponentType, Dialog?: Verb['Dialog']][] = [
  ['acknowledge', AcknowledgeIcon, AcknowledgeDialog],
  ['verify', IdentityIcon, VerifyDialog],
  ['verifyMandate', MandateIcon, MandateDialog],
  ['identifySubject', SubjectIcon, SubjectDialog],
  ['qualify', QualifyIcon],
  ['start', WorkIcon],
  ['suspend', PauseIcon, SuspendDialog],
  ['resume', ResumeIcon, ResumeDialog],
  ['extend', ExtendIcon, ExtendDialog],
  ['answer', SendIcon, AnswerDialog],
  ['close', CloseIcon],
  ['assign', AssignIcon, AssignDialog],
  ['addRight', AddIcon, AddRightDialog],
  ['describeAccess', AccessIcon, AccessDialog],
  ['tellRecipients', RecipientIcon, TellRecipientsDialog],
  ['correctReceipt', DateIcon, ReceiptDialog],
  ['transfer', ForwardIcon, TransferDialog],
  ['withdraw', WithdrawIcon, WithdrawDialog],
];

const VERBS = ROWS.map(([verb, icon, Dialog = verbDialog(REQUEST_VERBS, verb)]) => ({ verb, icon, Dialog }));

/** The dialog of each verb, for who offers it elsewhere. */
export const VERB_DIALOGS: Readonly<Record<string, Verb['Dialog']>> = Object.fromEntries(
  VERBS.map(({ verb, Dialog }) => [verb, Dialog]),
);

export const RequestVerbs = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  const verbs = VERBS.map((each) => ({ ...each, label: translate(`requests.${each.verb}.label`) }));
  const isDeciding = request.rights.some((right) => !right.outcome && isAllowed(right, 'grant'));
  return (
    <VerbBar
      verbs={verbs}
      way={wayOf(request)}
      instead={isDeciding ? { before: 'answer', step: <DecideRightsButton /> } : undefined}
    />
  );
};
