import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IdentifierScheme } from '@vigie/schema';
import { formerSpelling } from '../../server/src/subjects/identifier.spelling.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { aRequest } from '../requests/request.factory.ts';
import { aSubject, ERASE, FIND, IDENTIFY, identifiers, respell } from './subject.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;
/** The legal entities of Maison Lumen by their country. */
const entities: Record<string, string> = {};

const ADD = `mutation ($input: CreateLegalEntityInput!) { createLegalEntity(input: $input) { id } }`;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  for (const country of ['IT', 'BE']) {
    const input = { name: `Lumen ${country}`, country, timeZone: 'Europe/Brussels' };
    const { createLegalEntity } = await app.as(lumen.role('OWNER')).ask(ADD, { input });
    entities[country] = createLegalEntity.id;
  }
  entities.FR = lumen.entityId;
});

afterAll(() => app.close());

beforeEach(() => {
  app.at('2026-03-12T08:00:00Z');
});

const phone = (value: string) => [{ scheme: 'PHONE', value }];
const identify = async (known: object[], country?: string): Promise<Json> => {
  const input = { identifiers: known, ...(country && { legalEntityId: entities[country] }) };
  return (await app.as(lumen.dpo).ask(IDENTIFY, { input })).identifyDataSubject;
};
const find = async (known: object[], country?: string): Promise<string | undefined> => {
  const input = { identifiers: known, ...(country && { legalEntityId: entities[country] }) };
  return (await app.as(lumen.dpo).ask(FIND, { input })).findDataSubject?.id;
};
const SUPPRESSED = 'query ($input: FindDataSubjectInput!) { isSuppressed(input: $input) }';
const isSuppressed = async (known: object[]): Promise<boolean> =>
  (await app.as(lumen.dpo).ask(SUPPRESSED, { input: { identifiers: known } })).isSuppressed;

/** A person as they were recorded before: under the former spelling. */
async function formerly(scheme: string, value: string, country = 'FR'): Promise<Json> {
  const subject = await identify([{ scheme, value }], country);
  await app.work(lumen.id, async (ctx) => {
    const kind = scheme as IdentifierScheme;
    const hash = await ctx.vault.index(kind, formerSpelling({ scheme: kind, value }));
    await ctx.sql(
      'update subject_identifier set index_hash = $2, index_version = 1 where data_subject_id = $1',
      [subject.id, hash],
    );
  });
  return subject;
}
const stored = (id: string) =>
  app.database.rows<{ index_version: number; hashed: boolean }>(
    'select index_version, index_hash is not null as hashed from subject_identifier where data_subject_id = $1',
    [id],
  );

describe('a national phone number', () => {
  it('belongs to the country of the legal entity that received it', async () => {
    const roman = await identify(phone('06 5544 3322'), 'IT');
    const french = await identify(phone('+33 6 55 44 33 22'), 'FR');
    expect(french.id).not.toBe(roman.id);
    expect(await find(phone('06 55 44 33 22'), 'FR')).toBe(french.id);
    expect(await find(phone('06 55 44 33 22'), 'IT')).toBe(roman.id);
    expect(await find(phone('+39 06 5544 3322'), 'IT')).toBe(roman.id);
    expect(await find(phone('+39 06 5544 3322'))).toBe(roman.id);
    const belgian = await identify(phone('0470 12 34 56'), 'BE');
    for (const place of ['BE', undefined]) {
      expect(await find(phone('+32 (0)470 12 34 56'), place)).toBe(belgian.id);
      expect(await find(phone('+33 4 70 12 34 56'), place)).toBeUndefined();
    }
    // Another legal entity's record is found by none of its spellings, GDPR 5(1)(f).
    expect(await find(phone('+39 06 5544 3322'), 'FR')).toBeUndefined();
  });

  it('is claimed in the country of the legal entity that the request is for', async () => {
    const belgian = await identify(phone('+32 470 65 43 21'));
    const claim = { subjectIdentifiers: phone('0470 65 43 21') };
    const CANDIDATES = 'query ($id: ID!) { request(id: $id) { candidates { id } } }';
    const candidates = async (country: string) => {
      const { id } = await app.given(aRequest(lumen, { ...claim, legalEntityId: entities[country] }));
      return (await app.as(lumen.dpo).ask(CANDIDATES, { id })).request.candidates;
    };
    expect(await candidates('BE')).toEqual([{ id: belgian.id }]);
    expect(await candidates('FR')).toEqual([]);
  });

  it('is kept as it is where nobody knows its country, and is compared with no other', async () => {
    const one = await identify(phone('06 12 34 56 78'));
    expect(one.identifiers).toEqual([expect.objectContaining({ value: '06 12 34 56 78' })]);
    expect((await identify(phone('06 12 34 56 78'))).id).not.toBe(one.id);
    expect(await find(phone('+33 6 12 34 56 78'), 'FR')).toBeUndefined();
  });

  it('is that of the country of all legal entities, where it is one', async () => {
    const own = await TestOrganisation.make(app, 'one-country');
    const ask = async (value: string) =>
      (await app.as(own.dpo).ask(IDENTIFY, { input: { identifiers: phone(value) } })).identifyDataSubject.id;
    expect(await ask('06 12 34 56 78')).toBe(await ask('+33 6 12 34 56 78'));
  });
});

