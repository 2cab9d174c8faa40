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

  COOKIE_NEEDS_HTTPS: {
    FR: 'La connexion par navigateur demande https, sauf sur cette machine : ouvrez Vigie à l’adresse https de PUBLIC_URL.',
    EN: 'Signing in with a browser needs https, except on this very machine: open Vigie at the https address of PUBLIC_URL.',
  },
  ALREADY_ERASED: { FR: 'Le profil est déjà effacé.', EN: 'The profile is erased already.' },
  IDENTIFIERS_OF_SEVERAL_PERSONS: {
    FR: 'Ces identifiants désignent plusieurs personnes.',
    EN: 'These identifiers are those of several persons.',
  },
  ALREADY_A_MEMBER: { FR: 'Cette personne est déjà membre.', EN: 'This person is a member already.' },
  LAST_OWNER: { FR: 'Il faut au moins un propriétaire.', EN: 'There has to be at least one owner.' },
  ALREADY_REVOKED: { FR: 'Le jeton est déjà révoqué.', EN: 'The token is revoked already.' },
};

/** Why something is refused, as a sentence; the code itself where none was written. */
export const refusalText = (code: string, locale: Locale): string =>
  REFUSALS[code]?.[locale] ?? REFUSALS[code]?.[Locale.FR] ?? code;
