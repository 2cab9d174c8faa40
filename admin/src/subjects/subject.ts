import ErasedIcon from '@mui/icons-material/DeleteForeverOutlined';
import KeptIcon from '@mui/icons-material/LockOutlined';
import type { RaRecord } from 'react-admin';
import type { StatusLooks } from '../shared/StatusChip.tsx';

interface Subject extends RaRecord {
  reference: string;
  locale: string | null;
  createdAt: string;
  erasedAt: string | null;
  identifiers: { id: string; scheme: string; system: string | null }[];
}

export interface SubjectRow extends Subject {
  requests: { id: string }[];
}

export interface SubjectRecord extends Subject {
  version: number;
  requests: {
    id: string;
    reference: string;
    status: string;
    receivedAt: string;
    dueAt: string | null;
    legalEntity: { id: string; name: string; timeZone: string };
    rights: { id: string; right: string }[];
  }[];
  erasure: { keysDestroyed: number; refusedByVault: number; suppressed: number; provedAt: string } | null;
}

/** Whether there is still a profile to open. */
export const profileOf = ({ erasedAt }: Pick<Subject, 'erasedAt'>): string =>
  erasedAt ? 'ERASED' : 'SEALED';

export const PROFILE_LOOKS: StatusLooks = {
  SEALED: { tone: 'plain', icon: KeptIcon },
  ERASED: { tone: 'pause', icon: ErasedIcon },
};
