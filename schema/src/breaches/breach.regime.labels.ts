import type { Label } from '../shared/locale.ts';
import {
  AiIncidentKind,
  CraEventKind,
  FilingRegime,
  FilingStage,
  Nis2Class,
  RegimeStatus,
} from './breach.regime.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

export const FILING_REGIME_LABELS: Labels<FilingRegime> = {
  [FilingRegime.GDPR_33]: label('RGPD, art. 33', 'GDPR, Art. 33'),
  [FilingRegime.NIS2]: label('NIS 2, art. 23', 'NIS2, Art. 23'),
  [FilingRegime.DORA]: label('DORA, art. 19', 'DORA, Art. 19'),
  [FilingRegime.AI_ACT_73]: label('Règlement IA, art. 73', 'AI Act, Art. 73'),
  [FilingRegime.EPRIVACY_611]: label('Règlement 611/2013, art. 2', 'Regulation 611/2013, Art. 2'),
  [FilingRegime.CRA_14]: label('Règlement cyberrésilience, art. 14', 'Cyber Resilience Act, Art. 14'),
};

/** Whom each regime reaches, for whoever has to say whether it does. */
export const FILING_REGIME_HINTS: Labels<FilingRegime> = {
  [FilingRegime.GDPR_33]: label('Tout responsable de traitement', 'Every controller'),
  [FilingRegime.NIS2]: label(
    'Entités essentielles et importantes ; la loi nationale dit à qui notifier',
    'Essential and important entities; national law says whom to notify',
  ),
  [FilingRegime.DORA]: label(
    'Entités financières, pour un incident majeur lié aux TIC',
    'Financial entities, for a major ICT-related incident',
  ),
  [FilingRegime.AI_ACT_73]: label(
    'Fournisseurs de systèmes d’IA à haut risque, pour un incident grave',
    'Providers of high-risk AI systems, for a serious incident',
  ),
  [FilingRegime.EPRIVACY_611]: label(
    'Fournisseurs de services de communications électroniques accessibles au public',
    'Providers of publicly available electronic communications services',
  ),
  [FilingRegime.CRA_14]: label(
    'Fabricants de produits comportant des éléments numériques',
    'Manufacturers of products with digital elements',
  ),
};

export const FILING_STAGE_LABELS: Labels<FilingStage> = {
  [FilingStage.INITIAL]: label('Notification initiale', 'Initial notification'),
  [FilingStage.COMPLEMENTARY]: label('Notification complémentaire', 'Complementary notification'),
  [FilingStage.WITHDRAWAL]: label('Retrait de la notification', 'Withdrawal of the notification'),
  [FilingStage.EARLY_WARNING]: label('Alerte précoce', 'Early warning'),
  [FilingStage.NOTIFICATION]: label('Notification de l’incident', 'Incident notification'),
  [FilingStage.INTERMEDIATE]: label('Rapport intermédiaire', 'Intermediate report'),
  [FilingStage.PROGRESS]: label('Rapport d’avancement', 'Progress report'),
  [FilingStage.FINAL]: label('Rapport final', 'Final report'),
};

export const REGIME_STATUS_LABELS: Labels<RegimeStatus> = {
  [RegimeStatus.PROPOSED]: label('Proposé : à décider', 'Proposed: to be decided'),
  [RegimeStatus.APPLIES]: label('S’applique', 'Applies'),
  [RegimeStatus.RULED_OUT]: label('Écarté', 'Ruled out'),
};

export const NIS2_CLASS_LABELS: Labels<Nis2Class> = {
  [Nis2Class.ESSENTIAL]: label('Entité essentielle', 'Essential entity'),
  [Nis2Class.IMPORTANT]: label('Entité importante', 'Important entity'),
  [Nis2Class.TRUST_SERVICE_PROVIDER]: label(
    'Prestataire de services de confiance (24 heures)',
    'Trust service provider (24 hours)',
  ),
};

export const AI_INCIDENT_LABELS: Labels<AiIncidentKind> = {
  [AiIncidentKind.SERIOUS]: label('Incident grave : 15 jours', 'Serious incident: 15 days'),
  [AiIncidentKind.WIDESPREAD]: label(
    'Violation de grande ampleur ou infrastructure critique : 2 jours',
    'Widespread infringement or critical infrastructure: 2 days',
  ),
  [AiIncidentKind.DEATH]: label('Décès d’une personne : 10 jours', 'Death of a person: 10 days'),
};

export const CRA_EVENT_LABELS: Labels<CraEventKind> = {
  [CraEventKind.VULNERABILITY]: label(
    'Vulnérabilité activement exploitée',
    'Actively exploited vulnerability',
  ),
  [CraEventKind.INCIDENT]: label('Incident grave', 'Severe incident'),
};
