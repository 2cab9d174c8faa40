import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';
import { footprint } from '../harness/footprint.ts';
import { aSubject } from '../subjects/subject.factory.ts';
import { aBreach, breachInput, CREATE, UPDATE } from './breach.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  await app.given(aSubject(lumen, [{ scheme: 'CUSTOMER_NUMBER', value: 'ML 778 341' }]));
  for (const known of [
    { system: 'crm', value: '4711-77' },
    { system: 'billing', value: 'F 778 99' },
    { value: 'Lot-7²' },
  ])
    await app.given(aSubject(lumen, [{ scheme: 'CUSTOMER_NUMBER', ...known }]));
});

afterAll(() => app.close());

const create = (title: string) => app.as(lumen.dpo).run(CREATE, { input: breachInput(lumen, { title }) });

describe('the title of a breach, which stands in clear,', () => {
  it.each([
    ['Courriel à odile.fontaine@courriel.example', 'EMAIL_ADDRESS'],
    ['Fichier <jeanne@bücher.example>, envoyé à un autre', 'EMAIL_ADDRESS'],
    ['Courriel à odile＠courriel.example', 'EMAIL_ADDRESS'],
    ['Appel du ０６ １２ ３４ ５６ ７８ révélé', 'PHONE_NUMBER'],
    ['Dossier ＭＬ７７８３４１ perdu', 'KNOWN_IDENTIFIER'],
    ['Dossier lot-7² perdu', 'KNOWN_IDENTIFIER'],
    ['Appel du 06 12 34 56 78 révélé', 'PHONE_NUMBER'],
    ['Call of +49 30 901820 disclosed', 'PHONE_NUMBER'],
    ['Dossier ML778341 perdu', 'KNOWN_IDENTIFIER'],
    ['Dossier « ml 778 341 » perdu', 'KNOWN_IDENTIFIER'],
    ['Dossier CRM 4711-77 perdu', 'KNOWN_IDENTIFIER'],
    ['Facture f77899 envoyée à un autre', 'KNOWN_IDENTIFIER'],
  ])('names nobody: %s is refused, %s', async (title, code) => {
    const breach = await app.given(aBreach(lumen));
    const here = await footprint(app, lumen.id);
    const change = { input: { id: breach.id, version: breach.version, title } };
    for (const { error, body } of [await create(title), await app.as(lumen.dpo).run(UPDATE, change)]) {
      expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: ['input', 'title'], code }] });
      expect(body).not.toMatch(/odile|jeanne|901820|ml ?778|f ?778 ?99|4711-77/i);
    }
    expect(await footprint(app, lumen.id)).toEqual(here);
  });

  it.each([
    'Fichier de fidélité envoyé à la mauvaise agence',
    'Incident du 17/03/2026 à 08:30, 1 500 clients',
    'CVE-2024-0123456 sur le serveur 10.0.0.12',
    'Ticket INC0012345678, lot 778 342',
    'Message lu par @tous',
  ])('may be %s', async (title) => {
    expect((await create(title)).data.createBreach.title).toBe(title);
  });

  it('is in none of the samples that PostgreSQL keeps', async () => {
    await create('Agence de Trifouillis');
    await app.database.owner.query('analyze breach');
    const samples = await app.database.rows<{ attname: string; text: string }>(
      `select attname, concat(most_common_vals::text, histogram_bounds::text) as text from pg_stats where tablename = 'breach'`,
    );
    expect(samples.map(({ attname }) => attname)).toContain('reference');
    expect(samples.filter(({ text }) => /Trifouillis/.test(text))).toEqual([]);
    expect(samples.map(({ attname }) => attname)).not.toContain('title');
  });
});
