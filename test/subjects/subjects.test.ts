import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { aRequest, receiveInput } from '../requests/request.factory.ts';
import { aSubject, ERASE, FIND, IDENTIFY, identifiers, SUBJECT } from './subject.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const identify = (known: object[]) => app.as(lumen.dpo).run(IDENTIFY, { input: { identifiers: known } });
const erase = ({ id, version }: Json, more: object = {}) =>
  app.as(lumen.dpo).run(ERASE, { input: { id, version, ground: 'REQUEST', ...more } });

describe('identifying a person', () => {
  it.each([
    [
      'an address in capitals and spaces',
      'EMAIL',
      'odile.fontaine@courriel.example',
      '  Odile.Fontaine@COURRIEL.example ',
    ],
    ['a French number with and without its country', 'PHONE', '06 12 34 56 78', '+33 6.12.34.56.78'],
    ['a number that begins with 00', 'PHONE', '07 98 76 54 32', '0033798765432'],
    ['a customer number in small letters', 'CUSTOMER_NUMBER', 'ML-077350', 'ml- 077 350'],
  ])('finds the same one by %s', async (_, scheme, first, again) => {
    const { data } = await identify([{ scheme, value: first }]);
    const found = await identify([{ scheme, value: again }]);
    expect(found.data.identifyDataSubject.id).toBe(data.identifyDataSubject.id);
    expect(found.data.identifyDataSubject.identifiers).toHaveLength(1);
    const other = await identify([{ scheme, value: `9${first}` }]);
    expect(other.data.identifyDataSubject.id).not.toBe(data.identifyDataSubject.id);
  });

  it('does not take two people of one name for the same', async () => {
    const namesake = async () => {
      const { data } = await identify([...identifiers(), { scheme: 'FULL_NAME', value: 'Jean Martin' }]);
      return data.identifyDataSubject.id;
    };
    expect(await namesake()).not.toBe(await namesake());
  });

  it('adds to who was found what was not yet known of them', async () => {
    const [email, number] = identifiers() as [object, object];
    const subject = await app.given(aSubject(lumen, [email] as never));
    const { data } = await identify([email, number]);
    expect(data.identifyDataSubject).toMatchObject({ id: subject.id, reference: subject.reference });
    expect(data.identifyDataSubject.identifiers).toHaveLength(2);
    expect(await storyOf(app, subject.id)).toMatchObject({
      events: ['subject.identified', 'subject.identifierAdded'],
    });
  });

  it('keeps what is compared by no hash once, however often it is told', async () => {
    const two = await TestOrganisation.make(app, 'two-countries');
    await app.database.owner.query(`update legal_entity set country = 'IT' where id = $1`, [
      two.otherEntityId,
    ]);
    const [email] = identifiers() as [object, object];
    const tell = async (name: string, phone: string): Promise<Json> => {
      const told = [email, { scheme: 'FULL_NAME', value: name }, { scheme: 'PHONE', value: phone }];
      const { data } = await app.as(two.dpo).run(IDENTIFY, { input: { identifiers: told } });
      return data.identifyDataSubject;
    };
    const first = await tell('Odile Fontaine', '06 55 44 33 22');
    expect(first.identifiers).toHaveLength(3);
    expect(await tell('Odile Fontaine', '06 55 44 33 22')).toMatchObject({ version: first.version });
    const again = await tell(' odile  FONTAINE\u200b', '0655443322');
    expect(again).toMatchObject({ id: first.id, version: first.version });
    expect(again.identifiers).toHaveLength(3);
    expect((await tell('Odile Fontaine-Roy', '06 55 44 33 23')).identifiers).toHaveLength(5);
  });

  it('refuses identifiers of two persons, and changes neither', async () => {
    const [first] = identifiers();
    const [second] = identifiers();
    await app.given(aSubject(lumen, [first] as never));
    await app.given(aSubject(lumen, [second] as never));
    const untouched = await footprint(app, lumen.id);
    const { error } = await identify([first, second] as object[]);
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'IDENTIFIERS_OF_SEVERAL_PERSONS' });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it('makes one person of five identifications at the same time, and refuses none', async () => {
    const known = identifiers();
    const answers = await Promise.all(Array.from({ length: 5 }, () => identify(known)));
    const ids = answers.map(({ data }) => data?.identifyDataSubject.id);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBeTruthy();
  });

  it.each([
    ['the customer number with another address', 'CUSTOMER_NUMBER', 'EMAIL'],
    ['the address with another customer number', 'EMAIL', 'CUSTOMER_NUMBER'],
  ])('adds nothing by %s: somebody decides', async (_, shared, other) => {
    const known = identifiers();
    const subject = await app.given(aSubject(lumen, known));
    const same = known.find(({ scheme }) => scheme === shared) as object;
    const foreign = identifiers().find(({ scheme }) => scheme === other) as object;
    const untouched = await footprint(app, lumen.id);
    const { error } = await identify([same, foreign]);
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'IDENTIFIERS_DIFFER' });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
    const { data } = await app
      .as(lumen.dpo)
      .run(IDENTIFY, { input: { identifiers: [same, foreign], dataSubjectId: subject.id } });
    expect(data.identifyDataSubject).toMatchObject({ id: subject.id });
    expect(data.identifyDataSubject.identifiers).toHaveLength(3);
  });

  it('merges nobody by a phone that two share, and finds each by phone and address afterwards', async () => {
    const phone = { scheme: 'PHONE', value: '+33 1 44 55 66 77' };
    const [first, second] = [identifiers()[0], identifiers()[0]] as [object, object];
    const one = (await identify([first, phone])).data.identifyDataSubject;
    expect((await identify([second, phone])).error).toMatchObject({ rule: 'IDENTIFIERS_DIFFER' });
    const { data } = await app
      .as(lumen.dpo)
      .run(IDENTIFY, { input: { identifiers: [second, phone], isSomebodyNew: true } });
    const two = data.identifyDataSubject;
    expect(two.id).not.toBe(one.id);
    expect(two.identifiers).toHaveLength(2);
    expect((await identify([first, phone])).data.identifyDataSubject.id).toBe(one.id);
    expect((await identify([second, phone])).data.identifyDataSubject.id).toBe(two.id);
    expect((await identify([phone])).error).toMatchObject({ rule: 'IDENTIFIERS_OF_SEVERAL_PERSONS' });
  });

  it('leaves an address that is somebody else’s where it is, whoever decides', async () => {
    const one = await app.given(aSubject(lumen));
    const known = identifiers();
    await app.given(aSubject(lumen, known));
    for (const decision of [{ dataSubjectId: one.id }, { isSomebodyNew: true }]) {
      const { error } = await app.as(lumen.dpo).run(IDENTIFY, { input: { identifiers: known, ...decision } });
      expect(error).toMatchObject({ rule: 'IDENTIFIERS_OF_SEVERAL_PERSONS' });
    }
  });

  it('stores nothing of it in clear', async () => {
    const value = 'unmistakable.canary@courriel.example';
    const { id } = await app.given(aSubject(lumen, [{ scheme: 'EMAIL', value }]));
    const dump = await app.database.rows<{ text: string }>(
      `select to_jsonb(t)::text as text from subject_identifier t where data_subject_id = $1
       union all select convert_from(canonical, 'UTF8') from audit_entry union all select data::text from outbox_event`,
      [id],
    );
    expect(dump.length).toBeGreaterThan(1);
    const hex = Buffer.from(value).toString('hex');
    for (const { text } of dump) {
      expect(text).not.toContain('canary');
      expect(text).not.toContain(hex);
    }
  });

  it('is proposed by a request that comes in, and not taken for who writes', async () => {
    const known = identifiers();
    const subject = await app.given(aSubject(lumen, known));
    const request = await app.given(aRequest(lumen, { subjectIdentifiers: [known[0]] }));
    const { request: read } = await app
      .as(lumen.dpo)
      .ask('query ($id: ID!) { request(id: $id) { subject { id } candidates { id reference } } }', {
        id: request.id,
      });
    const { id, reference } = subject;
    expect(read).toEqual({ subject: null, candidates: [{ id, reference }] });
  });
});

