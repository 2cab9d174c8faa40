import { dayText } from '../deadlines/deadline.labels.ts';
import { Locale } from '../shared/locale.ts';
import { labelsOf } from '../shared/words.ts';
import { BREACH_NATURE_SENTENCES } from './breach.labels.ts';
import { BreachDataType, type BreachNature } from './breach.terms.ts';

/** What the communication to the persons is written from, GDPR 34(2). Days are local ones. */
export interface BreachLetterFacts {
  reference: string;
  /** Who writes: the controller. */
  controller: string;
  detectedOn: string | null;
  natures: readonly BreachNature[];
  data: readonly BreachDataType[];
  /** The data protection officer or another contact, 33(3)(b). */
  contact: string | null;
  likelyConsequences: string | null;
  measuresTaken: string | null;
}

/** What the law wants in the text and the file of the breach does not have yet, by its field. */
export type BreachLetterPart = 'contact' | 'likelyConsequences' | 'measuresTaken';

export interface BreachLetter {
  subject: string;
  text: string;
  missing: BreachLetterPart[];
}

const PARTS: readonly BreachLetterPart[] = ['contact', 'likelyConsequences', 'measuresTaken'];

/** Data that are named to the person: what is not known yet, or has no name, says nothing to them. */
const isNamed = (type: BreachDataType): boolean =>
  type !== BreachDataType.UNKNOWN_YET && type !== BreachDataType.OTHER;

const listText = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;

/**
 * The communication of a breach to the persons, GDPR 34(2), as a first text in clear and plain language: nature, contact,
 * likely consequences, measures. What is missing stands as an ellipsis in square brackets, for a person to fill in.
 */
export function breachLetter(facts: BreachLetterFacts, locale: Locale): BreachLetter {
  const say = (fr: string, en: string): string => (locale === Locale.FR ? fr : en);
  const word = (text: string) => text.toLocaleLowerCase(locale);
  const gap = say('[à compléter]', '[to be completed]');
  const natures = facts.natures.map((nature) => BREACH_NATURE_SENTENCES[nature][locale]);
  const data = facts.data.filter(isNamed).map((type) => word(labelsOf(BreachDataType)[type][locale]));
  const day = facts.detectedOn && dayText(facts.detectedOn, locale);
  const paragraphs = [
    say('Madame, Monsieur,', 'Dear Sir or Madam,'),
    say(
      `Nous vous écrivons parce qu’un incident de sécurité a touché des données qui vous concernent. ${
        day ? `Il a été détecté le ${day} : ` : 'À la suite de cet incident, '
      }${natures.join(' ; ')}.`,
      `We write to you because a security incident has affected data about you. ${
        day ? `It was detected on ${day}: ` : 'As a result, '
      }${natures.join('; ')}.`,
    ),
    data.length > 0
      ? say(`Données concernées : ${listText(data, 'et')}.`, `Data concerned: ${listText(data, 'and')}.`)
      : '',
    say(
      `Ce que cela peut entraîner pour vous : ${facts.likelyConsequences ?? gap}`,
      `What this may mean for you: ${facts.likelyConsequences ?? gap}`,
    ),
    say(
      `Ce que nous avons fait, et ce que nous faisons : ${facts.measuresTaken ?? gap}`,
      `What we have done and are doing: ${facts.measuresTaken ?? gap}`,
    ),
    say(
      `Pour toute question, vous pouvez vous adresser à : ${facts.contact ?? gap}`,
      `If you have any question, you can turn to: ${facts.contact ?? gap}`,
    ),
    say(
      `Notre référence : ${facts.reference}. Vous recevez ce message en application de l’article 34 du RGPD.`,
      `Our reference: ${facts.reference}. You receive this message under Article 34 of the GDPR.`,
    ),
    facts.controller,
  ];
  return {
    subject: say(
      'Un incident a touché vos données personnelles',
      'An incident has affected your personal data',
    ),
    text: paragraphs.filter(Boolean).join('\n\n'),
    missing: PARTS.filter((part) => !facts[part]),
  };
}
