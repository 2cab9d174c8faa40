import { describe, expect, it } from '@jest/globals';
import { Locale } from '../shared/locale.ts';
import { type BreachLetterFacts, breachLetter } from './breach.letters.ts';
import { BreachDataType, BreachNature } from './breach.terms.ts';

const facts = (more: Partial<BreachLetterFacts> = {}): BreachLetterFacts => ({
  reference: 'BR-2026-0007',
  controller: 'Maison Lumen SAS',
  detectedOn: '2026-06-16',
  natures: [BreachNature.CONFIDENTIALITY],
  data: [BreachDataType.CONTACT, BreachDataType.PAYMENT],
  contact: 'Camille Arnaud, dpo@maison-lumen.example',
  likelyConsequences: 'Des sollicitations frauduleuses.',
  measuresTaken: 'Les comptes sont réinitialisés.',
  ...more,
});

describe.each(Object.values(Locale))('the communication to the persons in %s', (locale) => {
  it('says what 34(2) asks for: nature, contact, consequences, measures', () => {
    const { text, missing } = breachLetter(facts(), locale);
    expect(text).toContain(locale === Locale.FR ? 'accès à vos données' : 'access to your data');
    expect(text).toContain(locale === Locale.FR ? 'mardi 16 juin 2026' : 'Tuesday 16 June 2026');
    expect(text).toContain(
      locale === Locale.FR ? 'coordonnées et moyens de paiement' : 'contact details and means of payment',
    );
    for (const said of ['Camille Arnaud', 'Des sollicitations', 'Les comptes', 'BR-2026-0007'])
      expect(text).toContain(said);
    expect(text).toMatch(/Maison Lumen SAS$/);
    expect(missing).toEqual([]);
  });

  it('marks what is missing, and names it', () => {
    const bare = { contact: null, likelyConsequences: null, measuresTaken: null, detectedOn: null, data: [] };
    const { text, missing } = breachLetter(facts(bare), locale);
    expect(missing).toEqual(['contact', 'likelyConsequences', 'measuresTaken']);
    expect(text.match(/\[(à compléter|to be completed)\]/g)).toHaveLength(3);
    expect(text).not.toMatch(/undefined|null|\n{3}/);
  });

  it('speaks of every nature, and not of data that nobody knows yet', () => {
    const all = breachLetter(
      facts({
        natures: Object.values(BreachNature),
        data: [BreachDataType.UNKNOWN_YET, BreachDataType.OTHER],
      }),
      locale,
    ).text;
    expect(all).toContain(locale === Locale.FR ? 'modifiées à tort' : 'altered wrongly');
    expect(all).toContain(locale === Locale.FR ? 'inaccessibles' : 'out of reach');
    expect(all).not.toMatch(/pas encore connu|not known yet|Données concernées|Data concerned/i);
  });
});
