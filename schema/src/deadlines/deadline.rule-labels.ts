import type { Label } from '../shared/locale.ts';
import type { DeadlineRuleCode } from './deadline.rules.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

/** What each rule of the table is for, in words. */
export const RULE_LABELS: Readonly<Record<DeadlineRuleCode, Label>> = {
  GDPR_12_3: label('Réponse à la personne (RGPD, art. 12(3))', 'Answer to the person (GDPR, Art. 12(3))'),
  GDPR_12_3_EXT: label(
    'Réponse à la personne, délai prolongé (RGPD, art. 12(3))',
    'Answer to the person, extended (GDPR, Art. 12(3))',
  ),
  GDPR_12_3_NOTICE: label(
    'Annonce de la prolongation à la personne (RGPD, art. 12(3))',
    'Notice of the extension to the person (GDPR, Art. 12(3))',
  ),
  GDPR_14_3_A: label(
    'Information sur des données obtenues d’un tiers (RGPD, art. 14(3)(a))',
    'Information on data obtained elsewhere (GDPR, Art. 14(3)(a))',
  ),
  GDPR_19: label(
    'Notification aux destinataires (RGPD, art. 19)',
    'Notice to the recipients (GDPR, Art. 19)',
  ),
  GDPR_33_1: label(
    'Notification de la violation à l’autorité (RGPD, art. 33(1))',
    'Notification of the breach to the authority (GDPR, Art. 33(1))',
  ),
  GDPR_33_1_PROPOSED_96H: label(
    'Notification en 96 heures : simple proposition (COM(2025) 837)',
    'Notification within 96 hours: proposal only (COM(2025) 837)',
  ),
  GDPR_33_2_CONTRACT: label(
    'Alerte du responsable par le sous-traitant (RGPD, art. 33(2))',
    'Processor’s notice to the controller (GDPR, Art. 33(2))',
  ),
  GDPR_33_4_CNIL_72H: label(
    'Complément de la notification (RGPD, art. 33(4))',
    'Complement to the notification (GDPR, Art. 33(4))',
  ),
  GDPR_34_1: label(
    'Communication aux personnes concernées (RGPD, art. 34(1))',
    'Communication to the data subjects (GDPR, Art. 34(1))',
  ),
  GDPR_36_2: label(
    'Avis de l’autorité consultée (RGPD, art. 36(2))',
    'Advice of the authority consulted (GDPR, Art. 36(2))',
  ),
  GDPR_36_2_EXT: label(
    'Avis de l’autorité consultée, délai prolongé (RGPD, art. 36(2))',
    'Advice of the authority consulted, extended (GDPR, Art. 36(2))',
  ),
  FR_CSP_L1111_7_8D: label(
    'Accès au dossier médical, 8 jours (CSP, art. L1111-7)',
    'Access to the patient file, 8 days (CSP, Art. L1111-7)',
  ),
  FR_CSP_L1111_7_2M: label(
    'Accès au dossier médical ancien, 2 mois (CSP, art. L1111-7)',
    'Access to an old patient file, 2 months (CSP, Art. L1111-7)',
  ),
  LIL_51_II: label(
    'Effacement de données collectées sur un mineur (LIL, art. 51-II)',
    'Erasure of data collected from a minor (LIL, Art. 51-II)',
  ),
  COOKIE_REASK_6M: label(
    'Nouvelle demande de choix sur les cookies (CNIL, recommandation 2020-092)',
    'Asking again about cookies (CNIL, recommendation 2020-092)',
  ),
  RETENTION: label('Fin de la durée de conservation', 'End of the retention period'),
  CONSENT_EXPIRY: label('Fin de validité du consentement', 'End of reliance on the consent'),
  REVIEW: label('Prochaine revue', 'Next review'),
  TASK_DUE: label('Tâche à terminer', 'Task to finish'),
  CONTRACT_END: label('Fin du contrat', 'End of the contract'),
  CONTRACT_NOTICE: label(
    'Dernier jour pour dénoncer le contrat',
    'Last day to give notice under the contract',
  ),
  CONTRACT_OBJECTION: label(
    'Objection à un sous-traitant ultérieur (contrat)',
    'Objection to a sub-processor (contract)',
  ),
  NIS2_23_4_A: label('Alerte précoce (NIS 2, art. 23(4)(a))', 'Early warning (NIS2, Art. 23(4)(a))'),
  NIS2_23_4_B: label(
    'Notification d’incident (NIS 2, art. 23(4)(b))',
    'Incident notification (NIS2, Art. 23(4)(b))',
  ),
  NIS2_23_4_B_TSP: label(
    'Notification d’incident, services de confiance (NIS 2, art. 23(4))',
    'Incident notification, trust services (NIS2, Art. 23(4))',
  ),
  NIS2_23_4_D: label('Rapport final (NIS 2, art. 23(4)(d))', 'Final report (NIS2, Art. 23(4)(d))'),
  DORA_INITIAL: label(
    'Notification initiale (DORA, règlement délégué 2025/301, art. 5)',
    'Initial notification (DORA, Delegated Regulation 2025/301, Art. 5)',
  ),
  DORA_INTERMEDIATE: label(
    'Rapport intermédiaire (DORA, règlement délégué 2025/301, art. 5)',
    'Intermediate report (DORA, Delegated Regulation 2025/301, Art. 5)',
  ),
  DORA_FINAL: label(
    'Rapport final (DORA, règlement délégué 2025/301, art. 5)',
    'Final report (DORA, Delegated Regulation 2025/301, Art. 5)',
  ),
  AIA_73_2: label(
    'Signalement d’un incident grave (règlement IA, art. 73(2))',
    'Report of a serious incident (AI Act, Art. 73(2))',
  ),
  AIA_73_3: label(
    'Signalement d’une infraction de grande ampleur (règlement IA, art. 73(3))',
    'Report of a widespread infringement (AI Act, Art. 73(3))',
  ),
  AIA_73_4: label(
    'Signalement d’un décès (règlement IA, art. 73(4))',
    'Report of a death (AI Act, Art. 73(4))',
  ),
  EPRIV_611_INITIAL: label(
    'Notification d’un fournisseur de communications (règlement 611/2013, art. 2(2))',
    'Notification by a communications provider (Regulation 611/2013, Art. 2(2))',
  ),
  EPRIV_611_SECOND: label(
    'Seconde notification (règlement 611/2013, art. 2(3))',
    'Second notification (Regulation 611/2013, Art. 2(3))',
  ),
  CRA_14_EARLY_WARNING: label('Alerte précoce (CRA, art. 14)', 'Early warning (CRA, Art. 14)'),
  CRA_14_NOTIFICATION: label('Notification (CRA, art. 14)', 'Notification (CRA, Art. 14)'),
  CRA_14_FINAL_VULN: label(
    'Rapport final sur une vulnérabilité (CRA, art. 14(2)(c))',
    'Final report on a vulnerability (CRA, Art. 14(2)(c))',
  ),
  CRA_14_FINAL_INCIDENT: label(
    'Rapport final sur un incident (CRA, art. 14(4)(c))',
    'Final report on an incident (CRA, Art. 14(4)(c))',
  ),
};

