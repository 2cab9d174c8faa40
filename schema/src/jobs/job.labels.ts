import type { Label } from '../shared/locale.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

const REASONS: Readonly<Record<string, Label>> = {
  QUARANTINED: label(
    'Mis de côté après cinq échecs dus à ses propres données',
    'Set aside after five failures of its own data',
  ),
  NOBODY: label('Personne à prévenir : aucun membre habilité', 'Nobody to tell: no member is entitled to it'),
  REPLAYED: label('Relancé : en attente d’envoi', 'Replayed: waiting to go out'),
  ERASED: label('Le contenu a été effacé', 'The content was erased'),
  ADDRESS: label('L’adresse n’est pas une adresse de courriel', 'The address is no mail address'),
  ECONNREFUSED: label('Le serveur de courriel refuse la connexion', 'The mail server refuses the connection'),
  ECONNRESET: label('Le serveur de courriel a coupé la connexion', 'The mail server cut the connection'),
  ENOTFOUND: label('Le serveur de courriel est introuvable', 'The mail server cannot be found'),
  EHOSTUNREACH: label('Le serveur de courriel est injoignable', 'The mail server cannot be reached'),
  ETIMEDOUT: label('Le serveur de courriel ne répond pas', 'The mail server does not answer'),
  EAUTH: label('Le serveur de courriel refuse notre identifiant', 'The mail server refuses our sign-in'),
  ETLS: label('Le chiffrement avec le serveur a échoué', 'Encryption with the server failed'),
  ATTEMPT_TIMEOUT: label(
    'Pas de réponse du serveur : peut-être remis',
    'No answer from the server: perhaps delivered',
  ),
};

const SMTP: Readonly<Record<string, Label>> = {
  '450': label('Boîte occupée, nouvel essai plus tard', 'Mailbox busy, tried again later'),
  '451': label('Erreur passagère du serveur', 'A passing error of the server'),
  '452': label('Serveur ou boîte pleine', 'Server or mailbox full'),
  '535': label('Identifiant refusé par le serveur', 'Sign-in refused by the server'),
  '550': label(
    'Adresse inconnue ou refusée par le destinataire',
    'Address unknown or refused by the recipient',
  ),
  '552': label('Boîte pleine', 'Mailbox full'),
  '553': label('Adresse refusée', 'Address refused'),
  '554': label('Message refusé par le serveur', 'Message refused by the server'),
};

/** Why something was not delivered, in words; what has none of its own is named by its code. */
export function failureLabel(code: string): Label {
  const bare = code.replace(/^UNKNOWN_/, '');
  const known = REASONS[bare];
  if (known) return known;
  const number = /^SMTP_(\d{3})$/.exec(bare)?.[1];
  if (number) {
    return (
      SMTP[number] ??
      label(`Refus du serveur de courriel (${number})`, `Refused by the mail server (${number})`)
    );
  }
  if (/^POISON_\d+$/.test(bare))
    return label('Échec dû à ses propres données, nouvel essai', 'A failure of its own data, tried again');
  return label(`Échec (${bare})`, `Failure (${bare})`);
}
