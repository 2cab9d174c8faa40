import type { Label } from '../shared/locale.ts';
import {
  AccessHeading,
  CommunicationKind,
  DecisionOutcome,
  ExtensionReason,
  IdentityMethod,
  IdentityResult,
  MandateResult,
  RecipientNoticeOutcome,
  RefusalGround,
} from './request.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

export const IDENTITY_RESULT_LABELS: Readonly<Record<IdentityResult, Label>> = {
  [IdentityResult.NOT_NEEDED]: label('Vérification inutile', 'No check needed'),
  [IdentityResult.PENDING]: label('À établir', 'To be settled'),
  [IdentityResult.VERIFIED]: label('Identité établie', 'Identity established'),
  [IdentityResult.FAILED]: label('Personne non identifiable', 'Person not identifiable'),
};

export const IDENTITY_METHOD_LABELS: Readonly<Record<IdentityMethod, Label>> = {
  [IdentityMethod.AUTHENTICATED_ACCOUNT]: label('Compte authentifié', 'Authenticated account'),
  [IdentityMethod.DATA_ON_FILE]: label(
    'Confirmation de données déjà détenues',
    'Confirmation of data already held',
  ),
  [IdentityMethod.QUESTIONS]: label('Questions sur le dossier', 'Questions on the file'),
  [IdentityMethod.ID_COPY]: label('Copie d’un titre d’identité', 'Copy of an identity document'),
};

export const MANDATE_RESULT_LABELS: Readonly<Record<MandateResult, Label>> = {
  [MandateResult.VERIFIED]: label('Mandat vérifié', 'Mandate verified'),
  [MandateResult.REJECTED]: label('Mandat non établi', 'Mandate not proven'),
};

export const DECISION_LABELS: Readonly<Record<DecisionOutcome, Label>> = {
  [DecisionOutcome.GRANTED]: label('Accordé', 'Granted'),
  [DecisionOutcome.PARTIALLY_GRANTED]: label('Accordé en partie', 'Granted in part'),
  [DecisionOutcome.REFUSED]: label('Refusé', 'Refused'),
};

/** Each ground as a letter names it. */
export const REFUSAL_GROUND_LABELS: Readonly<Record<RefusalGround, Label>> = {
  [RefusalGround.NOT_IDENTIFIABLE]: label(
    'nous ne sommes pas en mesure de vous identifier (RGPD, art. 11 et 12(2))',
    'we are not in a position to identify you (GDPR 11 and 12(2))',
  ),
  [RefusalGround.UNFOUNDED_OR_EXCESSIVE]: label(
    'la demande est manifestement infondée ou excessive (RGPD, art. 12(5))',
    'the request is manifestly unfounded or excessive (GDPR 12(5))',
  ),
  [RefusalGround.THIRD_PARTY_RIGHTS]: label(
    'les droits et libertés d’autrui sont à protéger (RGPD, art. 15(4) et 20(4))',
    'the rights and freedoms of others have to be protected (GDPR 15(4) and 20(4))',
  ),
  [RefusalGround.ERASURE_EXCEPTION]: label(
    'une exception au droit à l’effacement s’applique (RGPD, art. 17(3))',
    'an exception to the right to erasure applies (GDPR 17(3))',
  ),
  [RefusalGround.NO_GROUND]: label(
    'les conditions que le règlement attache à ce droit ne sont pas remplies',
    'the conditions that the Regulation attaches to this right are not met',
  ),
  [RefusalGround.COMPELLING_GROUNDS]: label(
    'des motifs légitimes et impérieux prévalent (RGPD, art. 21(1))',
    'compelling legitimate grounds override (GDPR 21(1))',
  ),
  [RefusalGround.BASIS_EXCLUDES_RIGHT]: label(
    'la base légale du traitement n’ouvre pas ce droit',
    'the legal basis of the processing does not give this right',
  ),
  [RefusalGround.NATIONAL_RESTRICTION]: label(
    'une loi nationale limite ce droit (RGPD, art. 23)',
    'a national law restricts this right (GDPR 23)',
  ),
};