/** The same in a word or two, beside the reference of the case: for the box of a day. */
export const RULE_SHORT_LABELS: Readonly<Record<DeadlineRuleCode, Label>> = {
  GDPR_12_3: label('Réponse', 'Answer'),
  GDPR_12_3_EXT: label('Réponse prolongée', 'Answer, extended'),
  GDPR_12_3_NOTICE: label('Prolongation', 'Extension'),
  GDPR_14_3_A: label('Information', 'Information'),
  GDPR_19: label('Destinataires', 'Recipients'),
  GDPR_33_1: label('72 h autorité', '72 h authority'),
  GDPR_33_1_PROPOSED_96H: label('96 h (projet)', '96 h (proposal)'),
  GDPR_33_2_CONTRACT: label('Responsable', 'Controller'),
  GDPR_33_4_CNIL_72H: label('Complément', 'Complement'),
  GDPR_34_1: label('Personnes', 'People'),
  GDPR_36_2: label('Avis', 'Advice'),
  GDPR_36_2_EXT: label('Avis prolongé', 'Advice, extended'),
  FR_CSP_L1111_7_8D: label('Dossier médical', 'Patient file'),
  FR_CSP_L1111_7_2M: label('Dossier ancien', 'Old patient file'),
  LIL_51_II: label('Effacement, mineur', 'Erasure, minor'),
  COOKIE_REASK_6M: label('Cookies', 'Cookies'),
  RETENTION: label('Conservation', 'Retention'),
  CONSENT_EXPIRY: label('Consentement', 'Consent'),
  REVIEW: label('Revue', 'Review'),
  TASK_DUE: label('Tâche', 'Task'),
  CONTRACT_END: label('Fin du contrat', 'Contract end'),
  CONTRACT_NOTICE: label('Dénonciation', 'Notice'),
  CONTRACT_OBJECTION: label('Objection', 'Objection'),
  NIS2_23_4_A: label('NIS 2, alerte', 'NIS2, warning'),
  NIS2_23_4_B: label('NIS 2, incident', 'NIS2, incident'),
  NIS2_23_4_B_TSP: label('NIS 2, confiance', 'NIS2, trust'),
  NIS2_23_4_D: label('NIS 2, rapport', 'NIS2, report'),
  DORA_INITIAL: label('DORA, initiale', 'DORA, initial'),
  DORA_INTERMEDIATE: label('DORA, étape', 'DORA, interim'),
  DORA_FINAL: label('DORA, rapport', 'DORA, final'),
  AIA_73_2: label('IA, incident', 'AI, incident'),
  AIA_73_3: label('IA, infraction', 'AI, widespread'),
  AIA_73_4: label('IA, décès', 'AI, death'),
  EPRIV_611_INITIAL: label('Télécoms', 'Telecoms'),
  EPRIV_611_SECOND: label('Télécoms, suite', 'Telecoms, second'),
  CRA_14_EARLY_WARNING: label('CRA, alerte', 'CRA, warning'),
  CRA_14_NOTIFICATION: label('CRA, avis', 'CRA, notice'),
  CRA_14_FINAL_VULN: label('CRA, faille', 'CRA, weakness'),
  CRA_14_FINAL_INCIDENT: label('CRA, incident', 'CRA, incident'),
};
