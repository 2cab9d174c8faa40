import { Locale } from '@vigie/schema';
import type { Stream } from './streams.ts';
import type { Broken, BrokenKind, NotProved, StreamVerification, Verification } from './verification.ts';

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

const STREAM: Texts<Stream> = {
  CHANGE: { FR: 'modifications', EN: 'changes' },
  READING: { FR: 'consultations', EN: 'readings' },
};

type Say = (fr: string, en: string) => string;

/** What a verification found, in a few lines for a terminal. */
export function describeVerification(result: Verification, locale: Locale): string {
  const is = locale === Locale.FR ? 'FR' : 'EN';
  const say: Say = (fr, en) => (is === 'FR' ? fr : en);
  const { broken, streams, notProved } = result;
  return [
    `${say('Journal de', 'Trail of')} ${result.organisationId}`,
    broken
      ? `${say('ROMPU :', 'BROKEN:')} ${broken.kind}, ${BROKEN[broken.kind][is]} (${placeOf(broken, is, say)})`
      : say('INTACT : aucune altération trouvée', 'SOUND: nothing was found altered'),
    ...streams.flatMap((stream) => linesOf(stream, is, say)),
    say("Ce qui n'est pas prouvé :", 'What is not proved:'),
    ...notProved.map((code) => `- ${NOT_PROVED[code][is]}${whereOf(code, streams, is)}`),
  ].join('\n');
}

const placeOf = ({ stream, sequence, entryId, detail }: Broken, is: 'FR' | 'EN', say: Say): string =>
  [
    ...(sequence === null ? [] : [say(`au numéro ${sequence}`, `at number ${sequence}`)]),
    ...(stream === null ? [] : [STREAM[stream][is]]),
    ...(entryId === null ? [] : [say(`entrée ${entryId}`, `entry ${entryId}`)]),
    detail,
  ].join(', ');

/** One stream: how much there is of it, and how far it is sealed. */
function linesOf(result: StreamVerification, is: 'FR' | 'EN', say: Say): string[] {
  const { begins, broken, provedOutside, sealed, sealedUntil, stream, checkpoints } = result;
  const until = sealedUntil ?? say('jamais', 'never');
  const lines = [
    `${STREAM[stream][is]}${say(' :', ':')} ${[
      `${say('scellées :', 'sealed:')} ${sealed}${spanOf(result)}`,
      `${say('points de contrôle :', 'checkpoints:')} ${checkpoints}`,
      `${say('scellé jusqu’au :', 'sealed until:')} ${until}`,
      `${say('non scellées :', 'unsealed:')} ${result.unsealed}`,
    ].join(', ')}`,
  ];
  if (!broken && begins) {
    const { sequence, at } = begins.provedBy;
    lines.push(
      say(
        `  commence au numéro ${begins.sequence}, prouvé par le point de contrôle ${sequence} du ${at}`,
        `  begins at sequence ${begins.sequence}, proved by checkpoint ${sequence} of ${at}`,
      ),
    );
  }
  if (provedOutside !== null) {
    lines.push(
      say(
        `  confirmé de l'extérieur jusqu'au numéro ${provedOutside}`,
        `  confirmed from outside up to number ${provedOutside}`,
      ),
    );
  }
  return lines;
}

const spanOf = ({ from, to }: StreamVerification): string => (from === null ? '' : ` (${from}-${to})`);

/** The stream of which it is not proved, when of another it is. */
function whereOf(code: NotProved, streams: readonly StreamVerification[], is: 'FR' | 'EN'): string {
  const where = streams.filter(({ notProved }) => notProved.includes(code));
  if (where.length === 0 || where.length === streams.length) return '';
  return ` (${where.map(({ stream }) => STREAM[stream][is]).join(', ')})`;
}
