import { Temporal } from 'temporal-polyfill';
import { type Label, Locale } from '../shared/locale.ts';
import { parseInstant } from './deadline.counting.ts';
import type { DeadlineWarning, TraceStep, TraceStepName } from './deadline.facts.ts';
import { CLAMP_SOURCE, ORGANISATION_DEFAULT } from './deadline.rules.ts';

export { RULE_LABELS, RULE_SHORT_LABELS } from './deadline.rule-labels.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

/** Why a clock got another date, or was set anew: each code that a revision may carry. */
export const REVISION_REASON_LABELS = {
  SNOOZED: label('alertes repoussées', 'alerts put off'),
  REASSIGNED: label('confiée à une autre personne', 'given to another person'),
  SUSPENDED: label('délai suspendu', 'clock paused'),
  RESUMED: label('délai repris', 'clock resumed'),
  EXTENDED: label('délai prolongé', 'clock extended'),
  AWARENESS_CORRECTED: label('prise de connaissance corrigée', 'the awareness was corrected'),
  RECEIPT_CORRECTED: label('réception corrigée', 'the receipt was corrected'),
  REGIME_FACT_CORRECTED: label('fait du régime corrigé', 'a fact of the regime was corrected'),
  PLACE_CORRECTED: label(
    'fuseau ou jours fériés de l’entité corrigés',
    'the zone or public holidays of the entity were corrected',
  ),
  ATTACHED_AGAIN: label('délai repris à neuf', 'the clock was set anew'),
  COUNTING_POLICY_SET: label('choix de décompte changés', 'the choices of counting were changed'),
  HOLIDAY_ADDED: label('jour férié ajouté', 'a public holiday was added'),
  HOLIDAY_REMOVED: label('jour férié retiré', 'a public holiday was taken away'),
  HOLIDAY_CHANGE_ARCHIVED: label(
    'réglage d’un jour férié repris',
    'a change of public holidays was taken back',
  ),
} as const satisfies Readonly<Record<string, Label>>;
export type RevisionReason = keyof typeof REVISION_REASON_LABELS;

export const STEP_LABELS: Readonly<Record<TraceStepName, Label>> = {
  ANCHOR: label('Point de départ', 'Starting point'),
  HOUR_START: label('Début des heures', 'Start of the hours'),
  PERIOD: label('Délai', 'Period'),
  CLAMP: label('Fin de mois', 'End of month'),
  SUSPENSION: label('Suspension', 'Suspension'),
  RESTART: label('Nouveau départ', 'Fresh start'),
  EXTENSION: label('Prolongation', 'Extension'),
  ROLL: label('Report au jour ouvrable', 'Move to a working day'),
  FLOOR: label('Deux jours ouvrables au moins', 'Two working days at least'),
  RELIEF: label('Report à midi', 'Move to noon'),
  OWN_DAY: label('Jour réglé par l’organisation', 'Day set by the organisation'),
  DISPUTED_DAY: label('Jour de rang discuté', 'Day of disputed rank'),
  DUE: label('Échéance', 'Due'),
};

export const WARNING_LABELS: Readonly<Record<DeadlineWarning, Label>> = {
  HOLIDAY_CALENDAR_MISSING: label(
    'Le calendrier des jours fériés de ce lieu manque : vérifiez la date avec la liste locale.',
    'The public holiday calendar of this place is missing: check the date against the local list.',
  ),
  PAUSE_ASKED_LATE: label(
    'La question a été posée plus de cinq jours ouvrables après la réception : la suspension est contestable.',
    'The question was asked more than five working days after receipt: the suspension may be contested.',
  ),
  PAUSE_AFTER_DUE: label(
    'La question a été posée après l’échéance : elle ne suspend rien.',
    'The question was asked after the due date: it suspends nothing.',
  ),
  PAUSE_IGNORED: label(
    'La suspension n’est pas prise en compte : la règle ou le réglage choisi ne la prévoit pas.',
    'The pause does not count: the rule, or the policy chosen, does not provide for it.',
  ),
  EXTENSION_LATE: label(
    'La prolongation a été annoncée après le premier mois : elle est sans effet (RGPD, art. 12(3)).',
    'The extension was announced after the first month: it has no effect (GDPR, Art. 12(3)).',
  ),
  RULE_DISABLED: label(
    'Cette règle est désactivée par défaut : vérifiez qu’elle vous concerne.',
    'This rule is off by default: check that it applies to you.',
  ),
  RULE_NOT_IN_FORCE: label(
    'Cette règle n’est pas en vigueur à ce jour.',
    'This rule is not in force at this time.',
  ),
  STRICT_DATE_DIFFERS: label(
    'Sans report ni délai minimal, la date stricte serait plus proche : s’y tenir est le plus sûr.',
    'Without the moves and minimums the strict date is earlier: keeping to it is the safest.',
  ),
};

