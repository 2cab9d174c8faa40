import FileIcon from '@mui/icons-material/AccountBalanceOutlined';
import RegimeIcon from '@mui/icons-material/AccountTreeOutlined';
import AddControllerIcon from '@mui/icons-material/AddBusinessOutlined';
import AddIcon from '@mui/icons-material/AddOutlined';
import AwareIcon from '@mui/icons-material/AlarmOnOutlined';
import AssessIcon from '@mui/icons-material/BalanceOutlined';
import NotIcon from '@mui/icons-material/BlockOutlined';
import BookIcon from '@mui/icons-material/BookOutlined';
import TellIcon from '@mui/icons-material/CampaignOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import EditIcon from '@mui/icons-material/EditNoteOutlined';
import NotifyIcon from '@mui/icons-material/ForwardToInboxOutlined';
import DecideIcon from '@mui/icons-material/GavelOutlined';
import ExemptIcon from '@mui/icons-material/GppGoodOutlined';
import CloseIcon from '@mui/icons-material/LockOutlined';
import SearchIcon from '@mui/icons-material/ManageSearchOutlined';
import ReopenIcon from '@mui/icons-material/RestartAltOutlined';
import { BREACH_VERBS, isBreachDecided, tellingObstacle } from '@vigie/schema/rules';
import type { ComponentType } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { VerbBar } from '../shared/VerbBar.tsx';
import { verbDialog } from '../shared/VerbForm.tsx';
import type { Verb } from '../shared/verb.ts';
import { AssessDialog } from './AssessDialog.tsx';
import type { BreachRecord } from './breach.ts';
import { AddControllerDialog, NotifyControllerDialog } from './ControllerDialogs.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { BecomeAwareDialog, InvestigateDialog } from './EventDialogs.tsx';
import { FileDialog } from './FileDialog.tsx';
import { AddMeasureDialog, CompleteMeasureDialog } from './MeasureDialogs.tsx';
import { ApplyRegimeDialog } from './RegimeDialogs.tsx';
import { CommunicateDialog, ExemptDialog } from './SubjectsDialogs.tsx';
import { UpdateDialog } from './UpdateDialog.tsx';

/** A verb with its icon, and its dialog where that is more than its table says. */
type Row = [verb: keyof typeof BREACH_VERBS, icon: ComponentType, Dialog?: Verb['Dialog']];

const dialogsOf = (rows: Row[]) =>
  rows.map(([verb, icon, Dialog = verbDialog(BREACH_VERBS, verb)]) => ({ verb, icon, Dialog }));

const BEFORE = dialogsOf([
  ['investigate', SearchIcon, InvestigateDialog],
  ['becomeAware', AwareIcon, BecomeAwareDialog],
  ['markNotABreach', NotIcon],
]);
const OF_CONTROLLER = dialogsOf([
  ['assess', AssessIcon, AssessDialog],
  ['decide', DecideIcon, DecideDialog],
  ['file', FileIcon, FileDialog],
  ['communicate', TellIcon, CommunicateDialog],
  ['exempt', ExemptIcon, ExemptDialog],
]);
const OF_PROCESSOR = dialogsOf([
  ['addController', AddControllerIcon, AddControllerDialog],
  ['notifyController', NotifyIcon, NotifyControllerDialog],
]);
const AFTER = dialogsOf([
  ['update', EditIcon, UpdateDialog],
  ['applyRegime', RegimeIcon, ApplyRegimeDialog],
  ['addMeasure', AddIcon, AddMeasureDialog],
  ['completeMeasure', DoneIcon, CompleteMeasureDialog],
  ['documentOnly', BookIcon],
  ['close', CloseIcon],
  ['reopen', ReopenIcon],
]);

/** What is due next, in the order in which the law wants it: the authority before the persons, the register last. */
function wayOf(breach: BreachRecord): string[] {
  if (!breach.awareAt) return ['becomeAware'];
  if (breach.role === 'PROCESSOR') {
    const isNew = breach.controllerNotices.length === 0;
    return [isNew ? 'addController' : 'notifyController', 'close', ...dueFacts(breach)];
  }
  const { currentAssessment, currentDecision, exemptions } = breach;
  const state = {
    ...breach,
    assessmentId: currentAssessment?.id,
    decidedOnId: currentDecision?.assessment?.id,
    exemptionGround: exemptions.at(-1)?.ground,
  } as never;
  const mustFile = breach.notifyAuthority && breach.status !== 'NOTIFIED_COMPLETE';
  return [
    ...(currentAssessment ? [] : ['assess']),
    ...(isBreachDecided(state) ? [] : ['decide']),
    ...(mustFile ? ['file'] : []),
    ...(tellingObstacle(state) ? ['communicate'] : []),
    'close',
    'documentOnly',
    ...dueFacts(breach),
  ];
}

/** What the register lacks stands in the way of the closing: then that is next. */
const dueFacts = ({ register }: BreachRecord): string[] => (register.isComplete ? [] : ['update']);

export const BreachVerbs = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const rows = [...BEFORE, ...(breach.role === 'PROCESSOR' ? OF_PROCESSOR : OF_CONTROLLER), ...AFTER];
  const verbs = rows.map((each) => ({ ...each, label: translate(`breaches.${each.verb}.label`) }));
  return <VerbBar verbs={verbs} way={[...wayOf(breach)]} />;
};
