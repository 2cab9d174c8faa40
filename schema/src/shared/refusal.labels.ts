import { type Label, Locale } from './locale.ts';

/** The sentence of every rule that may say no, by its code. A test compares this list with the codes in use. */
export const REFUSALS: Readonly<Record<string, Label>> = {
  FORBIDDEN: { FR: 'Votre rôle ne donne pas ce droit.', EN: 'Your role does not give this right.' },
  UNKNOWN_ACTION: { FR: 'Cette action n’existe pas ici.', EN: 'There is no such action here.' },

  REQUEST_OVER: {
    FR: 'La demande est terminée : elle ne change plus.',
    EN: 'The request is over: it no longer changes.',
  },
  ALREADY_SUSPENDED: { FR: 'Le délai est déjà suspendu.', EN: 'The clock already stands still.' },
  NOT_SUSPENDED: { FR: 'Le délai n’est pas suspendu.', EN: 'The clock is not standing still.' },
  SUSPENDED: {
    FR: 'Le délai est suspendu : enregistrez d’abord la réponse de la personne.',
    EN: 'The clock stands still: record the person’s reply first.',
  },
  EXTENDED_BEFORE: {
    FR: 'Le délai a déjà été prolongé : une seule prolongation est possible (RGPD, art. 12(3)).',
    EN: 'The answer was extended before: one extension is all there is (GDPR 12(3)).',
  },
  FIRST_MONTH_PASSED: {
    FR: 'La personne devait être informée de la prolongation dans le premier mois (RGPD, art. 12(3)).',
    EN: 'The person had to hear of the extension within the first month (GDPR 12(3)).',
  },
  RECEIPT_IN_FUTURE: {
    FR: 'La réception ne peut pas être dans le futur.',
    EN: 'The receipt cannot lie in the future.',
  },
  QUESTION_IN_FUTURE: {
    FR: 'La question ne peut pas être dans le futur.',
    EN: 'The question cannot lie in the future.',
  },
  QUESTION_BEFORE_RECEIPT: {
    FR: 'La question ne peut pas précéder la réception de la demande.',
    EN: 'The question cannot come before the receipt of the request.',
  },
  ANSWER_IN_FUTURE: {
    FR: 'La réponse ne peut pas être dans le futur.',
    EN: 'The answer cannot lie in the future.',
  },
  ANSWERED_BEFORE_ASKED: {
    FR: 'La réponse de la personne ne peut pas précéder la question.',
    EN: 'The person’s reply cannot come before the question.',
  },
  NOTICE_IN_FUTURE: {
    FR: 'L’information de la personne ne peut pas être dans le futur.',
    EN: 'The notice to the person cannot lie in the future.',
  },
  NOTICE_BEFORE_RECEIPT: {
    FR: 'L’information de la personne ne peut pas précéder la réception de la demande.',
    EN: 'The notice to the person cannot come before the receipt of the request.',
  },
  ANSWER_BEFORE_RECEIPT: {
    FR: 'La réponse ne peut pas précéder la réception de la demande.',
    EN: 'The answer cannot come before the receipt of the request.',
  },
  LATE_REASON_MISSING: {
    FR: 'Le délai est dépassé : indiquez les motifs du retard.',
    EN: 'It is late: say why.',
  },
  IDENTITY_UNSETTLED: {
    FR: 'Établissez d’abord qui demande (RGPD, art. 12(6)).',
    EN: 'Settle first who asks (GDPR 12(6)).',
  },
  MANDATE_UNVERIFIED: {
    FR: 'Vérifiez d’abord le mandat de la personne qui demande.',
    EN: 'Verify first the mandate of whoever asks.',
  },
  NO_MANDATE_NEEDED: {
    FR: 'La personne demande pour elle-même : il n’y a pas de mandat à vérifier.',
    EN: 'The person asks for themselves: there is no mandate to verify.',
  },
  VERIFIED_BEFORE: {
    FR: 'L’identité est déjà établie.',
    EN: 'The identity is established already.',
  },
  ID_COPY_REASON_MISSING: {
    FR: 'Une copie de titre d’identité demande un doute raisonnable, motivé par écrit (RGPD, art. 12(6)).',
    EN: 'A copy of an identity document needs a reasonable doubt, stated in writing (GDPR 12(6)).',
  },
  IDENTITY_METHOD_MISSING: {
    FR: 'Indiquez par quel moyen l’identité est vérifiée.',
    EN: 'Say by what means the identity is checked.',
  },
  IDENTITY_QUESTION_MISSING: {
    FR: 'Indiquez ce qui est demandé à la personne.',
    EN: 'Say what the person is asked for.',
  },
  CHECK_IN_FUTURE: {
    FR: 'La vérification ne peut pas être dans le futur.',
    EN: 'The check cannot lie in the future.',
  },
  CHECK_BEFORE_RECEIPT: {
    FR: 'La vérification ne peut pas précéder la réception de la demande.',
    EN: 'The check cannot come before the receipt of the request.',
  },
  QUALIFIED_BEFORE: {
    FR: 'La demande est déjà qualifiée.',
    EN: 'The request is qualified already.',
  },
  NOT_QUALIFIED: {
    FR: 'Qualifiez d’abord la demande.',
    EN: 'Qualify the request first.',
  },
  STARTED_BEFORE: {
    FR: 'L’instruction a déjà commencé.',
    EN: 'The work on it has begun already.',
  },
  ACKNOWLEDGED_BEFORE: {
    FR: 'L’accusé de réception est déjà parti.',
    EN: 'The receipt was acknowledged before.',
  },
  RIGHTS_UNDECIDED: {
    FR: 'Décidez d’abord de chaque droit exercé.',
    EN: 'Decide first of each right exercised.',
  },
  LETTER_UNDELIVERED: {
    FR: 'Une lettre n’est pas arrivée à la personne : renvoyez-la d’abord.',
    EN: 'A letter did not reach the person: send it again first.',
  },
  LETTER_NOT_FAILED: {
    FR: 'Cette lettre n’a pas échoué : elle ne se renvoie pas.',
    EN: 'This letter did not fail: it is not sent again.',
  },
  LETTER_RESENT_BEFORE: {
    FR: 'Cette lettre est déjà repartie.',
    EN: 'This letter went out again already.',
  },
  ADDRESS_MISSING: {
    FR: 'La personne n’a pas d’adresse électronique connue : indiquez-la, ou choisissez un autre canal.',
    EN: 'No mail address of the person is known: give it, or choose another channel.',
  },
  RECIPIENTS_UNTOLD: {
    FR: 'Informez d’abord les destinataires des données, ou dites pourquoi c’est impossible (RGPD, art. 19).',
    EN: 'First tell the recipients of the data, or say why that is impossible (GDPR 19).',
  },
  RECIPIENTS_NOT_CONCERNED: {
    FR: 'Seules une rectification, un effacement ou une limitation se disent aux destinataires (RGPD, art. 19).',
    EN: 'Only a rectification, an erasure or a restriction is told to recipients (GDPR 19).',
  },
  RECIPIENTS_UNKNOWN: {
    FR: 'Aucun destinataire informé n’est consigné.',
    EN: 'No recipient is on record as told.',
  },
  RIGHT_NOT_GRANTED: {
    FR: 'Ce droit n’est pas accordé : il n’y a rien à dire aux destinataires.',
    EN: 'This right is not granted: there is nothing to tell recipients.',
  },
  RECIPIENT_MISSING: {
    FR: 'Indiquez le destinataire.',
    EN: 'Name the recipient.',
  },
  NOT_TOLD_REASON_MISSING: {
    FR: 'Dites pourquoi l’information est impossible ou disproportionnée (RGPD, art. 19).',
    EN: 'Say why telling them is impossible or a disproportionate effort (GDPR 19).',
  },
  NOTICE_ACKNOWLEDGED_BEFORE: {
    FR: 'Ce destinataire a déjà confirmé.',
    EN: 'This recipient has confirmed already.',
  },
  NOTICE_NOT_SENT: {
    FR: 'Ce destinataire n’a pas été informé : il n’a rien à confirmer.',
    EN: 'This recipient was not told: there is nothing for them to confirm.',
  },
  ACKNOWLEDGED_IN_FUTURE: {
    FR: 'La confirmation ne peut pas être dans le futur.',
    EN: 'The confirmation cannot lie in the future.',
  },
  ACKNOWLEDGED_BEFORE_SENT: {
    FR: 'La confirmation ne peut pas précéder l’information.',
    EN: 'The confirmation cannot come before the notice.',
  },
  NOT_ASSESSED_EXCESSIVE: {
    FR: 'Des frais supposent une demande évaluée comme manifestement infondée ou excessive (RGPD, art. 12(5)).',
    EN: 'A fee needs a request that was assessed as manifestly unfounded or excessive (GDPR 12(5)).',
  },
  FEE_ANNOUNCED_BEFORE: {
    FR: 'Des frais ont déjà été annoncés pour ce droit.',
    EN: 'A fee was announced for this right already.',
  },
  RIGHT_DECIDED_BEFORE_FEE: {
    FR: 'Ce droit est déjà décidé : des frais s’annoncent avant (RGPD, art. 12(5)).',
    EN: 'This right is decided: a fee is announced before that (GDPR 12(5)).',
  },
  ACCESS_NOT_EXERCISED: {
    FR: 'La demande n’exerce pas le droit d’accès.',
    EN: 'The request does not exercise the right of access.',
  },
  DOUBT_NOT_STATED: {
    FR: 'Un titre d’identité ne se conserve qu’avec un doute raisonnable, motivé par écrit (RGPD, art. 12(6)).',
    EN: 'An identity document is kept only on a reasonable doubt that is stated in writing (GDPR 12(6)).',
  },
  IDENTITY_SETTLED: {
    FR: 'L’identité est décidée : aucun titre n’est plus nécessaire (RGPD, art. 5(1)(c)).',
    EN: 'The identity is decided: no document is needed any more (GDPR 5(1)(c)).',
  },
  DOCUMENT_EMPTY: {
    FR: 'Ce fichier est vide.',
    EN: 'This file is empty.',
  },
  DOCUMENT_TYPE_REFUSED: {
    FR: 'Ce type de fichier n’est pas accepté : l’extension de son nom n’est pas de la liste.',
    EN: 'This kind of file is not taken: the ending of its name is not on the list.',
  },
  DOCUMENT_NAME_DIFFERS: {
    FR: 'Le contenu de ce fichier n’est pas ce que dit l’extension de son nom : enregistrez-le de nouveau dans son format.',
    EN: 'The content of this file is not what the ending of its name says: save it again in its format.',
  },
  DOCUMENT_TEXT_UNREADABLE: {
    FR: 'Ce texte contient des caractères de commande, ou son encodage n’est ni UTF-8, ni UTF-16, ni Windows-1252 : enregistrez-le en UTF-8.',
    EN: 'This text holds control characters, or its encoding is none of UTF-8, UTF-16 and Windows-1252: save it as UTF-8.',
  },
  DOCUMENT_NOT_FOR_NODE: {
    FR: 'Ce document n’a pas sa place ici.',
    EN: 'This document does not belong here.',
  },
  DOCUMENT_DELETED: {
    FR: 'Ce document est supprimé : il n’en reste que l’empreinte.',
    EN: 'This document is deleted: only its hash is left.',
  },
  TASK_DONE: {
    FR: 'Cette tâche est faite : rouvrez-la d’abord.',
    EN: 'This task is done: reopen it first.',
  },
  TASK_NOT_DONE: {
    FR: 'Cette tâche n’est pas faite.',
    EN: 'This task is not done.',
  },
  COMMENT_DELETED: {
    FR: 'Ce commentaire est déjà supprimé.',
    EN: 'This comment is deleted already.',
  },
  FILE_DESTROYED: {
    FR: 'La conservation de ce dossier est terminée : rien ne s’y écrit plus (RGPD, art. 5(1)(e)).',
    EN: 'The retention of this file has ended: nothing more is written into it (GDPR 5(1)(e)).',
  },
  DOCUMENT_SENT: {
    FR: 'Ce document est parti avec une lettre : il reste au dossier comme preuve.',
    EN: 'This document went out with a letter: it stays on file as proof.',
  },
  ATTACHMENTS_TOO_LARGE: {
    FR: 'Les pièces jointes dépassent ce qu’un courriel peut porter : choisissez un autre canal.',
    EN: 'The attached files are more than a mail can carry: choose another channel.',
  },
  NOT_ANSWERED: {
    FR: 'La demande n’a pas encore reçu de réponse (RGPD, art. 12(3)).',
    EN: 'The request is not answered yet (GDPR 12(3)).',
  },
  RIGHT_DECIDED: {
    FR: 'Ce droit est déjà décidé : il ne se corrige plus.',
    EN: 'This right is decided: it can no longer be corrected.',
  },
  RIGHT_INVOKED_BEFORE: {
    FR: 'Ce droit fait déjà partie de la demande.',
    EN: 'This right is part of the request already.',
  },
  REQUESTER_NOT_PROVEN: {
    FR: 'Rien n’est remis à une personne dont l’identité ou le mandat n’est pas établi (RGPD, art. 12(2)).',
    EN: 'Nothing is given to somebody whose identity or mandate is not proven (GDPR 12(2)).',
  },
  REQUESTER_NOT_DOUBTED: {
    FR: 'Ce motif demande une vérification qui a échoué (RGPD, art. 11 et 12(2)).',
    EN: 'This ground needs a check that failed (GDPR 11 and 12(2)).',
  },
  GROUND_MISSING: {
    FR: 'Indiquez le motif (RGPD, art. 12(4)).',
    EN: 'Give the ground (GDPR 12(4)).',
  },
  GROUND_NOT_FOR_RIGHT: {
    FR: 'Ce motif ne peut pas être opposé à ce droit.',
    EN: 'This ground cannot be held against this right.',
  },
  REDACT_NOT_REFUSE: {
    FR: 'Les droits d’autrui se protègent en occultant, non en refusant (RGPD, art. 15(4)).',
    EN: 'The rights of others are protected by redaction, not by refusal (GDPR 15(4)).',
  },
  STATUTE_MISSING: {
    FR: 'Citez la loi qui limite ce droit (RGPD, art. 23).',
    EN: 'Name the law that restricts this right (GDPR 23).',
  },
  DIRECT_MARKETING_ABSOLUTE: {
    FR: 'L’opposition à la prospection ne se refuse jamais (RGPD, art. 21(3)).',
    EN: 'An objection to direct marketing is never refused (GDPR 21(3)).',
  },
  REMEDIES_MISSING: {
    FR: 'Un refus indique l’autorité de contrôle et le recours juridictionnel (RGPD, art. 12(4)).',
    EN: 'A refusal names the supervisory authority and the judicial remedy (GDPR 12(4)).',
  },
  DEPARTURE_REASON_MISSING: {
    FR: 'La décision s’écarte de la proposition : indiquez pourquoi.',
    EN: 'The decision departs from the proposal: say why.',
  },
  SENT_IN_FUTURE: {
    FR: 'L’envoi ne peut pas être dans le futur.',
    EN: 'What was sent cannot lie in the future.',
  },
  SENT_BEFORE_RECEIPT: {
    FR: 'L’envoi ne peut pas précéder la réception de la demande.',
    EN: 'Nothing can be sent before the receipt of the request.',
  },
  WITHDRAWAL_IN_FUTURE: {
    FR: 'Le retrait ne peut pas être dans le futur.',
    EN: 'The withdrawal cannot lie in the future.',
  },
  WITHDRAWAL_BEFORE_RECEIPT: {
    FR: 'Le retrait ne peut pas précéder la réception de la demande.',
    EN: 'The withdrawal cannot come before the receipt of the request.',
  },
  RECEIPT_AFTER_EVENTS: {
    FR: 'La réception ne peut pas suivre ce qui s’est déjà passé dans la demande.',
    EN: 'The receipt cannot come after what has happened in the request already.',
  },
  SUBJECT_OF_ANOTHER_ENTITY: {
    FR: 'Cette personne est connue d’une autre entité ; désignez-la par ses identifiants.',
    EN: 'This person is known to another legal entity; name them by their identifiers.',
  },
  SUBJECT_ERASED: {
    FR: 'Le profil de cette personne est effacé.',
    EN: 'The profile of this person is erased.',
  },

  BREACH_OVER: {
    FR: 'La violation est close : elle ne change plus.',
    EN: 'The breach is over: it no longer changes.',
  },
  NOT_AWARE_YET: {
    FR: 'Enregistrez d’abord quand vous avez eu connaissance de la violation (RGPD, art. 33(1)).',
    EN: 'Record first when you became aware of the breach (GDPR 33(1)).',
  },
  AWARENESS_IN_FUTURE: {
    FR: 'La prise de connaissance ne peut pas être dans le futur.',
    EN: 'The awareness cannot lie in the future.',
  },
  DETECTION_IN_FUTURE: {
    FR: 'La détection ne peut pas être dans le futur.',
    EN: 'The detection cannot lie in the future.',
  },
  AWARE_BEFORE_DETECTION: {
    FR: 'La prise de connaissance ne peut pas précéder la détection.',
    EN: 'The awareness cannot come before the detection.',
  },
  AWARENESS_STANDS: {
    FR: 'La prise de connaissance se corrige, elle ne s’efface pas.',
    EN: 'The awareness can be corrected, not cleared.',
  },
  FILING_IN_FUTURE: {
    FR: 'La notification ne peut pas être dans le futur.',
    EN: 'The filing cannot lie in the future.',
  },
  FILED_BEFORE_AWARENESS: {
    FR: 'La notification ne peut pas précéder la prise de connaissance.',
    EN: 'The filing cannot come before the awareness.',
  },
  FILED_BEFORE: {
    FR: 'La notification initiale est déjà enregistrée : ajoutez une notification complémentaire.',
    EN: 'The initial notification is recorded already: add a complementary one.',
  },
  INITIAL_MISSING: {
    FR: 'Enregistrez d’abord la notification initiale (RGPD, art. 33(4)).',
    EN: 'Record the initial notification first (GDPR 33(4)).',
  },
  COMPLEMENT_BEFORE_INITIAL: {
    FR: 'Le complément ne peut pas précéder la notification initiale.',
    EN: 'The complement cannot come before the initial notification.',
  },

  REGIME_ALWAYS_ON: {
    FR: 'L’article 33 du RGPD vaut pour tout responsable de traitement : il ne se désactive pas.',
    EN: 'Article 33 of the GDPR holds for every controller: it cannot be switched.',
  },
  REGIME_ON_ALREADY: {
    FR: 'Ce régime est déjà activé pour cette entité.',
    EN: 'This regime is on for this entity already.',
  },
  REGIME_OFF_ALREADY: {
    FR: 'Ce régime n’est pas activé pour cette entité.',
    EN: 'This regime is not on for this entity.',
  },
  REGIME_ENDS_BEFORE_IT_BEGINS: {
    FR: 'Ce jour précède le début de la période en cours, ou y tombe.',
    EN: 'That day comes before the present period has begun, or is its first.',
  },
  REGIME_PERIODS_OVERLAP: {
    FR: 'Une autre période de ce régime couvre ce jour ou le suit.',
    EN: 'Another period of this regime covers that day or follows it.',
  },
  REGIME_NOT_APPLIED: {
    FR: 'Aucun autre régime n’est retenu ici : dites d’abord lequel s’applique.',
    EN: 'No such regime applies here: say first which one does.',
  },
  REGIME_UNDECIDED: {
    FR: 'Ce régime n’est que proposé : décidez d’abord s’il s’applique.',
    EN: 'This regime is only proposed: decide first whether it applies.',
  },
  REGIME_APPLIED_ALREADY: {
    FR: 'Ce régime s’applique déjà : complétez ses faits.',
    EN: 'This regime applies already: correct its facts instead.',
  },
  REGIME_RULED_OUT_ALREADY: {
    FR: 'Ce régime est déjà écarté.',
    EN: 'This regime is ruled out already.',
  },
  REGIME_OPEN: {
    FR: 'Un autre régime attend encore une décision ou une déclaration.',
    EN: 'Another regime still waits for a decision or a filing.',
  },
  REGIME_COMPLETE: {
    FR: 'Tout est déjà déclaré sous ce régime.',
    EN: 'All is told already under this regime.',
  },
  STAGE_NOT_OF_REGIME: {
    FR: 'Ce régime ne connaît pas cette étape, ou n’en a plus besoin.',
    EN: 'This regime has no such stage, or needs it no more.',
  },
  STAGE_FILED_BEFORE: {
    FR: 'Cette étape est déjà déclarée.',
    EN: 'This stage is filed already.',
  },
  STAGE_OUT_OF_ORDER: {
    FR: 'Cette étape ne peut pas précéder celle dont elle dépend.',
    EN: 'This stage cannot come before the one that it follows.',
  },
  EARLIER_STAGE_MISSING: {
    FR: 'Enregistrez d’abord l’étape précédente de ce régime.',
    EN: 'Record the earlier stage of this regime first.',
  },
  FILED_BEFORE_DETECTION: {
    FR: 'La déclaration ne peut pas précéder la détection.',
    EN: 'The filing cannot come before the detection.',
  },
  FILED_BEFORE_ITS_FACT: {
    FR: 'La déclaration ne peut pas précéder le fait dont elle dépend.',
    EN: 'The filing cannot come before the fact that it is counted from.',
  },
  DETECTION_MISSING: {
    FR: 'Enregistrez d’abord quand l’incident a été détecté.',
    EN: 'Record first when the incident was detected.',
  },
  CLASSIFICATION_MISSING: {
    FR: 'Enregistrez d’abord quand l’incident a été classé comme majeur (DORA, art. 18).',
    EN: 'Record first when the incident was classified as major (DORA, Art. 18).',
  },
  CORRECTIVE_MISSING: {
    FR: 'Enregistrez d’abord quand une mesure corrective était disponible.',
    EN: 'Record first when a corrective measure was available.',
  },
  EVENT_KIND_MISSING: {
    FR: 'Dites d’abord s’il s’agit d’une vulnérabilité ou d’un incident.',
    EN: 'Say first whether it is a vulnerability or an incident.',
  },
  HANDLING_MISSING: {
    FR: 'Un rapport d’avancement tient lieu de rapport final : enregistrez d’abord quand l’incident a été traité.',
    EN: 'A progress report stands for the final one: record first when the incident was handled.',
  },
  REGIME_FACT_IN_FUTURE: {
    FR: 'Ce fait ne peut pas être dans le futur.',
    EN: 'That fact cannot lie in the future.',
  },
  CLASSIFIED_BEFORE_AWARENESS: {
    FR: 'Le classement comme majeur ne peut pas précéder la prise de connaissance.',
    EN: 'The classification as major cannot come before the awareness.',
  },
  HANDLED_BEFORE_AWARENESS: {
    FR: 'L’incident ne peut pas être traité avant la prise de connaissance.',
    EN: 'The incident cannot be handled before the awareness.',
  },
  CONTROLLER_IS_THE_PROCESSOR: {
    FR: 'Le responsable à informer est une autre entité que le sous-traitant.',
    EN: 'The controller to be told is another entity than the processor.',
  },
  CONTROLLER_OUTSIDE: {
    FR: 'Ce client n’est pas une entité de l’organisation : il ouvre lui-même son dossier.',
    EN: 'This customer is no entity of the organisation: it opens its own case.',
  },
  CONTROLLER_NOT_NOTIFIED: {
    FR: 'Consignez d’abord quand ce client a été informé : sa prise de connaissance date de là.',
    EN: 'Record first when this customer was told: its awareness dates from then.',
  },
  CONTROLLER_BREACH_OPENED: {
    FR: 'Le dossier de ce responsable est déjà ouvert.',
    EN: 'The case of this controller is open already.',
  },

  COOKIE_NEEDS_HTTPS: {
    FR: 'La connexion par navigateur demande https, sauf sur cette machine : ouvrez Vigie à l’adresse https de PUBLIC_URL.',
    EN: 'Signing in with a browser needs https, except on this very machine: open Vigie at the https address of PUBLIC_URL.',
  },
  INVESTIGATED_ALREADY: { FR: 'L’analyse a déjà commencé.', EN: 'The investigation has begun already.' },
  INVESTIGATION_IN_FUTURE: {
    FR: 'Le début de l’analyse ne peut pas être dans le futur.',
    EN: 'The start of the investigation cannot lie in the future.',
  },
  INVESTIGATION_BEFORE_DETECTION: {
    FR: 'L’analyse ne peut pas commencer avant la détection.',
    EN: 'The investigation cannot begin before the detection.',
  },
  AWARE_BEFORE_INVESTIGATION: {
    FR: 'La prise de connaissance ne peut pas précéder le début de l’analyse.',
    EN: 'The awareness cannot come before the start of the investigation.',
  },
  AWARE_ALREADY: {
    FR: 'La prise de connaissance est déjà enregistrée : le délai court.',
    EN: 'The awareness is recorded already: the clock runs.',
  },
  GAP_REASON_MISSING: {
    FR: 'Indiquez pourquoi la prise de connaissance est postérieure à la détection.',
    EN: 'Say why the awareness came after the detection.',
  },
  FOR_THE_CONTROLLER_ALONE: {
    FR: 'Un sous-traitant n’évalue ni ne notifie : il informe le responsable de traitement (RGPD, art. 33(2)).',
    EN: 'A processor neither assesses nor notifies: it tells the controller (GDPR 33(2)).',
  },
  FOR_A_PROCESSOR_ALONE: {
    FR: 'Vous êtes responsable de traitement : seul un sous-traitant informe un responsable (RGPD, art. 33(2)).',
    EN: 'You are the controller: a processor alone tells a controller (GDPR 33(2)).',
  },
  ASSESSMENT_MISSING: {
    FR: 'Évaluez d’abord le risque pour les personnes.',
    EN: 'Assess the risk to the persons first.',
  },
  ASSESSMENT_IN_FUTURE: {
    FR: 'L’évaluation ne peut pas être dans le futur.',
    EN: 'The assessment cannot lie in the future.',
  },
  ASSESSED_BEFORE_AWARENESS: {
    FR: 'L’évaluation ne peut pas précéder la prise de connaissance.',
    EN: 'The assessment cannot come before the awareness.',
  },
  DECISION_MISSING: {
    FR: 'Il manque une décision sur la dernière évaluation.',
    EN: 'A decision on the latest assessment is missing.',
  },
  DECISION_IN_FUTURE: {
    FR: 'La décision ne peut pas être dans le futur.',
    EN: 'The decision cannot lie in the future.',
  },
  DECIDED_BEFORE_AWARENESS: {
    FR: 'La décision ne peut pas précéder la prise de connaissance.',
    EN: 'The decision cannot come before the awareness.',
  },
  RISK_NEEDS_NOTIFICATION: {
    FR: 'Un risque, même non élevé, se notifie à l’autorité (RGPD, art. 33(1)).',
    EN: 'A risk, even if not high, has to be notified to the authority (GDPR 33(1)).',
  },
  DECIDED_NOT_TO_NOTIFY: {
    FR: 'Il a été décidé de ne pas notifier : décidez d’abord autrement.',
    EN: 'It was decided not to notify: decide otherwise first.',
  },
  DECIDED_TO_NOTIFY: {
    FR: 'Il a été décidé de notifier : la violation ne peut pas être seulement documentée.',
    EN: 'It was decided to notify: the breach cannot be documented only.',
  },
  NOTIFIED_ALREADY: {
    FR: 'L’autorité est déjà informée : retirez la notification, ou clôturez.',
    EN: 'The authority was told already: withdraw the notification, or close.',
  },
  NOTHING_TO_WITHDRAW: {
    FR: 'Aucune notification n’est à retirer.',
    EN: 'There is no notification to withdraw.',
  },
  WITHDRAWAL_REASON_MISSING: {
    FR: 'Indiquez pourquoi la notification est retirée.',
    EN: 'Say why the notification is withdrawn.',
  },
  COMPLEMENT_MISSING: {
    FR: 'La notification n’est pas complète : ajoutez le complément (RGPD, art. 33(4)).',
    EN: 'The notification is not complete: add the complement (GDPR 33(4)).',
  },
  CLOSES_BY_DOCUMENTING: {
    FR: 'Sans notification, la violation se termine par sa seule documentation (RGPD, art. 33(5)).',
    EN: 'Without a notification the breach ends by being documented only (GDPR 33(5)).',
  },
  NO_HIGH_RISK: {
    FR: 'Une dispense n’a d’objet que si un risque élevé est décidé (RGPD, art. 34).',
    EN: 'An exemption has a purpose only where a high risk was decided (GDPR 34).',
  },
  COMMUNICATED_ALREADY: { FR: 'Les personnes sont déjà informées.', EN: 'The persons were told already.' },
  COMMUNICATION_MISSING: {
    FR: 'Informez les personnes, ou retenez une dispense motivée (RGPD, art. 34).',
    EN: 'Tell the persons, or rely on an exemption with its reason (GDPR 34).',
  },
  COMMUNICATION_IN_FUTURE: {
    FR: 'La communication ne peut pas être dans le futur.',
    EN: 'The communication cannot lie in the future.',
  },
  COMMUNICATED_BEFORE_AWARENESS: {
    FR: 'La communication ne peut pas précéder la prise de connaissance.',
    EN: 'The communication cannot come before the awareness.',
  },
  PUBLIC_NOTICE_NEEDS_EXEMPTION: {
    FR: 'Un avis public ne remplace l’information directe qu’en cas d’efforts disproportionnés (RGPD, art. 34(3)(c)).',
    EN: 'A public notice replaces the direct one only where the effort is disproportionate (GDPR 34(3)(c)).',
  },
  EXEMPTION_INCOMPLETE: {
    FR: 'La dispense de l’art. 34(3)(c) n’est complète qu’avec un avis public.',
    EN: 'The exemption of Art. 34(3)(c) is complete only with a public notice.',
  },
  NO_OPEN_MEASURE: { FR: 'Aucune mesure n’est en attente.', EN: 'No measure is waiting.' },
  MEASURE_COMPLETED_ALREADY: { FR: 'La mesure est déjà réalisée.', EN: 'The measure is completed already.' },
  COMPLETION_IN_FUTURE: {
    FR: 'La réalisation ne peut pas être dans le futur.',
    EN: 'The completion cannot lie in the future.',
  },
  CONTROLLER_MISSING: {
    FR: 'Ajoutez d’abord le responsable de traitement concerné.',
    EN: 'Add the controller concerned first.',
  },
  CONTROLLER_NOTIFIED_ALREADY: {
    FR: 'Le responsable de traitement est déjà informé.',
    EN: 'The controller was told already.',
  },
  CONTROLLERS_NOT_NOTIFIED: {
    FR: 'Chaque responsable de traitement concerné doit être informé (RGPD, art. 33(2)).',
    EN: 'Each controller concerned has to be told (GDPR 33(2)).',
  },
  CONTROLLER_NOTICE_IN_FUTURE: {
    FR: 'L’information du responsable de traitement ne peut pas être dans le futur.',
    EN: 'The notice to the controller cannot lie in the future.',
  },
  CONTROLLER_TOLD_BEFORE_AWARENESS: {
    FR: 'L’information du responsable de traitement ne peut pas précéder la prise de connaissance.',
    EN: 'The notice to the controller cannot come before the awareness.',
  },
  REGISTER_INCOMPLETE: {
    FR: 'Le registre est incomplet : faits, effets ou mesures manquent (RGPD, art. 33(5)).',
    EN: 'The register is incomplete: facts, effects or measures are missing (GDPR 33(5)).',
  },
  NOT_OVER: { FR: 'La violation n’est pas close.', EN: 'The breach is not over.' },

  ALREADY_ERASED: { FR: 'Le profil est déjà effacé.', EN: 'The profile is erased already.' },
  IDENTIFIERS_OF_SEVERAL_PERSONS: {
    FR: 'Ces identifiants désignent plusieurs personnes.',
    EN: 'These identifiers are those of several persons.',
  },
  IDENTIFIERS_DIFFER: {
    FR: 'Une personne est connue par l’un de ces identifiants, et par une autre adresse ou un autre numéro : décidez si c’est elle.',
    EN: 'Somebody is known by one of these identifiers, and by another address or number: decide whether it is them.',
  },
  ALREADY_A_MEMBER: { FR: 'Cette personne est déjà membre.', EN: 'This person is a member already.' },
  LAST_OWNER: { FR: 'Il faut au moins un propriétaire.', EN: 'There has to be at least one owner.' },
  FEED_ALREADY_REVOKED: {
    FR: 'Cette adresse d’agenda est déjà révoquée.',
    EN: 'This calendar address is revoked already.',
  },
  NOTHING_TO_REPLAY: {
    FR: 'Cet envoi n’est pas en échec : il n’y a rien à relancer.',
    EN: 'This delivery has not failed: there is nothing to replay.',
  },
  CLOCK_OVER: {
    FR: 'Le délai est terminé ou suspendu : cette alerte n’a plus d’objet.',
    EN: 'The clock is over or stands still: this alert has no purpose any more.',
  },
  CLOCK_RECOMPUTED: {
    FR: 'La date a été recalculée depuis : d’autres alertes ont remplacé celle-ci.',
    EN: 'The date was recomputed since: other alerts took the place of this one.',
  },
  LATER_ALERT_DUE: {
    FR: 'Une alerte plus récente du même délai la remplace.',
    EN: 'A later alert of the same clock takes its place.',
  },
  LATER_LETTER: {
    FR: 'Un courrier plus récent du même type l’a remplacé.',
    EN: 'A later letter of the same kind took its place.',
  },
  FILE_ERASED: {
    FR: 'Le contenu de ce courrier a été effacé : il ne peut plus partir.',
    EN: 'The content of this letter was erased: it cannot go out any more.',
  },
  ALREADY_REVOKED: { FR: 'Le jeton est déjà révoqué.', EN: 'The token is revoked already.' },

  DEADLINE_OVER: {
    FR: 'Le délai est terminé : il n’alerte plus personne.',
    EN: 'The clock is over: it alerts nobody any more.',
  },
  NOTHING_TO_SNOOZE: {
    FR: 'Ce délai n’a pas d’échéance en ce moment : il n’y a rien à reporter.',
    EN: 'The clock has no due instant for now: there is nothing to put off.',
  },
  DUE_ALREADY: {
    FR: 'L’échéance est là : ses alertes ne se reportent plus.',
    EN: 'It is due: its alerts can no longer be put off.',
  },
  SNOOZE_IN_PAST: { FR: 'Le rappel doit être dans le futur.', EN: 'The reminder has to lie in the future.' },
  SNOOZE_PAST_DUE: {
    FR: 'Le rappel ne peut pas venir après l’échéance.',
    EN: 'The reminder cannot come after the due instant.',
  },
  ALERT_REACHES_NOBODY: {
    FR: 'Chaque alerte doit avoir un destinataire et une voie : un délai légal n’est jamais sans personne.',
    EN: 'Each alert needs a recipient and a channel: a legal clock is never left with nobody.',
  },
  NO_ALERT_AT_DUE: {
    FR: 'Il faut une alerte à l’échéance.',
    EN: 'There has to be an alert at the due instant.',
  },
  NO_DAILY_REPEAT: {
    FR: 'Après l’échéance, l’alerte doit revenir au moins chaque jour.',
    EN: 'After the due instant the alert has to come back at least daily.',
  },
  REPEAT_NOT_DAILY: {
    FR: 'La répétition doit diviser un jour : 1, 2, 3, 4, 6, 8, 12 ou 24 heures.',
    EN: 'The repeat has to divide a day: 1, 2, 3, 4, 6, 8, 12 or 24 hours.',
  },
  ALERT_HOURS_WRONG: {
    FR: 'Une alerte avant ou après un instant demande un nombre d’heures, les autres n’en ont pas.',
    EN: 'An alert before or after an instant needs a number of hours, the others have none.',
  },
  ALERT_GIVEN_TWICE: {
    FR: 'Deux alertes tombent au même moment.',
    EN: 'Two alerts are at the same moment.',
  },
  QUIET_HOURS_INCOMPLETE: {
    FR: 'Les heures calmes ont un début et une fin.',
    EN: 'Quiet hours have a beginning and an end.',
  },
  QUIET_ALL_DAY: {
    FR: 'Les heures calmes ne peuvent pas couvrir toute la journée.',
    EN: 'Quiet hours cannot cover the whole day.',
  },
  HOUR_CLOCKS_ARE_NEVER_QUIET: {
    FR: 'Un délai en heures court aussi la nuit et le week-end : il n’a pas d’heures calmes (RGPD, art. 33(1)).',
    EN: 'A clock of hours runs through nights and weekends: it has no quiet hours (GDPR 33(1)).',
  },
  HOUR_CLOCKS_KNOW_NO_OFFICE: {
    FR: 'Les alertes d’un délai en heures partent aussitôt : elles n’attendent pas l’ouverture des bureaux.',
    EN: 'The alerts of a clock of hours go out at once: they wait for no office to open.',
  },
  HOLIDAY_CHANGE_EXISTS: {
    FR: 'Ce jour est déjà réglé pour ce lieu : retirez d’abord ce réglage.',
    EN: 'That day is set for this place already: take that back first.',
  },
  HOLIDAY_CHANGE_ARCHIVED: {
    FR: 'Ce réglage est déjà retiré.',
    EN: 'That was taken back already.',
  },
  POLICY_EXISTS: {
    FR: 'Une politique existe déjà ici pour ces délais : modifiez-la.',
    EN: 'There is a policy for these clocks here already: change that one.',
  },
  POLICY_ARCHIVED: {
    FR: 'La politique est archivée : elle ne change plus.',
    EN: 'The policy is archived: it no longer changes.',
  },
};

/** Why something is refused, as a sentence; the code itself where none was written. */
export const refusalText = (code: string, locale: Locale): string =>
  REFUSALS[code]?.[locale] ?? REFUSALS[code]?.[Locale.FR] ?? code;
