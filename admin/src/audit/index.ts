import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';

const FIELDS = 'at action actorKind actor { id name } nodeId data sequence';

export const auditEntries: ConsoleResource = {
  name: 'auditEntries',
  noun: 'AuditEntry',
  one: 'auditEntry',
  domain: 'audit',
  final: true,
  list: FIELDS,
  show: FIELDS,
  views: { list: lazy(() => import('./AuditList.tsx')), icon: AuditIcon },
};
