import { type Label, Locale } from '../shared/locale.ts';
import { AT_MOVE, isToldInHours } from './alert.clock.ts';
import { latenessText, remainingText } from './alert.lateness.ts';
import { anchorText, dueText } from './deadline.due.ts';
import { isLate } from './deadline.engine.ts';
import { instantText, RULE_LABELS, sourceText } from './deadline.labels.ts';
import { type DeadlineRuleCode, ruleOf } from './deadline.rules.ts';
import { DeadlineKind } from './deadline.terms.ts';

/** What an alert is about. Nothing of a data subject is in it. Instants are ISO 8601. */
export interface AlertFacts {
  code: string;
  rule: string;
  kind: DeadlineKind;
  /** Of the case, as in VD-2026-0042. */
  reference: string;
  legalEntity: string;
  anchorAt: string;
  dueAt: string | null;
  notBeforeAt: string | null;
  /** The legal entity's: the zone in which the due instant is written out. */
  timeZone: string;
  now: string;
  /** Where the case is opened. */
  link: string;
}

/** A text with its subject line. */
export interface AlertText {
  subject: string;
  text: string;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const ruleName = (rule: string, locale: Locale): string =>
  RULE_LABELS[rule as DeadlineRuleCode]?.[locale] ?? rule;

function timing(facts: AlertFacts, locale: Locale): { head: string; line: string } {
  const fr = locale === Locale.FR;
  const { dueAt, notBeforeAt, now, timeZone } = facts;
  if (facts.kind === DeadlineKind.NOT_BEFORE || !dueAt) {
    const since = notBeforeAt ? instantText(notBeforeAt, timeZone, locale) : '';
    return {
      head: fr ? 'action ouverte' : 'action open',
      line: fr ? `Action possible depuis : ${since}` : `Action open since: ${since}`,
    };
  }
  const when = dueText({ ...facts, dueAt }, locale);
  if (isLate(dueAt, now)) {
    const late = latenessText(dueAt, now, timeZone, locale);
    return {
      head: fr ? `EN RETARD de ${late.short}` : `OVERDUE by ${late.short}`,
      line: fr
        ? `Échéance dépassée : ${when}\nRetard : ${late.long}`
        : `Was due: ${when}\nOverdue by: ${late.long}`,
    };
  }
  const left = remainingText(dueAt, now, { timeZone, isHours: isToldInHours(facts) }, locale);
  return {
    head: fr ? `il reste ${left.short}` : `${left.short} left`,
    line: fr ? `Échéance : ${when}\nIl reste : ${left.long}` : `Due: ${when}\nTime left: ${left.long}`,
  };
}

const DUTY: Readonly<Record<DeadlineKind, Label>> = {
  [DeadlineKind.DUE]: {
    FR: 'Faites-le avant l’échéance, puis enregistrez-le dans Vigie : les alertes s’arrêtent alors d’elles-mêmes.',
    EN: 'Do it before it is due, then record it in Vigie: the alerts stop by themselves.',
  },
  [DeadlineKind.TARGET]: {
    FR: 'C’est un objectif de bonne pratique, pas un délai légal.',
    EN: 'This is a good practice target, not a legal time limit.',
  },
  [DeadlineKind.NOT_BEFORE]: {
    FR: 'Le délai d’attente est terminé.',
    EN: 'The waiting period is over.',
  },
  [DeadlineKind.WITHOUT_UNDUE_DELAY]: {
    FR: 'La loi ne donne pas de chiffre : « dans les meilleurs délais ». La date est un objectif.',
    EN: 'The law gives no figure: “without undue delay”. The date is a target.',
  },
};

const OVERDUE_DUTY: Label = {
  FR: 'Le délai légal est passé : agissez maintenant et notez les motifs du retard. Cette alerte revient chaque jour.',
  EN: 'The legal time limit has passed: act now, and write down the reasons for the delay. This alert repeats daily.',
};

/** The mail of one alert: what, on which case, until when, how long that is, by which article, and where to act. */
export function alertText(facts: AlertFacts, locale: Locale): AlertText {
  const fr = locale === Locale.FR;
  const { head, line } = timing(facts, locale);
  const name = ruleName(facts.rule, locale);
  const source = ruleOf(facts.rule)?.source;
  const late = facts.dueAt !== null && facts.kind === DeadlineKind.DUE && isLate(facts.dueAt, facts.now);
  return {
    subject: `[Vigie] ${facts.reference}${fr ? ' : ' : ': '}${head} – ${name}`.slice(0, 300),
    text: [
      name,
      '',
      `${fr ? 'Dossier : ' : 'Case: '}${facts.reference} (${facts.legalEntity})`,
      ...(facts.code === AT_MOVE ? [fr ? 'La date a changé.' : 'The date has moved.'] : []),
      line,
      ...(source ? [`${fr ? 'Texte : ' : 'Law: '}${sourceText(source, locale)}`] : []),
      `${fr ? 'Départ du délai : ' : 'Clock started: '}${anchorText(facts, locale)}`,
      '',
      (late ? OVERDUE_DUTY : DUTY[facts.kind])[locale],
      '',
      `${fr ? 'Ouvrir le dossier : ' : 'Open the case: '}${facts.link}`,
      '',
      '-- ',
      fr
        ? 'Vigie envoie ce message parce que ce délai vous est confié. Il ne contient aucune donnée des personnes concernées.'
        : 'Vigie sends this because this clock is in your care. It holds no data of the people concerned.',
      '',
    ].join('\n'),
  };
}

/** What a line of the inbox says, by the code of its kind. */
export const NOTIFICATION_LABELS: Readonly<Record<string, Label>> = {
  AT_START: { FR: 'Le délai a commencé', EN: 'The clock has started' },
  [AT_MOVE]: { FR: 'La date a changé', EN: 'The date has moved' },
  AT_DUE: { FR: 'À l’échéance', EN: 'Due' },
  AFTER_SNOOZE: { FR: 'Rappel demandé', EN: 'The reminder asked for' },
  AT_OPENING: { FR: 'L’action est ouverte', EN: 'The act is open' },
  ALERT_MAIL_FAILED: {
    FR: 'Un courriel d’alerte n’a pas pu être remis : vérifiez l’adresse du destinataire',
    EN: 'An alert mail could not be delivered: check the recipient’s address',
  },
  LETTER_FAILED: {
    FR: 'Un courrier à la personne n’a pas pu être remis : envoyez-le par une autre voie',
    EN: 'A letter to the person could not be delivered: send it in another way',
  },
  TASK_ASSIGNED: { FR: 'Une tâche vous est confiée', EN: 'A task is given to you' },
  MENTIONED: {
    FR: 'Un commentaire vous mentionne',
    EN: 'A comment mentions you',
  },
  RIGHTS_GIVEN_TO_SELF: {
    FR: 'Un membre s’est donné des droits à lui-même : vérifiez que c’est voulu',
    EN: 'A member gave rights to themself: check that this is meant',
  },
  ALERT_QUARANTINED: {
    FR: 'Une alerte a été mise de côté après cinq échecs : suivez ce délai à la main',
    EN: 'An alert was set aside after five failures: follow this clock by hand',
  },
};

const BEFORE = /^BEFORE_P(?:(\d+)D|T(\d+)H)$/;
const AFTER = /^AFTER_PT(\d+)H$/;
const OVERDUE = /^OVERDUE_(?:(\d+)(?:_\d+)?|PT(\d+)H)$/;

const daysText = (count: string): Label => ({
  FR: plural(Number(count), 'jour', 'jours'),
  EN: plural(Number(count), 'day', 'days'),
});
const hoursText = (count: string): Label => ({
  FR: plural(Number(count), 'heure', 'heures'),
  EN: plural(Number(count), 'hour', 'hours'),
});

/** An alert's code in words, for inbox and timeline. */
export function alertLabel(code: string): Label {
  const fixed = NOTIFICATION_LABELS[code];
  if (fixed) return fixed;
  const [, days, hours] = BEFORE.exec(code) ?? [];
  const before = days ? daysText(days) : hours && hoursText(hours);
  if (before) return { FR: `${before.FR} avant l’échéance`, EN: `${before.EN} before it is due` };
  const after = AFTER.exec(code)?.[1];
  if (after)
    return {
      FR: `${hoursText(after).FR} depuis le départ du délai`,
      EN: `${hoursText(after).EN} into the clock`,
    };
  const [, lateDays, lateHours] = OVERDUE.exec(code) ?? [];
  const late = lateDays ? daysText(lateDays) : lateHours && hoursText(lateHours);
  if (late) return { FR: `En retard de ${late.FR}`, EN: `Overdue by ${late.EN}` };
  return { FR: code, EN: code };
}
