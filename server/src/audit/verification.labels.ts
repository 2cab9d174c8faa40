import { Locale } from '@vigie/schema';
import type { BrokenKind, NotProved, Verification } from './verification.ts';

type Texts<K extends string> = Record<K, { FR: string; EN: string }>;

const BROKEN: Texts<BrokenKind> = {
  CHANGED: { FR: 'une entrée a été modifiée', EN: 'an entry was changed' },
  REMOVED: { FR: 'des entrées ont été supprimées', EN: 'entries were removed' },
  INSERTED: {
    FR: "une entrée que Vigie n'a pas écrite, ou en double",
    EN: 'an entry that Vigie did not write, or a double one',
  },
  SWAPPED: { FR: 'des entrées authentiques ont été déplacées', EN: 'genuine entries were moved' },
  TRUNCATED: { FR: 'la fin du journal a été coupée', EN: 'the end of the trail was cut off' },
  CHECKPOINT_FORGED: {
    FR: "un point de contrôle n'est signé par aucune clé connue",
    EN: 'a checkpoint is signed by no known key',
  },
  CHECKPOINT_MISSING: {
    FR: 'des entrées scellées sans point de contrôle',
    EN: 'sealed entries without their checkpoint',
  },
  REWRITTEN: {
    FR: "ce n'est pas le journal dont parle le point de contrôle conservé à l'extérieur",
    EN: 'this is not the trail that the checkpoint kept outside speaks of',
  },
  MALFORMED: { FR: "le fichier n'est pas un export complet", EN: 'the file is not a whole export' },
};

const NOT_PROVED: Texts<NotProved> = {
  DELETED_BEFORE_SEAL: {
    FR: "qu'aucune entrée n'a été supprimée avant son scellement (quelques secondes après l'écriture)",
    EN: 'that no entry was deleted before its seal (some seconds after it was written)',
  },
  TAIL_WITHOUT_OUTSIDE: {
    FR: "que la fin n'a pas été coupée avec ses points de contrôle : fournissez un point de contrôle conservé à l'extérieur",
    EN: 'that the end was not cut off together with its checkpoints: give a checkpoint that was kept outside',
  },
  TAIL_AFTER_OUTSIDE: {
    FR: "que rien n'a été coupé après le point de contrôle conservé à l'extérieur",
    EN: 'that nothing was cut off behind the checkpoint that was kept outside',
  },
  MACS_UNCHECKED: {
    FR: 'que Vigie a écrit chaque entrée : la clé secrète manquait pour le vérifier',
    EN: 'that Vigie wrote each entry: the secret key was not there to check it',
  },
  SIGNER_UNKNOWN: {
    FR: 'qui a signé : la clé publique vient du fichier lui-même',
    EN: 'who signed: the public key came with the file itself',
  },
  BEGINNING_PRUNED: {
    FR: "ce que disaient les entrées effacées à l'échéance de leur conservation",
    EN: 'what the entries said that were pruned when their retention ended',
  },
  KEY_HOLDER: {
    FR: 'ce que pourrait réécrire qui détient à la fois la base et la clé secrète, au-delà des points de contrôle extérieurs',
    EN: 'what one who holds both the database and the secret key could rewrite, beyond the checkpoints kept outside',
  },
  AFTER_EXPORT: { FR: "ce qui a été écrit après l'export", EN: 'what was written after the export' },
};

/** What a verification found, in a few lines for a terminal. */
export function describeVerification(result: Verification, locale: Locale): string {
  const is = locale === Locale.FR ? 'FR' : 'EN';
  const say = (fr: string, en: string): string => (is === 'FR' ? fr : en);
  const { broken } = result;
  const lines = [`${say('Journal de', 'Trail of')} ${result.organisationId}`];
  if (broken) {
    const place = [
      broken.sequence === null ? null : say(`au numéro ${broken.sequence}`, `at number ${broken.sequence}`),
      broken.entryId === null ? null : say(`entrée ${broken.entryId}`, `entry ${broken.entryId}`),
      broken.detail,
    ].filter((part) => part !== null);
    lines.push(
      `${say('ROMPU :', 'BROKEN:')} ${broken.kind}, ${BROKEN[broken.kind][is]} (${place.join(', ')})`,
    );
  } else {
    lines.push(say('INTACT : aucune altération trouvée', 'SOUND: nothing was found altered'));
  }
  lines.push(
    say(
      `entrées scellées : ${result.sealed}${spanOf(result)}, points de contrôle : ${result.checkpoints}`,
      `sealed entries: ${result.sealed}${spanOf(result)}, checkpoints: ${result.checkpoints}`,
    ),
    `${say('scellé jusqu’au :', 'sealed until:')} ${result.sealedUntil ?? say('jamais', 'never')}`,
    `${say('non scellées :', 'unsealed:')} ${result.unsealed}`,
  );
  if (!broken && result.from !== null && result.from > 1) {
    lines.push(
      say(
        `commence au numéro ${result.from}, prouvé par le point de contrôle ${result.from - 1}`,
        `begins at sequence ${result.from}, proved by checkpoint ${result.from - 1}`,
      ),
    );
  }
  if (result.provedOutside !== null) {
    lines.push(
      say(
        `confirmé de l'extérieur jusqu'au numéro ${result.provedOutside}`,
        `confirmed from outside up to number ${result.provedOutside}`,
      ),
    );
  }
  lines.push(say("Ce qui n'est pas prouvé :", 'What is not proved:'));
  return [...lines, ...result.notProved.map((code) => `- ${NOT_PROVED[code][is]}`)].join('\n');
}

const spanOf = ({ from, to }: Verification): string => (from === null ? '' : ` (${from}-${to})`);
