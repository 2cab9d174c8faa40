import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Locale } from '@vigie/schema';
import { isObjectType } from 'graphql';
import { SCHEMA } from '../contract/calls.ts';
import { TestOrganisation, type Token } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';

let app: TestApp;
let lumen: TestOrganisation;
let token: Token;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  token = await lumen.token(['requests:read']);
});

afterAll(() => app.close());

const sentenceOf = async (header?: string, locale?: Locale): Promise<string> => {
  const argument = locale ? `(locale: ${locale})` : '';
  const document = `{ legalDeadline(input: { rule: "GDPR_12_3", anchorAt: "2026-03-10T09:00:00Z", timeZone: "Europe/Paris" }) {
    trace { text${argument} } } }`;
  const { legalDeadline } = await app
    .as(token)
    .ask(document, {}, header ? { 'accept-language': header } : {});
  return legalDeadline.trace[0].text;
};

describe('what is said in words', () => {
  it.each<[string, string | undefined, Locale | undefined, RegExp]>([
    ['is French for a French organisation that asks for nothing', undefined, undefined, /mardi 10 mars 2026/],
    [
      'is in the language that the request asks for',
      'de, en-GB;q=0.8, fr;q=0.1',
      undefined,
      /Tuesday 10 March 2026/,
    ],
    ['is in that of the argument, whatever the request asks for', 'en', Locale.FR, /mardi 10 mars 2026/],
    [
      'is the organisation’s where the request asks for none of ours',
      'de-DE',
      undefined,
      /mardi 10 mars 2026/,
    ],
  ])('%s', async (_, header, locale, expected) => {
    expect(await sentenceOf(header, locale)).toMatch(expected);
  });

  it('has one habit: no field has a language of its own', () => {
    const own = Object.values(SCHEMA.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) =>
        field.args.some(({ name, defaultValue }) => name === 'locale' && defaultValue !== undefined),
      )
      .map(({ type, field }) => `${type.name}.${field.name}`);
    expect(own).toEqual([]);
  });
});
