import type { Label } from '../shared/locale.ts';
import type {
  CB_QUARTERS,
  DataCategory,
  Identification,
  ProposedDecision,
  SeverityBand,
  SeverityFlag,
} from './breach.severity.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

export const DATA_CATEGORY_LABELS: Labels<DataCategory> = {
  SIMPLE: label(
    'Données simples : contact, biographie, formation',
    'Simple data: contact, biography, education',
  ),
  BEHAVIOURAL: label(
    'Données de comportement : localisation, trafic, habitudes',
    'Behavioural data: location, traffic, habits',
  ),
  FINANCIAL: label(
    'Données financières : revenus, relevés, cartes',
    'Financial data: income, statements, cards',
  ),
  SENSITIVE: label(
    'Données sensibles : santé, opinions, vie sexuelle (RGPD, art. 9 et 10)',
    'Sensitive data: health, opinions, sex life (GDPR, Art. 9 and 10)',
  ),
};

export const IDENTIFICATION_LABELS: Labels<Identification> = {
  NEGLIGIBLE: label('Identification presque impossible', 'Identification almost impossible'),
  LIMITED: label('Identification limitée', 'Limited identification'),
  SIGNIFICANT: label('Identification probable', 'Significant identification'),
  MAXIMUM: label('Identification immédiate', 'Maximum identification'),
};

export const CONFIDENTIALITY_LABELS: Labels<keyof (typeof CB_QUARTERS)['confidentiality']> = {
  NO_EVIDENCE: label(
    'Données exposées, sans indice de traitement illicite',
    'Exposed without evidence that illegal processing occurred',
  ),
  KNOWN_RECIPIENTS: label(
    'Divulguées à des destinataires connus',
    'Disclosed to a number of known recipients',
  ),
  UNKNOWN_RECIPIENTS: label(
    'Divulguées à un nombre inconnu de destinataires',
    'Disclosed to an unknown number of recipients',
  ),
};

export const INTEGRITY_LABELS: Labels<keyof (typeof CB_QUARTERS)['integrity']> = {
  NO_MISUSE: label(
    'Modifiées, sans usage incorrect ou illicite identifié',
    'Altered without identified incorrect or illegal use',
  ),
  ALTERED_RECOVERABLE: label(
    'Modifiées et peut-être utilisées, récupérables',
    'Altered and possibly used, can be recovered',
  ),
  ALTERED_UNRECOVERABLE: label(
    'Modifiées et peut-être utilisées, irrécupérables',
    'Altered and possibly used, cannot be recovered',
  ),
};

export const AVAILABILITY_LABELS: Labels<keyof (typeof CB_QUARTERS)['availability']> = {
  EASILY_RECOVERABLE: label('Récupérables sans difficulté', 'Recoverable without difficulty'),
  TEMPORARY: label('Temporairement indisponibles', 'Temporarily unavailable'),
  PERMANENT: label('Entièrement indisponibles, irrécupérables', 'Fully unavailable, not recoverable'),
};

export const SEVERITY_BAND_LABELS: Labels<SeverityBand> = {
  LOW: label('Faible', 'Low'),
  MEDIUM: label('Moyenne', 'Medium'),
  HIGH: label('Élevée', 'High'),
  VERY_HIGH: label('Très élevée', 'Very high'),
};

export const SEVERITY_FLAG_LABELS: Labels<SeverityFlag> = {
  MANY_INDIVIDUALS: label('Plus de 100 personnes concernées', 'More than 100 individuals'),
  UNINTELLIGIBLE_DATA: label(
    'Données inintelligibles, clé non compromise',
    'Unintelligible data, the key not compromised',
  ),
};

/** A proposal by the product's own policy: a person decides (GDPR 33 and 34). */
export const PROPOSED_DECISION_LABELS: Labels<ProposedDecision> = {
  DOCUMENT_ONLY: label(
    'Inscrire au registre seulement (art. 33(5))',
    'Enter in the register only (Art. 33(5))',
  ),
  NOTIFY_AUTHORITY: label('Notifier à l’autorité (art. 33(1))', 'Notify the authority (Art. 33(1))'),
  NOTIFY_AUTHORITY_AND_SUBJECTS: label(
    'Notifier à l’autorité et informer les personnes (art. 33(1) et 34(1))',
    'Notify the authority and the data subjects (Art. 33(1) and 34(1))',
  ),
};
