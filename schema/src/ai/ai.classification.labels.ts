import type { Label } from '../shared/locale.ts';
import type { AiObligationCode } from './ai.obligations.ts';
import type { AiReasonCode, AiRiskClass } from './ai.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

/** A proposal: a person decides. */
export const AI_RISK_CLASS_LABELS: Labels<AiRiskClass> = {
  PROHIBITED: label('Pratique interdite (art. 5)', 'Prohibited practice (Art. 5)'),
  HIGH_RISK_ANNEX_I: label('Haut risque, produit de l’annexe I', 'High risk, product of Annex I'),
  HIGH_RISK_ANNEX_III: label('Haut risque, usage de l’annexe III', 'High risk, use of Annex III'),
  ANNEX_III_EXEMPTED: label(
    'Usage de l’annexe III sans haut risque (art. 6(3))',
    'Use of Annex III without high risk (Art. 6(3))',
  ),
  TRANSPARENCY: label('Transparence (art. 50)', 'Transparency (Art. 50)'),
  MINIMAL: label('Risque minimal', 'Minimal risk'),
};

/** Why, one sentence each. */
export const AI_REASON_LABELS: Labels<AiReasonCode> = {
  PROHIBITED_A: label(
    'Techniques subliminales, manipulatrices ou trompeuses causant un préjudice important.',
    'Subliminal, manipulative or deceptive techniques that cause significant harm.',
  ),
  PROHIBITED_B: label(
    'Exploitation de vulnérabilités : âge, handicap, situation sociale ou économique.',
    'Vulnerabilities are exploited: age, disability, social or economic situation.',
  ),
  PROHIBITED_BA: label(
    'Production ou manipulation de contenus intimes réalistes d’une personne identifiable sans son consentement explicite ; interdite à compter du 2 décembre 2026.',
    'Realistic intimate material of an identifiable person is generated or manipulated without explicit consent; prohibited from 2 December 2026.',
  ),
  PROHIBITED_BB: label(
    'Production ou manipulation de contenus pédopornographiques ; interdite par ce texte à compter du 2 décembre 2026.',
    'Child sexual abuse material is generated or manipulated; prohibited by this Regulation from 2 December 2026.',
  ),
  PROHIBITED_C: label('Notation sociale.', 'Social scoring.'),
  PROHIBITED_D: label(
    'Prédiction d’infractions pénales sur le seul profilage ou les traits de personnalité.',
    'Criminal offences are predicted solely from profiling or personality traits.',
  ),
  PROHIBITED_E: label(
    'Moissonnage non ciblé d’images faciales pour constituer une base de reconnaissance.',
    'Facial images are scraped without a target to build a recognition database.',
  ),
  PROHIBITED_F: label(
    'Inférence des émotions au travail ou dans l’enseignement.',
    'Emotions are inferred at work or in education.',
  ),
  PROHIBITED_G: label(
    'Catégorisation biométrique pour inférer des caractéristiques sensibles.',
    'Biometric categorisation infers sensitive characteristics.',
  ),
  PROHIBITED_H: label(
    'Identification biométrique à distance en temps réel dans l’espace public à des fins répressives.',
    'Real-time remote biometric identification in public spaces for law enforcement.',
  ),
  EXCEPTED_F: label(
    'L’inférence des émotions sert des raisons médicales ou de sécurité : elle n’est pas interdite, mais relève de l’annexe III.',
    'Emotions are inferred for medical or safety reasons: not prohibited, but a matter for Annex III.',
  ),
  EXCEPTED_H: label(
    'L’identification en temps réel relève d’une des exceptions étroites et est autorisée.',
    'The real-time identification falls under one of the narrow exceptions and is authorised.',
  ),
  ANNEX_I: label(
    'Le système est un produit de l’annexe I, ou son composant de sécurité, soumis à l’évaluation d’un tiers.',
    'The system is a product of Annex I, or its safety component, that a third party has to assess.',
  ),
  ANNEX_III_REMOTE_BIOMETRIC_IDENTIFICATION: label(
    'Identification biométrique à distance.',
    'Remote biometric identification.',
  ),
  ANNEX_III_BIOMETRIC_CATEGORISATION: label(
    'Catégorisation biométrique selon des attributs sensibles.',
    'Biometric categorisation by sensitive attributes.',
  ),
  ANNEX_III_EMOTION_RECOGNITION: label('Reconnaissance des émotions.', 'Emotion recognition.'),
  ANNEX_III_CRITICAL_INFRASTRUCTURE: label(
    'Composant de sécurité d’une infrastructure critique : numérique, routes, eau, gaz, chauffage, électricité.',
    'Safety component of critical infrastructure: digital, roads, water, gas, heating, electricity.',
  ),
  ANNEX_III_EDUCATION: label(
    'Enseignement : admission, évaluation, niveau, détection des fraudes.',
    'Education: admission, evaluation, level, detection of cheating.',
  ),
  ANNEX_III_EMPLOYMENT: label(
    'Emploi : recrutement, promotion, fin de contrat, attribution des tâches, suivi et évaluation.',
    'Employment: recruitment, promotion, termination, allocation of tasks, monitoring and evaluation.',
  ),
  ANNEX_III_PUBLIC_BENEFITS: label(
    'Prestations et services publics d’assistance.',
    'Public assistance benefits and services.',
  ),
  ANNEX_III_CREDITWORTHINESS: label(
    'Solvabilité et note de crédit, hors détection de la fraude.',
    'Creditworthiness and credit score, except the detection of fraud.',
  ),
  ANNEX_III_LIFE_AND_HEALTH_INSURANCE: label(
    'Risque et tarification en assurance vie et santé.',
    'Risk and pricing in life and health insurance.',
  ),
  ANNEX_III_EMERGENCY_TRIAGE: label(
    'Tri des appels d’urgence, envoi des secours, tri des patients.',
    'Emergency calls, dispatch, triage of patients.',
  ),
  ANNEX_III_LAW_ENFORCEMENT: label('Répression des infractions.', 'Law enforcement.'),
  ANNEX_III_MIGRATION: label(
    'Migration, asile et contrôle aux frontières.',
    'Migration, asylum and border control.',
  ),
  ANNEX_III_JUSTICE_DEMOCRACY: label(
    'Aide aux autorités judiciaires ; influence sur une élection ou un vote.',
    'Assistance to judicial authorities; influence on an election or a vote.',
  ),
  EXEMPT_NARROW_PROCEDURAL_TASK: label(
    'Tâche procédurale étroite, sans profilage.',
    'A narrow procedural task, without profiling.',
  ),
  EXEMPT_IMPROVES_COMPLETED_HUMAN_ACTIVITY: label(
    'Améliore une activité humaine déjà achevée, sans profilage.',
    'Improves a human activity already completed, without profiling.',
  ),
  EXEMPT_DETECTS_DECISION_PATTERNS: label(
    'Détecte des constantes ou des écarts de décision sans remplacer l’examen humain, sans profilage.',
    'Detects patterns of decision, or deviations, without replacing human review, and without profiling.',
  ),
  EXEMPT_PREPARATORY_TASK: label(
    'Tâche préparatoire, sans profilage.',
    'A preparatory task, without profiling.',
  ),
  NOT_EXEMPT_PROFILING: label(
    'Le système profile des personnes physiques : aucune exemption n’est possible.',
    'The system profiles natural persons: no exemption is possible.',
  ),
  NOT_EXEMPT_PROFILING_UNKNOWN: label(
    'À établir : le système profile-t-il des personnes physiques ? L’exemption en dépend.',
    'To be found out: does the system profile natural persons? The exemption depends on it.',
  ),
  BECOMES_PROVIDER_OWN_NAME: label(
    'Qui met son nom ou sa marque sur un système à haut risque en devient fournisseur.',
    'Whoever puts a name or trademark on a high-risk system becomes its provider.',
  ),
  BECOMES_PROVIDER_SUBSTANTIAL_MODIFICATION: label(
    'Qui modifie substantiellement un système à haut risque en devient fournisseur.',
    'Whoever substantially modifies a high-risk system becomes its provider.',
  ),
  BECOMES_PROVIDER_PURPOSE_CHANGED: label(
    'Qui change la destination d’un système de sorte qu’il devient à haut risque en devient fournisseur.',
    'Whoever changes the purpose of a system so that it becomes high-risk becomes its provider.',
  ),
  TRANSPARENCY_INTERACTION: label(
    'Le système interagit avec des personnes sans que ce soit manifeste.',
    'The system interacts with persons, to whom this is not obvious.',
  ),
  TRANSPARENCY_MARKING: label(
    'Le système produit des sons, des images, des vidéos ou des textes de synthèse.',
    'The system generates synthetic audio, image, video or text.',
  ),
  TRANSPARENCY_EMOTION: label(
    'Des personnes sont exposées à la reconnaissance des émotions ou à la catégorisation biométrique.',
    'Persons are exposed to emotion recognition or biometric categorisation.',
  ),
  TRANSPARENCY_DEEP_FAKE: label('Le système produit des hypertrucages.', 'The system generates deep fakes.'),
  TRANSPARENCY_TEXT: label(
    'Des textes d’intérêt public sont publiés sans relecture humaine ni responsabilité éditoriale.',
    'Texts on matters of public interest are published without human review and editorial responsibility.',
  ),
  NO_OTHER_CASE: label(
    'Aucun autre cas n’est établi par les faits connus.',
    'The known facts establish no other case.',
  ),
  UNKNOWN_5: label(
    'À établir : une pratique interdite est-elle en cause ?',
    'To be found out: is a prohibited practice involved?',
  ),
  UNKNOWN_6_1: label(
    'À établir : produit de l’annexe I ou composant de sécurité, évalué par un tiers ?',
    'To be found out: a product of Annex I or a safety component, assessed by a third party?',
  ),
  UNKNOWN_6_2: label(
    'À établir : un usage de l’annexe III est-il en cause ?',
    'To be found out: is a use of Annex III involved?',
  ),
  UNKNOWN_50: label(
    'À établir : les cas de transparence ne sont pas tous examinés.',
    'To be found out: not every case of transparency has been examined.',
  ),
};

