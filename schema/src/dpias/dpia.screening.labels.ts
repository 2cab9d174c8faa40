import type { Label } from '../shared/locale.ts';
import type { DpiaReasonCode, DpiaRequirement } from './dpia.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

/** A proposal: a person decides. */
export const DPIA_REQUIREMENT_LABELS: Labels<DpiaRequirement> = {
  YES: label(
    'Analyse d’impact requise ; s’en écarter demande une décision motivée et l’avis du DPO',
    'Impact assessment required; departing from it takes a reasoned decision and the DPO’s opinion',
  ),
  RECOMMENDED: label(
    'Analyse d’impact recommandée : un seul critère peut suffire',
    'Impact assessment recommended: one criterion can suffice',
  ),
  NO: label(
    'Analyse d’impact non requise : consigner le raisonnement',
    'Impact assessment not required: record the reasoning',
  ),
  UNKNOWN: label(
    'Réponse impossible tant que des questions restent ouvertes',
    'No answer while questions are open',
  ),
};

/** Why, one sentence each. */
export const DPIA_REASON_LABELS: Labels<DpiaReasonCode> = {
  ASSESSED_BY_LAW: label(
    'Le traitement repose sur une loi dont l’élaboration a comporté une analyse d’impact.',
    'The processing rests on a law that was assessed when it was made.',
  ),
  SYSTEMATIC_EVALUATION: label(
    'Évaluation systématique et approfondie par un traitement automatisé, avec des effets juridiques ou similaires.',
    'Systematic and extensive evaluation based on automated processing, with legal or similarly significant effects.',
  ),
  LARGE_SCALE_SENSITIVE_DATA: label(
    'Données sensibles ou relatives aux infractions à grande échelle.',
    'Special categories or criminal data on a large scale.',
  ),
  PUBLIC_MONITORING: label(
    'Surveillance systématique à grande échelle d’une zone accessible au public.',
    'Systematic monitoring of a publicly accessible area on a large scale.',
  ),
  EVALUATION_SCORING: label(
    'Évaluation ou notation, y compris profilage.',
    'Evaluation or scoring, including profiling.',
  ),
  AUTOMATED_DECISION: label(
    'Décision automatisée avec effet juridique ou similaire.',
    'Automated decision with legal or similarly significant effect.',
  ),
  SYSTEMATIC_MONITORING: label('Surveillance systématique.', 'Systematic monitoring.'),
  SENSITIVE_DATA: label(
    'Données sensibles ou à caractère hautement personnel.',
    'Sensitive or highly personal data.',
  ),
  LARGE_SCALE: label('Traitement à grande échelle.', 'Large-scale processing.'),
  MATCHING: label('Croisement ou combinaison d’ensembles de données.', 'Matching or combining datasets.'),
  VULNERABLE_SUBJECTS: label('Personnes vulnérables.', 'Vulnerable data subjects.'),
  INNOVATIVE_USE: label(
    'Usage innovant ou nouvelle solution technologique ou organisationnelle.',
    'Innovative use, or a new technological or organisational solution.',
  ),
  BLOCKS_RIGHT_OR_SERVICE: label(
    'Exclusion du bénéfice d’un droit, d’un service ou d’un contrat.',
    'Prevents exercising a right, or using a service or contract.',
  ),
  M01_HEALTH_CARE: label(
    'Données de santé des établissements de santé ou médico-sociaux pour la prise en charge.',
    'Health data processed by health or medico-social establishments to care for people.',
  ),
  M02_GENETIC: label('Données génétiques de personnes vulnérables.', 'Genetic data of vulnerable people.'),
  M03_HR_PROFILING: label(
    'Profils de personnes à des fins de gestion des ressources humaines.',
    'Profiling of individuals for human-resources management.',
  ),
  M04_EMPLOYEE_MONITORING: label(
    'Surveillance constante de l’activité des employés.',
    'Constant monitoring of employees’ activity.',
  ),
  M05_SOCIAL_ALERTS: label(
    'Alertes et signalements en matière sociale et sanitaire.',
    'Alerts and reports in social and health matters.',
  ),
  M06_WHISTLEBLOWING: label(
    'Alertes et signalements en matière professionnelle.',
    'Professional whistleblowing.',
  ),
  M07_HEALTH_WAREHOUSE: label(
    'Entrepôt de données de santé ou registre.',
    'Health-data warehouse or register.',
  ),
  M08_PROFILING_EXCLUSION: label(
    'Profilage pouvant exclure du bénéfice d’un contrat, le suspendre ou le rompre.',
    'Profiling that may exclude from, suspend or end a contract.',
  ),
  M09_SHARED_BLACKLIST: label(
    'Fichiers mutualisés de manquements contractuels pouvant mener à l’exclusion.',
    'Shared files of contractual breaches that may lead to exclusion.',
  ),
  M10_EXTERNAL_PROFILING: label(
    'Profilage faisant appel à des sources externes.',
    'Profiling using data from external sources.',
  ),
  M11_BIOMETRIC: label(
    'Données biométriques pour reconnaître des personnes, dont des personnes vulnérables.',
    'Biometric recognition of people, including vulnerable ones.',
  ),
  M12_SOCIAL_HOUSING: label(
    'Instruction des demandes et gestion des logements sociaux.',
    'Social-housing applications and management.',
  ),
  M13_SOCIAL_SUPPORT: label(
    'Accompagnement social ou médico-social.',
    'Social or medico-social support of people.',
  ),
  M14_LARGE_SCALE_LOCATION: label('Données de localisation à large échelle.', 'Large-scale location data.'),
  E01_SMALL_HR: label(
    'Gestion des ressources humaines de moins de 250 personnes, hors profilage.',
    'HR management of fewer than 250 staff, without profiling.',
  ),
  E02_SUPPLIERS: label('Gestion de la relation avec les fournisseurs.', 'Supplier relations.'),
  E03_ELECTORAL_ROLL: label('Fichier électoral des communes.', 'Municipal electoral roll.'),
  E04_WORKS_COUNCIL: label(
    'Activités des comités d’entreprise et d’établissement.',
    'Works-council activities.',
  ),
  E05_NONPROFIT: label(
    'Membres et donateurs d’une association, sans données sensibles.',
    'Members and donors of a non-profit, without sensitive data.',
  ),
  E06_SOLO_HEALTH: label(
    'Prise en charge par un professionnel de santé individuel, une officine ou un laboratoire.',
    'Patient care by an individual health professional, pharmacy or laboratory.',
  ),
  E07_SOLO_LAWYER: label('Avocats exerçant à titre individuel.', 'Lawyers practising individually.'),
  E08_COMMERCIAL_REGISTRY: label('Greffiers des tribunaux de commerce.', 'Commercial-court registrars.'),
  E09_NOTARY: label('Notaires.', 'Notaries.'),
  E10_SCHOOL_SERVICES: label(
    'Affaires scolaires, périscolaires et petite enfance.',
    'School, after-school and early-childhood services.',
  ),
  E11_BADGE: label(
    'Contrôles d’accès et d’horaires sans biométrie ni données sensibles.',
    'Physical access and working-time control without biometrics or sensitive data.',
  ),
  E12_BREATHALYSER: label(
    'Éthylotests encadrés par un texte dans les transports.',
    'Breathalysers strictly framed by law in transport.',
  ),
  TWO_CRITERIA: label('Deux critères ou plus sont réunis.', 'Two criteria or more are met.'),
  ONE_CRITERION: label('Un seul critère est réuni.', 'One criterion is met.'),
  NO_CRITERION: label('Aucun critère n’est réuni.', 'No criterion is met.'),
  UNKNOWN_REQUIRED_LIST: label(
    'À établir : la liste des traitements soumis à analyse d’impact de l’autorité a-t-elle été consultée ?',
    'To be found out: has the authority’s list of processing that requires an assessment been consulted?',
  ),
  UNKNOWN_CASES: label(
    'À établir : les trois cas de l’article 35(3) ne sont pas tous examinés.',
    'To be found out: the three cases of Art. 35(3) have not all been examined.',
  ),
  UNKNOWN_CRITERIA: label(
    'À établir : les neuf critères ne sont pas tous examinés.',
    'To be found out: the nine criteria have not all been examined.',
  ),
};
