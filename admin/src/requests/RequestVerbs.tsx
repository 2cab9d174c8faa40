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
import type { ComponentType } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { VerbBar } from '../shared/VerbBar.tsx';
import { isAllowed, type Verb } from '../shared/verb.ts';
import { AccessDialog } from './AccessDialog.tsx';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { MandateDialog } from './MandateDialog.tsx';
import {
  AddRightDialog,
  AssignDialog,
  CloseDialog,
  QualifyDialog,
  StartDialog,
  WithdrawDialog,
} from './PlainDialogs.tsx';
import { ReceiptDialog } from './ReceiptDialog.tsx';
import { TellRecipientsDialog } from './RecipientDialogs.tsx';
import { ResumeDialog } from './ResumeDialog.tsx';
import { DecideRightsButton } from './RightsPanel.tsx';
import type { RequestRecord } from './request.ts';
import { wayOf } from './requestWay.ts';
import { SubjectDialog } from './SubjectDialog.tsx';
import { SuspendDialog } from './SuspendDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { VerifyDialog } from './VerifyDialog.tsx';

const VERBS: [verb: string, icon: ComponentType, Dialog: Verb['Dialog']][] = [
  ['acknowledge', AcknowledgeIcon, AcknowledgeDialog],
  ['verify', IdentityIcon, VerifyDialog],
  ['verifyMandate', MandateIcon, MandateDialog],
  ['identifySubject', SubjectIcon, SubjectDialog],
  ['qualify', QualifyIcon, QualifyDialog],
  ['start', WorkIcon, StartDialog],
  ['suspend', PauseIcon, SuspendDialog],
  ['resume', ResumeIcon, ResumeDialog],
  ['extend', ExtendIcon, ExtendDialog],
  ['answer', SendIcon, AnswerDialog],
  ['close', CloseIcon, CloseDialog],
  ['assign', AssignIcon, AssignDialog],
  ['addRight', AddIcon, AddRightDialog],
  ['describeAccess', AccessIcon, AccessDialog],
  ['tellRecipients', RecipientIcon, TellRecipientsDialog],
  ['correctReceipt', DateIcon, ReceiptDialog],
  ['transfer', ForwardIcon, TransferDialog],
  ['withdraw', WithdrawIcon, WithdrawDialog],
];

/** The dialog of each verb, for who offers it elsewhere. */
export const VERB_DIALOGS: Readonly<Record<string, Verb['Dialog']>> = Object.fromEntries(
  VERBS.map(([verb, , Dialog]) => [verb, Dialog]),
);

export const RequestVerbs = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  if (!request) return null;
  const verbs = VERBS.map(([verb, icon, Dialog]) => ({
    verb,
    icon,
    Dialog,
    label: translate(`requests.${verb}.label`),
  }));
  const isDeciding = request.rights.some((right) => !right.outcome && isAllowed(right, 'grant'));
  return (
    <VerbBar
      verbs={verbs}
      way={wayOf(request)}
      instead={isDeciding ? { before: 'answer', step: <DecideRightsButton /> } : undefined}
    />
  );
};