const inWords = (language: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

// Made once: making one takes longer than a hundred days in words.
const DAY_IN_WORDS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  FR: inWords('fr-FR'),
  EN: inWords('en-GB'),
};

/** A day in words, `lundi 1er mars 2027`, `Monday 1 March 2027`. */
export function dayText(on: string, locale: Locale): string {
  const { year, month, day } = Temporal.PlainDate.from(on);
  const text = DAY_IN_WORDS[locale].format(Date.UTC(year, month - 1, day));
  return locale === Locale.FR ? text.replace(/ 1 /, ' 1er ') : text.replace(',', '');
}

/** An instant in words, on the clocks of a zone: `lundi 1er mars 2027 à 9 h 05 (Europe/Paris)`. */
export function instantText(at: string, timeZone: string, locale: Locale): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const day = dayText(local.toPlainDate().toString(), locale);
  const minute = String(local.minute).padStart(2, '0');
  return locale === Locale.FR
    ? `${day} à ${local.hour} h ${minute} (${timeZone})`
    : `${day} at ${String(local.hour).padStart(2, '0')}:${minute} (${timeZone})`;
}

/** A source as French names it. The longer wording comes first; legal references themselves are the same. */
const FRENCH_SOURCES: readonly (readonly [english: string, french: string])[] = [
  [
    'CNIL asks for the complement within 72 h if possible',
    'la CNIL demande le complément sous 72 h si possible',
  ],
  ['Delegated Reg.', 'règlement délégué'],
  ['Regulation (EEC, Euratom)', 'règlement (CEE, Euratom)'],
  ['Regulation', 'règlement'],
  ['Directive', 'directive'],
  ['(EU)', '(UE)'],
  ['CNIL recommandation', 'recommandation CNIL'],
  ['publique L', 'publique art. L'],
  [' art.', ', art.'],
  ['; ', ' ; '],
  ['): ', ') : '],
  ['AI Act', 'règlement IA'],
  ['GDPR', 'RGPD'],
  [' last subparagraph', ', dernier alinéa'],
  [' first sentence', ', première phrase'],
  [' second sentence', ', deuxième phrase'],
  [' third sentence', ', troisième phrase'],
  [' last sentence', ', dernière phrase'],
  ['and recital', 'et considérant'],
  ['and the contract', 'et contrat'],
  ['contract clause', 'clause du contrat'],
  ['contract', 'contrat'],
  ['retention rule', 'règle de conservation'],
  [ORGANISATION_DEFAULT, 'valeur par défaut de cette organisation'],
  ['policy of this organisation', 'règle interne de cette organisation'],
  ['policy', 'règle interne'],
  ['purpose', 'finalité'],
  ['procedure', 'procédure'],
  ['proposal only', 'simple proposition'],
];

/** A rule's or a step's source in words of a language. */
export const sourceText = (source: string, locale: Locale): string =>
  locale === Locale.EN
    ? source.replace('CNIL recommandation', 'CNIL recommendation')
    : FRENCH_SOURCES.reduce((text, [english, french]) => text.replaceAll(english, french), source);

type Sentence = (when: string, source: string) => Label;

const SENTENCES: Readonly<Record<TraceStepName, Sentence>> = {
  ANCHOR: (when) => label(`Le fait qui lance le délai date du ${when}.`, `The clock was set off on ${when}.`),
  HOUR_START: (when) =>
    label(`Les heures se comptent à partir du ${when}.`, `The hours are counted from ${when}.`),
  PERIOD: (when, source) =>
    label(
      `Le délai prévu (${source}) mène au ${when}.`,
      `The period laid down (${source}) leads to ${when}.`,
    ),
  CLAMP: (when) =>
    label(
      `Le mois d’arrivée n’a pas de jour du même numéro : on s’arrête à son dernier jour, ce qui mène au ${when}.`,
      `The last month has no day of that number: counting stops at its last day, which leads to ${when}.`,
    ),
  SUSPENSION: (when) =>
    label(
      `Le délai est resté suspendu en attendant la réponse : il mène maintenant au ${when}.`,
      `The clock stood still until the answer came: the period now leads to ${when}.`,
    ),
  RESTART: (when) =>
    label(
      `L’identité établie, le délai repart en entier : il mène maintenant au ${when}.`,
      `Once identity was established the whole period ran again: it now leads to ${when}.`,
    ),
  EXTENSION: (when) =>
    label(
      `Avec la prolongation, le délai mène au ${when}.`,
      `With the extension the period leads to ${when}.`,
    ),
  ROLL: (when) =>
    label(
      `Ce jour est un samedi, un dimanche ou un jour férié : la fin passe au jour ouvrable suivant, le ${when}.`,
      `That day is a Saturday, a Sunday or a public holiday: the end moves to the next working day, ${when}.`,
    ),
  FLOOR: (when) =>
    label(
      `Le délai doit compter au moins deux jours ouvrables : la fin passe au ${when}.`,
      `The period has to hold at least two working days: the end moves to ${when}.`,
    ),
  RELIEF: (when) =>
    label(
      `Ce jour n’est pas ouvrable : le rapport peut attendre jusqu’au ${when}.`,
      `That day is not a working day: the report may wait until ${when}.`,
    ),
  OWN_DAY: (when, source) =>
    label(
      `Le ${when} compte comme jour férié, par réglage de cette organisation (${source}).`,
      `${when} counts as a public holiday, as this organisation has set (${source}).`,
    ),
  DISPUTED_DAY: (when, source) =>
    label(
      `Le ${when} (${source}) vaut jour férié pour certains délais nationaux : par prudence il ne change pas la date, sauf réglage de l’organisation.`,
      `${when} (${source}) is equated with a public holiday for some national periods: to be safe it does not move the date, unless the organisation sets so.`,
    ),
  DUE: (when) => label(`Le délai finit donc le ${when}.`, `So the period ends on ${when}.`),
};

