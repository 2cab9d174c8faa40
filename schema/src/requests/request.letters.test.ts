import { describe, expect, it } from '@jest/globals';
import { Locale } from '../shared/locale.ts';
import { type LetterFacts, letterSubject, requestLetter } from './request.letters.ts';
import {
  CommunicationKind,
  DecisionOutcome,
  ExtensionReason,
  RefusalGround,
  Right,
} from './request.terms.ts';

const facts = (more: Partial<LetterFacts> = {}): LetterFacts => ({
  reference: 'DR-2026-0042',
  controller: 'Maison Lumen SAS',
  requesterName: 'Odile Fontaine',
  receivedOn: '2026-03-10',
  rights: [Right.ACCESS, Right.ERASURE],
  dueOn: '2026-04-10',
  asked: null,
  askedBecause: null,
  extensionReasons: [],
  transferredTo: null,
  decisions: [],
  ...more,
});

const KINDS = Object.values(CommunicationKind);
const BOTH = KINDS.flatMap((kind) => Object.values(Locale).map((locale) => [kind, locale] as const));
const textOf = (kind: CommunicationKind, locale: Locale, more: Partial<LetterFacts> = {}) =>
  requestLetter(kind, facts(more), locale).text;

describe.each(BOTH)('%s in %s', (kind, locale) => {
  it('greets, says when the message came, who writes and under which reference', () => {
    const text = textOf(kind, locale);
    expect(text).toMatch(locale === Locale.FR ? /^Bonjour Odile Fontaine,\n/ : /^Dear Odile Fontaine,\n/);
    expect(text).toContain(locale === Locale.FR ? 'mardi 10 mars 2026' : 'Tuesday 10 March 2026');
    expect(text).toContain('DR-2026-0042');
    expect(text.trimEnd()).toMatch(/Maison Lumen SAS$/);
  });

  it('has nothing of the person in its subject line, and nothing that a template forgot', () => {
    expect(letterSubject(kind, 'DR-2026-0042', locale)).toContain('DR-2026-0042');
    expect(requestLetter(kind, facts(), locale).subject).not.toContain('Odile');
    expect(textOf(kind, locale)).not.toMatch(/undefined|null|\[object|\n{3}/);
  });
});

it('greets somebody whose name is not known', () => {
  expect(textOf(CommunicationKind.ACKNOWLEDGEMENT, Locale.FR, { requesterName: null })).toMatch(
    /^Madame, Monsieur,\n/,
  );
  expect(textOf(CommunicationKind.ACKNOWLEDGEMENT, Locale.EN, { requesterName: null })).toMatch(
    /^Dear Sir or Madam,\n/,
  );
});

it('acknowledges what was understood and until when an answer comes', () => {
  const text = textOf(CommunicationKind.ACKNOWLEDGEMENT, Locale.FR);
  expect(text).toContain('droit d’accès et droit à l’effacement');
  expect(text).toContain('vendredi 10 avril 2026');
  expect(textOf(CommunicationKind.ACKNOWLEDGEMENT, Locale.FR, { dueOn: null })).toContain(
    'dans les meilleurs délais',
  );
});

it('asks for identification by what, why, and with the promise to delete', () => {
  const more = { asked: 'votre numéro de client.', askedBecause: 'l’adresse est inconnue.' };
  const text = textOf(CommunicationKind.IDENTITY_REQUEST, Locale.FR, more);
  expect(text).toContain('votre numéro de client.');
  expect(text).toContain('l’adresse est inconnue.');
  expect(text).toContain('supprimé dès qu’elle est faite');
});

it('gives the reasons of an extension and the new day', () => {
  const more = { extensionReasons: Object.values(ExtensionReason), dueOn: '2026-06-10' };
  const text = textOf(CommunicationKind.EXTENSION_NOTICE, Locale.EN, more);
  expect(text).toContain('the complexity of your request and the number of requests');
  expect(text).toContain('Wednesday 10 June 2026');
  expect(text).toContain('GDPR 12(3)');
});

describe('an answer', () => {
  const refused = {
    right: Right.ERASURE,
    outcome: DecisionOutcome.REFUSED,
    ground: RefusalGround.ERASURE_EXCEPTION,
    statute: null,
    reason: 'Vos factures sont conservées dix ans.',
    complaintAuthority: 'CNIL, Paris',
  };
  const granted = {
    ...refused,
    right: Right.ACCESS,
    outcome: DecisionOutcome.GRANTED,
    ground: null,
    reason: null,
  };

  it('gives ground, reason and both remedies of whatever is refused', () => {
    const text = textOf(CommunicationKind.REFUSAL, Locale.FR, { decisions: [refused] });
    expect(text).toContain('Droit à l’effacement : Refusé.');
    expect(text).toContain('RGPD, art. 17(3)');
    expect(text).toContain('Vos factures sont conservées dix ans.');
    expect(text).toContain('CNIL, Paris (RGPD, art. 77)');
    expect(text).toContain('recours devant un tribunal (RGPD, art. 79)');
  });

  it('speaks of no remedies where everything is granted', () => {
    expect(textOf(CommunicationKind.ANSWER, Locale.FR, { decisions: [granted] })).not.toContain(
      'réclamation',
    );
    expect(textOf(CommunicationKind.ANSWER, Locale.FR, { decisions: [granted, refused] })).toContain(
      'réclamation',
    );
  });
});

it('names the right controller', () => {
  const text = textOf(CommunicationKind.TRANSFER_NOTICE, Locale.EN, { transferredTo: 'Lumen Voyages SA' });
  expect(text).toContain('Lumen Voyages SA');
});