describe('finding a person', () => {
  const find = (known: object[], by = lumen.dpo) => app.as(by).run(FIND, { input: { identifiers: known } });

  it('finds by any exact identifier, and the reading is in the trail', async () => {
    const known = identifiers();
    const subject = await app.given(aSubject(lumen, known));
    for (const identifier of known) {
      const { data } = await find([{ scheme: 'CUSTOMER_NUMBER', value: 'ML-0' }, identifier]);
      expect(data.findDataSubject).toMatchObject({ id: subject.id, reference: subject.reference });
    }
    const readings = await app.database.rows<{ data: { fields: string[]; operation: string } }>(
      `select convert_from(canonical, 'UTF8')::jsonb -> 'data' as data
       from audit_entry where action = 'values.read' and node_id = $1`,
      [subject.id],
    );
    const finds = readings.filter(({ data }) => data.operation === 'query.findDataSubject');
    expect(finds.map(({ data }) => data.fields)).toEqual(Array(2).fill(['SubjectIdentifier.value']));
  });

  it.each([
    ['an unknown address', [{ scheme: 'EMAIL', value: 'nobody@courriel.example' }]],
    ['a part of an address', [{ scheme: 'EMAIL', value: 'odile@courriel' }]],
    ['a name alone', [{ scheme: 'FULL_NAME', value: 'Odile Fontaine' }]],
  ])('finds nobody by %s, and records nobody', async (_, known) => {
    await app.given(
      aSubject(lumen, [...identifiers(), { scheme: 'FULL_NAME', value: 'Odile Fontaine' }] as never),
    );
    const untouched = await footprint(app, lumen.id);
    const { data, errors } = await find(known);
    expect(errors).toEqual([]);
    expect(data.findDataSubject).toBeNull();
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it('finds nobody in an organisation that has no key yet, and makes none', async () => {
    const empty = await TestOrganisation.make(app, 'without-keys');
    const untouched = await footprint(app, empty.id);
    const { data } = await find(identifiers(), empty.dpo);
    expect(data.findDataSubject).toBeNull();
    expect(await footprint(app, empty.id)).toEqual(untouched);
  });

  it('refuses identifiers of two persons, and an empty one', async () => {
    const [first] = identifiers();
    const [second] = identifiers();
    await app.given(aSubject(lumen, [first] as never));
    await app.given(aSubject(lumen, [second] as never));
    const { error } = await find([first, second] as object[]);
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'IDENTIFIERS_OF_SEVERAL_PERSONS' });
    expect((await find([{ scheme: 'PHONE', value: ' . ' }])).error).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('finds no one who was erased', async () => {
    const known = identifiers();
    await erase(await app.given(aSubject(lumen, known)));
    expect((await find(known)).data.findDataSubject).toBeNull();
  });
});

describe('erasing a person', () => {
  it('destroys the keys of the profile, and the vault itself says that it can open nothing any more', async () => {
    const known = identifiers();
    const subject = await app.given(aSubject(lumen, known));
    expect(subject.identifiers.map(({ value }: Json) => value).sort()).toEqual(
      known.map(({ value }) => value).sort(),
    );
    const { data } = await erase(subject);
    const { erasure, identifiers: left, erasedAt } = data.eraseDataSubject;
    expect(erasedAt).not.toBeNull();
    expect(erasure.keysDestroyed).toBeGreaterThan(0);
    expect(erasure.refusedByVault).toBe(erasure.keysDestroyed);
    expect(left.map(({ value }: Json) => value)).toEqual([null, null]);
    const keys = await app.database.rows(
      'select wrapped, destroyed_at from protection_key where owner_id = $1',
      [subject.id],
    );
    expect(keys.length).toBe(erasure.keysDestroyed);
    for (const key of keys) expect(key).toMatchObject({ wrapped: null, destroyed_at: expect.any(Date) });
    expect(await storyOf(app, subject.id)).toMatchObject({
      events: ['subject.identified', 'subject.erased'],
    });
  });

  it('does not find the person again: the same address makes somebody new', async () => {
    const known = identifiers();
    const subject = await app.given(aSubject(lumen, known));
    await erase(subject);
    const again = await app.given(aSubject(lumen, known));
    expect(again.id).not.toBe(subject.id);
  });

  it('leaves the file of a request, which the law makes the controller keep', async () => {
    const known = identifiers();
    const input = { subjectIdentifiers: known, isVouchedFor: true, verbatim: 'Supprimez mon compte.' };
    const request = await app.given(aRequest(lumen, input));
    const READ = 'query ($id: ID!) { request(id: $id) { verbatim subject { id version } } }';
    const { request: held } = await app.as(lumen.dpo).ask(READ, { id: request.id });
    await erase(held.subject);
    const { request: kept } = await app.as(lumen.dpo).ask(READ, { id: request.id });
    expect(kept).toMatchObject({ verbatim: 'Supprimez mon compte.', subject: { id: held.subject.id } });
  });

  it('keeps the keyed hash alone where an objection has to stay effective', async () => {
    const suppressed = () => app.database.count('suppression_entry');
    const before = await suppressed();
    const { data: plain } = await erase(await app.given(aSubject(lumen)));
    expect(plain.eraseDataSubject.erasure.suppressed).toBe(0);
    expect(await suppressed()).toBe(before);
    const { data } = await erase(await app.given(aSubject(lumen)), { keepObjection: true });
    expect(data.eraseDataSubject.erasure.suppressed).toBe(2);
    expect(await suppressed()).toBe(before + 2);
    const indexed = await app.database.count(
      'subject_identifier where data_subject_id = $1 and index_hash is not null',
      [data.eraseDataSubject.id],
    );
    expect(indexed).toBe(0);
  });

  it('is refused twice, in a stale version, and without a ground of 17(1)', async () => {
    const subject = await app.given(aSubject(lumen));
    expect((await erase(subject, { ground: 'BECAUSE' })).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'ground'], code: 'IS_IN' }],
    });
    expect((await erase({ ...subject, version: subject.version + 1 })).error?.code).toBe('CONFLICT');
    const { data } = await erase(subject);
    expect((await erase(data.eraseDataSubject)).error?.rule).toBe('ALREADY_ERASED');
  });
});