const OPEN_PAUSE: Sentence = (when) =>
  label(
    `Le délai est suspendu depuis le ${when} : il reprendra à la réponse.`,
    `The clock has stood still since ${when}: it runs again when the answer comes.`,
  );

const LATE_EXTENSION: Sentence = (when) =>
  label(
    `La prolongation a été annoncée trop tard, elle est sans effet : le délai mène toujours au ${when}.`,
    `The extension was announced too late and has no effect: the period still leads to ${when}.`,
  );

const CLAMPED_RESTART: Sentence = (when) =>
  label(
    `L’identité établie, le délai repart en entier : il mène maintenant au ${when}, le mois d’arrivée n’ayant pas de jour du même numéro.`,
    `Once identity was established the whole period ran again: it now leads to ${when}, the last month having no day of that number.`,
  );

const CLAMPED_EXTENSION: Sentence = (when) =>
  label(
    `Avec la prolongation, le délai mène au ${when}, le mois d’arrivée n’ayant pas de jour du même numéro.`,
    `With the extension the period leads to ${when}, the last month having no day of that number.`,
  );

/** Of a figure that no law gives: hours where the result is an instant, else days. */
const defaultPeriod =
  (policy: string | null, isInstant: boolean): Sentence =>
  (when) => {
    const amount = Number(policy?.split('=')[1]);
    const [fr, en] = isInstant ? ['heure', 'hour'] : ['jour', 'day'];
    const s = amount === 1 ? '' : 's';
    return label(
      `La loi ne donne pas de chiffre. La valeur par défaut de cette organisation (${amount} ${fr}${s}) mène au ${when}.`,
      `The law gives no figure. The default of this organisation (${amount} ${en}${s}) leads to ${when}.`,
    );
  };

const DEFAULT_DUE: Sentence = (when) =>
  label(
    `L’objectif fixé par défaut dans cette organisation est donc le ${when}.`,
    `So the target, by default of this organisation, is ${when}.`,
  );

const REMOVED_DAY: Sentence = (when, source) =>
  label(
    `Le ${when} ne compte pas comme jour férié, par réglage de cette organisation (${source}).`,
    `${when} does not count as a public holiday, as this organisation has set (${source}).`,
  );

const COUNTED_DAY: Sentence = (when, source) =>
  label(
    `Le ${when} (${source}) compte comme jour férié, par réglage de cette organisation.`,
    `${when} (${source}) counts as a public holiday, as this organisation has set.`,
  );

const sentenceOf = ({ step, source, policy }: TraceStep, isInstant: boolean): Sentence => {
  const isClamped = source.includes(CLAMP_SOURCE);
  if (step === 'SUSPENSION' && isInstant) return OPEN_PAUSE;
  if (source === ORGANISATION_DEFAULT) return step === 'DUE' ? DEFAULT_DUE : defaultPeriod(policy, isInstant);
  if (policy === 'ownDay=REMOVED') return REMOVED_DAY;
  if (policy === 'disputedDays=true') return COUNTED_DAY;
  if (step === 'RESTART' && isClamped) return CLAMPED_RESTART;
  if (step === 'EXTENSION' && !policy) return LATE_EXTENSION;
  if (step === 'EXTENSION' && isClamped) return CLAMPED_EXTENSION;
  return SENTENCES[step];
};

/** One step of a trace as a sentence for the person who has to keep the date, which is written out in words. */
export function stepText(step: TraceStep, locale: Locale): string {
  const isInstant = parseInstant(step.result) !== null;
  const when = isInstant ? instantText(step.result, step.timeZone, locale) : dayText(step.result, locale);
  // A day's source is as its statute, or whoever set it, calls it.
  const isNamed = step.step === 'OWN_DAY' || step.step === 'DISPUTED_DAY';
  const source = isNamed ? step.source : sourceText(step.source, locale);
  return sentenceOf(step, isInstant)(when, source)[locale];
}
