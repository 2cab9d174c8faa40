import { Locale, Role } from '@vigie/schema';

/** One demo person per role. */
export const STAFF: readonly { key: string; name: string; email: string; roles: Role[]; locale: Locale }[] = [
  {
    key: 'dpo',
    name: 'Camille Arnaud',
    email: 'dpo@maison-lumen.example',
    roles: [Role.DPO],
    locale: Locale.FR,
  },
  {
    key: 'owner',
    name: 'Nadia Belkacem',
    email: 'owner@maison-lumen.example',
    roles: [Role.OWNER],
    locale: Locale.FR,
  },
  {
    key: 'representative',
    name: 'Étienne Caron',
    email: 'representative@maison-lumen.example',
    roles: [Role.CONTROLLER_REPRESENTATIVE],
    locale: Locale.FR,
  },
  {
    key: 'officer',
    name: 'Inès Delmas',
    email: 'officer@maison-lumen.example',
    roles: [Role.PRIVACY_OFFICER],
    locale: Locale.FR,
  },
  {
    key: 'processors',
    name: 'Yann Le Goff',
    email: 'processors@maison-lumen.example',
    roles: [Role.PROCESSOR_MANAGER],
    locale: Locale.FR,
  },
  {
    key: 'business',
    name: 'Sophie Martel',
    email: 'business@maison-lumen.example',
    roles: [Role.BUSINESS_OWNER],
    locale: Locale.FR,
  },
  {
    key: 'auditor',
    name: 'Hanna Lindqvist',
    email: 'auditor@maison-lumen.example',
    roles: [Role.AUDITOR],
    locale: Locale.EN,
  },
  {
    key: 'integrator',
    name: 'Théo Vasseur',
    email: 'integrator@maison-lumen.example',
    roles: [Role.INTEGRATOR],
    locale: Locale.EN,
  },
];

/** Whom the first sign-in is printed for. */
export const DPO_ADDRESS = 'dpo@maison-lumen.example';