describe('a phone number that is none', () => {
  it.each([
    ['+32 néant', '+32 sur demande'],
    ['+33 inconnu', '+33 n/a'],
    ['+1 800 FLOWERS', '+1 800 HELLO'],
    ['privé 0', '0'],
    ['0', '0'],
  ])('is kept, and makes nobody of %s and %s', async (one, two) => {
    const first = await identify(phone(one), 'FR');
    expect(first.identifiers).toEqual([expect.objectContaining({ value: one })]);
    expect(await find(phone(two), 'FR')).toBeUndefined();
    expect((await identify(phone(two), 'FR')).id).not.toBe(first.id);
  });

  it('merges nobody who has one under a former spelling', async () => {
    const { id } = await identify(phone('+32 inconnue'), 'FR');
    await app.work(lumen.id, async (ctx) => {
      const hash = await ctx.vault.index(IdentifierScheme.PHONE, '+32');
      for (const version of [1, 2]) {
        await ctx.sql(
          'update subject_identifier set index_hash = $2, index_version = $3 where data_subject_id = $1',
          [id, hash, version],
        );
        const found = await identify(phone('+32 aucune'), 'FR');
        expect(found.id).not.toBe(id);
      }
    });
    await respell(app);
    expect(await stored(id)).toEqual([{ index_version: 3, hashed: false }]);
  });

  it('stays beside another of the same person', async () => {
    const both = await identify([...phone('+32 néant'), ...phone('+32 sur demande')], 'FR');
    expect(both.identifiers).toHaveLength(2);
  });
});

describe('an address', () => {
  it('is one mailbox, whichever way its domain is written', async () => {
    const { id } = await identify([{ scheme: 'EMAIL', value: 'odile@müller.example' }]);
    expect(await find([{ scheme: 'EMAIL', value: 'Odile@XN--MLLER-KVA.example' }])).toBe(id);
  });
});

describe('identifiers under the former spelling', () => {
  it('are found by it until the job has followed, and by the present one afterwards', async () => {
    const { id } = await formerly('PHONE', '06 71 72 73 74');
    await app
      .given(aRequest(lumen, {}))
      .then((request) =>
        app.database.rows('update data_subject_request set data_subject_id = $2 where id = $1', [
          request.id,
          id,
        ]),
      );
    expect(await find(phone('+33 6 71 72 73 74'))).toBe(id);
    expect((await identify(phone('06 71 72 73 74'), 'FR')).id).toBe(id);
    expect(await stored(id)).toEqual([{ index_version: 1, hashed: true }]);
    await respell(app);
    await respell(app);
    expect(await stored(id)).toEqual([{ index_version: 3, hashed: true }]);
    expect(await find(phone('06 71 72 73 74'), 'FR')).toBe(id);
    expect(await find(phone('06 71 72 73 74'), 'IT')).toBeUndefined();
  });

  it('take nobody for another meanwhile', async () => {
    const { id } = await formerly('PHONE', '06 8182 8384', 'IT');
    const request = await app.given(aRequest(lumen, { legalEntityId: entities.IT }));
    await app.database.rows('update data_subject_request set data_subject_id = $2 where id = $1', [
      request.id,
      id,
    ]);
    expect(await find(phone('+33 6 81 82 83 84'), 'FR')).toBeUndefined();
    expect(await find(phone('06 8182 8384'), 'IT')).toBe(id);
    await respell(app);
    expect(await find(phone('+39 06 8182 8384'))).toBe(id);
    expect(await find(phone('+33 6 81 82 83 84'), 'FR')).toBeUndefined();
  });

  it('are proposed by what a message claims', async () => {
    const { id } = await formerly('EMAIL', 'former@müller.example');
    const subjectIdentifiers = [{ scheme: 'EMAIL', value: 'Former@müller.example' }];
    const request = await app.given(aRequest(lumen, { subjectIdentifiers }));
    const READ = 'query ($id: ID!) { request(id: $id) { candidates { id } } }';
    const read = async () => (await app.as(lumen.dpo).ask(READ, { id: request.id })).request.candidates;
    expect(await read()).toEqual([{ id }]);
    await respell(app);
    expect(await read()).toEqual([{ id }]);
  });

  it('keep no other in their way where one cannot be opened', async () => {
    const broken = await formerly('EMAIL', 'broken@courriel.example');
    const whole = await formerly('EMAIL', 'whole@courriel.example');
    await app.database.rows(
      `update subject_identifier set value = set_byte(value, 40, get_byte(value, 40) # 1) where data_subject_id = $1`,
      [broken.id],
    );
    await respell(app);
    expect(await stored(whole.id)).toEqual([{ index_version: 3, hashed: true }]);
    expect(await stored(broken.id)).toEqual([{ index_version: 1, hashed: true }]);
  });
});

describe('an objection that outlives its person', () => {
  const erase = ({ id, version }: Json) =>
    app.as(lumen.dpo).ask(ERASE, { input: { id, version, ground: 'OBJECTION', keepObjection: true } });

  it('holds for each of their identifiers, and for nobody else', async () => {
    const known = identifiers();
    const subject = await app.given(aSubject(lumen, known));
    expect(await isSuppressed(known)).toBe(false);
    await erase(subject);
    for (const identifier of known) expect(await isSuppressed([identifier])).toBe(true);
    expect(await isSuppressed(identifiers())).toBe(false);
  });

  it('is found by the former spelling for ever', async () => {
    const subject = await formerly('PHONE', '0470 98 76 54', 'BE');
    await erase(subject);
    await respell(app);
    expect(await isSuppressed(phone('0470 98 76 54'))).toBe(true);
    expect(await isSuppressed(phone('0470 98 76 55'))).toBe(false);
  });

  it('is kept of a number whose country nobody knows', async () => {
    await erase(await identify(phone('07 11 12 13 14')));
    expect(await isSuppressed(phone('07 11 12 13 14'))).toBe(true);
  });
});
