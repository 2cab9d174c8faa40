import type { Label } from './locale.ts';
import { Role } from './permissions.ts';

/** The roles in words. */
export const ROLE_LABELS: Readonly<Record<Role, Label>> = {
  [Role.OWNER]: { FR: 'Administration', EN: 'Administration' },
  [Role.CONTROLLER_REPRESENTATIVE]: {
    FR: 'Représentant du responsable de traitement',
    EN: 'Controller’s representative',
  },
  [Role.DPO]: { FR: 'Délégué à la protection des données', EN: 'Data protection officer' },
  [Role.PRIVACY_OFFICER]: { FR: 'Chargé de la protection des données', EN: 'Privacy officer' },
  [Role.PROCESSOR_MANAGER]: { FR: 'Gestion des sous-traitants', EN: 'Processor management' },
  [Role.BUSINESS_OWNER]: { FR: 'Responsable métier', EN: 'Business owner' },
  [Role.AUDITOR]: { FR: 'Audit', EN: 'Audit' },
  [Role.INTEGRATOR]: { FR: 'Intégration', EN: 'Integration' },
};
