import EndedIcon from '@mui/icons-material/LogoutOutlined';
import MemberIcon from '@mui/icons-material/PersonOutlined';
import type { RaRecord } from 'react-admin';
import type { StatusLooks } from '../shared/StatusChip.tsx';

export interface MemberRow extends RaRecord {
  version: number;
  roles: string[];
  endedAt: string | null;
  createdAt: string;
  user: { id: string; name: string | null; email: string | null; locale: string } | null;
  legalEntities: { id: string; name: string }[] | null;
}

export const PRESENT = { endedAt: { isNull: true } };

export const belongingOf = ({ endedAt }: Pick<MemberRow, 'endedAt'>): string =>
  endedAt ? 'ENDED' : 'PRESENT';

export const BELONGING_LOOKS: StatusLooks = {
  PRESENT: { tone: 'good', icon: MemberIcon },
  ENDED: { tone: 'plain', icon: EndedIcon },
};
