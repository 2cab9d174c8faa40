import { type CodeOf, words } from './words.ts';

export const Role = words('Role', 'What a membership makes of a person.', {
  OWNER: [
    'Runs the installation for the organisation: members, tokens, settings.',
    'Administration',
    'Administration',
    [
      'Membres, jetons et réglages ; ne décide rien au titre du RGPD',
      'Members, tokens and settings; decides nothing under the GDPR',
    ],
  ],
  CONTROLLER_REPRESENTATIVE: [
    'Acts for the controller: approves and decides (GDPR 24).',
    'Représentant du responsable de traitement',
    'Controller’s representative',
    [
      'Agit pour le responsable de traitement et décide : art. 24',
      'Acts for the controller and decides: art. 24',
    ],
  ],
  DPO: [
    'Data protection officer: advises and monitors (GDPR 37 to 39).',
    'Délégué à la protection des données',
    'Data protection officer',
    ['Conseille et contrôle : art. 37 à 39', 'Advises and monitors: art. 37 to 39'],
  ],
  PRIVACY_OFFICER: [
    'Works the cases day by day.',
    'Chargé de la protection des données',
    'Privacy officer',
    ['Traite les dossiers au jour le jour', 'Works the cases day by day'],
  ],
  PROCESSOR_MANAGER: [
    'Keeps processors and their contracts (GDPR 28).',
    'Gestion des sous-traitants',
    'Processor management',
    ['Suit les sous-traitants et leurs contrats : art. 28', 'Keeps processors and their contracts: art. 28'],
  ],
  BUSINESS_OWNER: [
    'Owns processing activities and the tasks on them.',
    'Responsable métier',
    'Business owner',
    ['Répond des traitements de son métier', 'Answers for the processing of their business'],
  ],
  AUDITOR: [
    'Reads, and writes nothing.',
    'Audit',
    'Audit',
    [
      'Lit les dossiers et le journal, sans les données scellées ; n’écrit rien',
      'Reads cases and trail, without sealed data; writes nothing',
    ],
  ],
  INTEGRATOR: [
    'Connects software.',
    'Intégration',
    'Integration',
    ['Branche des logiciels, par des jetons', 'Connects software, by tokens'],
  ],
});
export type Role = CodeOf<typeof Role>;