/** What is to be done, one sentence each; a condition that is not known is named. */
export const AI_OBLIGATION_LABELS: Labels<AiObligationCode> = {
  STOP: label(
    'Ne pas mettre sur le marché, mettre en service ni utiliser le système.',
    'Do not place on the market, put into service or use the system.',
  ),
  LITERACY: label(
    'Prendre des mesures pour développer la maîtrise de l’IA du personnel ; consigner les formations.',
    'Take measures to support the AI literacy of staff; record the trainings.',
  ),
  REQUIREMENTS: label(
    'Respecter les exigences : risques, données, documentation, journaux, notice, contrôle humain, exactitude et robustesse.',
    'Meet the requirements: risks, data, documentation, logs, instructions, human oversight, accuracy and robustness.',
  ),
  QUALITY_MANAGEMENT: label(
    'Mettre en place un système de gestion de la qualité.',
    'Put a quality management system in place.',
  ),
  DOCUMENTS_AND_LOGS: label(
    'Conserver la documentation et les journaux.',
    'Keep the documentation and the logs.',
  ),
  CONFORMITY: label(
    'Évaluer la conformité, établir la déclaration UE et apposer le marquage CE.',
    'Assess conformity, draw up the EU declaration and affix the CE marking.',
  ),
  PROVIDER_REGISTRATION: label(
    'Enregistrer le système dans la base de l’Union (infrastructures critiques : au niveau national).',
    'Register the system in the EU database (critical infrastructure: at national level).',
  ),
  POST_MARKET_MONITORING: label(
    'Surveiller le système après sa commercialisation.',
    'Monitor the system after it is placed on the market.',
  ),
  SERIOUS_INCIDENTS: label(
    'Signaler les incidents graves à l’autorité de surveillance : 15, 10 ou 2 jours.',
    'Report serious incidents to the market surveillance authority: 15, 10 or 2 days.',
  ),
  AUTHORISED_REPRESENTATIVE: label(
    'Exécuter le mandat du fournisseur, tenir les documents à disposition, coopérer.',
    'Perform the provider’s mandate, keep the documents available, cooperate.',
  ),
  IMPORTER: label(
    'Vérifier la conformité avant la mise sur le marché et ne rien importer qui n’est pas conforme.',
    'Verify conformity before placing on the market, and import nothing that does not conform.',
  ),
  DISTRIBUTOR: label(
    'Vérifier le marquage, la déclaration et la notice avant la mise à disposition.',
    'Verify the marking, the declaration and the instructions before making available.',
  ),
  PRODUCT_MANUFACTURER: label(
    'Répondre comme fournisseur du système intégré au produit commercialisé sous son nom.',
    'Answer as provider of the system in a product placed on the market under one’s name.',
  ),
  INSTRUCTIONS: label(
    'Utiliser le système selon sa notice.',
    'Use the system according to its instructions.',
  ),
  HUMAN_OVERSIGHT: label(
    'Confier le contrôle humain à des personnes compétentes, formées et soutenues.',
    'Assign human oversight to competent, trained and supported persons.',
  ),
  INPUT_DATA: label(
    'Veiller à des données d’entrée pertinentes et représentatives, dans la mesure où on les maîtrise.',
    'See that input data are relevant and representative, where under one’s control.',
  ),
  MONITORING: label(
    'Surveiller, informer le fournisseur et l’autorité d’un risque, suspendre ; signaler aussitôt les incidents graves.',
    'Monitor, inform the provider and the authority of a risk, suspend; report serious incidents at once.',
  ),
  LOGS: label('Conserver les journaux au moins six mois.', 'Keep the logs for at least six months.'),
  INFORM_WORKERS: label(
    'Employeur : informer les représentants et les salariés concernés avant l’usage.',
    'Employer: inform the representatives and the workers affected before use.',
  ),
  DEPLOYER_REGISTRATION: label(
    'Autorité publique : vérifier et faire l’enregistrement dans la base de l’Union.',
    'Public authority: check and make the registration in the EU database.',
  ),
  DPIA: label(
    'Utiliser les informations du fournisseur (art. 13) pour l’analyse d’impact (RGPD, art. 35).',
    'Use the provider’s information (Art. 13) for the impact assessment (GDPR, Art. 35).',
  ),
  POST_REMOTE_IDENTIFICATION: label(
    'Répression : obtenir une autorisation pour l’identification à distance a posteriori.',
    'Law enforcement: obtain an authorisation for post-remote identification.',
  ),
  INFORM_PERSONS: label(
    'Décisions concernant des personnes : les informer de l’usage du système.',
    'Decisions on persons: inform them that the system is used.',
  ),
  COOPERATION: label('Coopérer avec les autorités.', 'Cooperate with the authorities.'),
  FRIA: label(
    'Organisme ou service public, crédit, assurance vie et santé : analyse d’impact sur les droits fondamentaux, notifiée à l’autorité.',
    'Public body or service, credit, life and health insurance: fundamental rights impact assessment, notified to the authority.',
  ),
  EXPLANATION: label(
    'Décision à effet juridique ou similaire : expliquer le rôle du système à qui le demande.',
    'Decision with legal or similar effect: explain the role of the system to whoever asks.',
  ),
  EXEMPTION_DOCUMENTED: label(
    'Documenter avant la mise sur le marché pourquoi le système n’est pas à haut risque.',
    'Document before placing on the market why the system is not high-risk.',
  ),
  EXEMPTION_REGISTERED: label(
    'Enregistrer le système exempté dans la base de l’Union.',
    'Register the exempted system in the EU database.',
  ),
  TELL_AI: label(
    'Concevoir le système pour que les personnes sachent qu’elles échangent avec une IA.',
    'Design the system so that persons are told that they interact with AI.',
  ),
  MARK_CONTENT: label(
    'Marquer les contenus de synthèse de manière lisible par machine et détectable.',
    'Mark synthetic content in a machine-readable and detectable way.',
  ),
  TELL_EMOTION: label(
    'Informer les personnes exposées du fonctionnement du système.',
    'Inform the persons exposed of the operation of the system.',
  ),
  DISCLOSE_DEEP_FAKE: label(
    'Indiquer que le contenu a été produit ou manipulé par une IA.',
    'Disclose that the content has been generated or manipulated by AI.',
  ),
  DISCLOSE_TEXT: label(
    'Indiquer que le texte a été produit ou manipulé par une IA.',
    'Disclose that the text has been generated or manipulated by AI.',
  ),
  CLEAR_AND_ACCESSIBLE: label(
    'Donner ces informations clairement, au plus tard à la première interaction ou exposition, de façon accessible.',
    'Give this information clearly, at the latest at the first interaction or exposure, and accessibly.',
  ),
  VOLUNTARY_CODES: label(
    'Rien d’obligatoire au titre de la classe ; des codes de conduite volontaires existent.',
    'Nothing is required by the class; voluntary codes of conduct exist.',
  ),
};
