import RevokedIcon from '@mui/icons-material/BlockOutlined';
import ActiveIcon from '@mui/icons-material/CheckCircleOutlined';
import ExpiredIcon from '@mui/icons-material/TimerOffOutlined';
import type { RaRecord } from 'react-admin';
import type { StatusLooks } from '../shared/StatusChip.tsx';
import type { PersonRecord } from '../shared/usePersonName.ts';

export interface TokenRow extends RaRecord {
  version: number;
  name: string;
  prefix: string;
  scopes: string[];
  /** What of them it may use now: no more than whoever answers for it. */
  effectiveScopes: string[];
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
  /** Who answers for it, and with whose membership it ends; absent where Vigie made it. */
  maker: PersonRecord | null;
}

/** A token is refused by the real clock, whatever day the deadlines are counted at. */
export function tokenStateOf({ revokedAt, expiresAt }: TokenRow): 'ACTIVE' | 'EXPIRED' | 'REVOKED' {
  if (revokedAt) return 'REVOKED';
  return expiresAt && Date.parse(expiresAt) <= Date.now() ? 'EXPIRED' : 'ACTIVE';
}

export const TOKEN_LOOKS: StatusLooks = {
  ACTIVE: { tone: 'good', icon: ActiveIcon },
  EXPIRED: { tone: 'plain', icon: ExpiredIcon },
  REVOKED: { tone: 'plain', icon: RevokedIcon },
};
