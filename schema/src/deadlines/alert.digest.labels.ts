import { type Label, Locale } from '../shared/locale.ts';
import type { DigestClock, DigestParts } from './alert.digest.ts';
import type { AlertText } from './alert.labels.ts';
import { latenessText, remainingText } from './alert.lateness.ts';
import { countsHours, dueText } from './deadline.due.ts';
import { isLate } from './deadline.engine.ts';
import { dayText, instantText, RULE_LABELS } from './deadline.labels.ts';
import type { DeadlineRuleCode } from './deadline.rules.ts';

/** What stands around the clocks of a digest. */
export interface DigestFrame {
  organisation: string;
  /** The local day, as `2026-11-25`. */
  day: string;
  now: string;
  /** Where clocks are looked at. */
  link: string;
}

/** Clocks of a part that are written out: the rest is counted, and found in the console. */
const MOST_LINES = 50;

type Part = keyof DigestParts;

const PARTS: readonly Part[] = ['overdue', 'today', 'week', 'acknowledged'];

const HEADS: Readonly<Record<Part, Label>> = {
  overdue: { FR: 'EN RETARD', EN: 'OVERDUE' },
  today: { FR: 'AUJOURD’HUI', EN: 'TODAY' },
  week: { FR: 'DANS LES SEPT JOURS', EN: 'WITHIN SEVEN DAYS' },
  acknowledged: { FR: 'DÉJÀ PRIS EN COMPTE', EN: 'ACKNOWLEDGED ALREADY' },
};

const COUNTS: Readonly<Record<Part, Label>> = {
  overdue: { FR: 'en retard', EN: 'overdue' },
  today: { FR: 'pour aujourd’hui', EN: 'due today' },
  week: { FR: 'dans les sept jours', EN: 'within seven days' },
  acknowledged: { FR: 'déjà pris en compte', EN: 'acknowledged already' },
};

const nameOf = ({ rule }: DigestClock, locale: Locale): string =>
  RULE_LABELS[rule as DeadlineRuleCode]?.[locale] ?? rule;

/** How long ago, or how long still: what decides the order of a morning. */
function timing(clock: DigestClock, now: string, locale: Locale): string {
  const fr = locale === Locale.FR;
  const { rule, dueAt, timeZone } = clock;
  const when = dueText(clock, locale);
  if (isLate(dueAt, now)) {
    const late = latenessText(dueAt, now, timeZone, locale).long;
    return fr ? `En retard de ${late} ; échéance : ${when}` : `Overdue by ${late}; was due: ${when}`;
  }
  const left = remainingText(dueAt, now, { timeZone, isHours: countsHours(rule) }, locale).long;
  return fr ? `Échéance : ${when} ; il reste ${left}` : `Due: ${when}; ${left} left`;
}

function linesOf(clock: DigestClock, now: string, locale: Locale): string[] {
  const fr = locale === Locale.FR;
  const known = clock.acknowledgedAt && instantText(clock.acknowledgedAt, clock.timeZone, locale);
  return [
    `- ${clock.reference} (${clock.legalEntity})${fr ? ' : ' : ': '}${nameOf(clock, locale)}`,
    `  ${timing(clock, now, locale)}`,
    ...(known ? [`  ${fr ? 'Pris en compte' : 'Acknowledged'}${fr ? ' : ' : ': '}${known}`] : []),
  ];
}

function sectionOf(part: Part, clocks: readonly DigestClock[], now: string, locale: Locale): string[] {
  if (clocks.length === 0) return [];
  const rest = clocks.length - MOST_LINES;
  return [
    `${HEADS[part][locale]} (${clocks.length})`,
    ...clocks.slice(0, MOST_LINES).flatMap((clock) => linesOf(clock, now, locale)),
    ...(rest > 0
      ? [locale === Locale.FR ? `… et ${rest} de plus dans Vigie` : `… and ${rest} more in Vigie`]
      : []),
    '',
  ];
}

/** The mail of one person and day: first what is late, then what is due, then what somebody has in hand. */
export function digestText(parts: DigestParts, frame: DigestFrame, locale: Locale): AlertText {
  const fr = locale === Locale.FR;
  const counts = PARTS.filter((part) => parts[part].length > 0)
    .map((part) => `${parts[part].length} ${COUNTS[part][locale]}`)
    .join(', ');
  const day = dayText(frame.day, locale);
  return {
    subject: `[Vigie] ${fr ? 'Vos délais : ' : 'Your deadlines: '}${counts}`,
    text: [
      fr ? `Vos délais, ${day} – ${frame.organisation}` : `Your deadlines, ${day} – ${frame.organisation}`,
      '',
      ...PARTS.flatMap((part) => sectionOf(part, parts[part], frame.now, locale)),
      `${fr ? 'Ouvrir les échéances : ' : 'Open the deadlines: '}${frame.link}`,
      '',
      '-- ',
      fr
        ? 'Vigie envoie ce récapitulatif au plus une fois par jour, et rien quand il n’y a rien. Il ne contient aucune donnée des personnes concernées.'
        : 'Vigie sends this digest at most once a day, and nothing when there is nothing. It holds no data of the people concerned.',
      '',
    ].join('\n'),
  };
}