export const COMMUNICATION_KIND_LABELS: Readonly<Record<CommunicationKind, Label>> = {
  [CommunicationKind.ACKNOWLEDGEMENT]: label('Accusé de réception', 'Acknowledgement of receipt'),
  [CommunicationKind.IDENTITY_REQUEST]: label(
    'Demande d’éléments d’identification',
    'Request for identification',
  ),
  [CommunicationKind.EXTENSION_NOTICE]: label('Information de prolongation', 'Notice of extension'),
  [CommunicationKind.ANSWER]: label('Réponse', 'Answer'),
  [CommunicationKind.REFUSAL]: label('Refus motivé', 'Refusal with its reasons'),
  [CommunicationKind.TRANSFER_NOTICE]: label('Information de transmission', 'Notice of transfer'),
  [CommunicationKind.FEE_NOTICE]: label('Annonce de frais', 'Announcement of a fee'),
  [CommunicationKind.RECIPIENTS_NOTICE]: label(
    'Information sur les destinataires',
    'Notice of the recipients',
  ),
};

/** The reasons of an extension, as the notice gives them. */
export const EXTENSION_REASON_LABELS: Readonly<Record<ExtensionReason, Label>> = {
  [ExtensionReason.COMPLEXITY]: label('la complexité de votre demande', 'the complexity of your request'),
  [ExtensionReason.NUMBER_OF_REQUESTS]: label(
    'le nombre de demandes que nous traitons',
    'the number of requests',
  ),
};

/** The headings of the information that goes with the copy of the data. */
export const ACCESS_HEADING_LABELS: Readonly<Record<AccessHeading, Label>> = {
  [AccessHeading.PURPOSES]: label(
    'Finalités du traitement (art. 15(1)(a))',
    'Purposes of the processing (Art. 15(1)(a))',
  ),
  [AccessHeading.DATA_CATEGORIES]: label(
    'Catégories de données (art. 15(1)(b))',
    'Categories of data (Art. 15(1)(b))',
  ),
  [AccessHeading.RECIPIENTS]: label('Destinataires (art. 15(1)(c))', 'Recipients (Art. 15(1)(c))'),
  [AccessHeading.RETENTION]: label(
    'Durée de conservation (art. 15(1)(d))',
    'Retention period (Art. 15(1)(d))',
  ),
  [AccessHeading.RIGHTS]: label('Vos autres droits (art. 15(1)(e))', 'Your other rights (Art. 15(1)(e))'),
  [AccessHeading.COMPLAINT]: label(
    'Réclamation auprès de l’autorité (art. 15(1)(f))',
    'Complaint to the authority (Art. 15(1)(f))',
  ),
  [AccessHeading.SOURCE]: label('Source des données (art. 15(1)(g))', 'Source of the data (Art. 15(1)(g))'),
  [AccessHeading.AUTOMATED_DECISIONS]: label(
    'Décisions automatisées et profilage (art. 15(1)(h))',
    'Automated decisions and profiling (Art. 15(1)(h))',
  ),
  [AccessHeading.TRANSFERS]: label(
    'Transferts hors de l’Union et garanties (art. 15(2))',
    'Transfers outside the Union and their safeguards (Art. 15(2))',
  ),
};

export const RECIPIENT_NOTICE_LABELS: Readonly<Record<RecipientNoticeOutcome, Label>> = {
  [RecipientNoticeOutcome.TOLD]: label('Destinataire informé', 'Recipient told'),
  [RecipientNoticeOutcome.IMPOSSIBLE]: label('Information impossible', 'Telling them is impossible'),
  [RecipientNoticeOutcome.DISPROPORTIONATE]: label('Efforts disproportionnés', 'Disproportionate effort'),
  [RecipientNoticeOutcome.NO_RECIPIENT]: label('Aucun destinataire', 'No recipient'),
};