describe('who may do what with people', () => {
  const MAY: Record<string, Role[]> = {
    identify: [Role.CONTROLLER_REPRESENTATIVE, Role.DPO, Role.PRIVACY_OFFICER],
    reveal: [Role.CONTROLLER_REPRESENTATIVE, Role.DPO, Role.PRIVACY_OFFICER],
    erase: [Role.CONTROLLER_REPRESENTATIVE, Role.DPO],
  };

  it.each(Object.values(Role))('%s', async (role) => {
    const caller = app.as(lumen.role(role));
    const subject = await app.given(aSubject(lumen));
    const input = { identifiers: [{ scheme: 'EMAIL', value: `${role}@courriel.example` }] };
    const identified = await caller.run(
      'mutation ($input: IdentifyDataSubjectInput!) { identifyDataSubject(input: $input) { id } }',
      { input },
    );
    const revealed = await caller.run(SUBJECT, { id: subject.id });
    const values = revealed.data?.dataSubject?.identifiers.map(({ value }: Json) => value) ?? [];
    const { id, version } = subject;
    const erased = await caller.run(
      'mutation ($input: EraseDataSubjectInput!) { eraseDataSubject(input: $input) { id } }',
      {
        input: { id, version, ground: 'REQUEST' },
      },
    );
    expect({
      identify: identified.error?.code,
      reveal: revealed.error?.code,
      erase: erased.error?.code,
    }).toEqual(
      Object.fromEntries(
        Object.entries(MAY).map(([what, roles]) => [what, roles.includes(role) ? undefined : 'FORBIDDEN']),
      ),
    );
    expect(values.filter((value: unknown) => value !== null)).toHaveLength(
      MAY.reveal?.includes(role) ? 2 : 0,
    );
  });

  it('shows a request without its person to who may read requests alone', async () => {
    const request = await app.given(
      aRequest(lumen, receiveInput(lumen, { subjectIdentifiers: identifiers() })),
    );
    const { data, error } = await app
      .as(lumen.role('BUSINESS_OWNER'))
      .run('query ($id: ID!) { request(id: $id) { reference subject { id } } }', { id: request.id });
    expect(data.request).toEqual({ reference: request.reference, subject: null });
    expect(error).toMatchObject({ code: 'FORBIDDEN', path: ['request', 'subject'] });
  });
});
