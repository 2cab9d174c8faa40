import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { aBreach, breachInput, CREATE } from '../breaches/breach.factory.ts';
import { type Person, TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { ago, HOUR } from '../harness/clock.ts';
import { aFailedJob } from '../jobs/dead-letter.factory.ts';
import { aRequest } from '../requests/request.factory.ts';
import { ERASE, FIND, IDENTIFY, identifiers, SUBJECT } from '../subjects/subject.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;
/** Confined to the first legal entity, to the second, to both, and not at all. */
let here: Person;
let there: Person;
let both: Person;
let whole: Person;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  const roles = [Role.DPO, Role.OWNER];
  here = await lumen.hire(roles, [lumen.entityId]);
  there = await lumen.hire(roles, [lumen.otherEntityId]);
  both = await lumen.hire(roles, [lumen.entityId, lumen.otherEntityId]);
  whole = await lumen.hire(roles);
});

afterAll(() => app.close());

const identify = (by: Person, known: object[], more: object = {}) =>
  app.as(by).run(IDENTIFY, { input: { identifiers: known, ...more } });
const find = (by: Person, known: object[], more: object = {}) =>
  app.as(by).run(FIND, { input: { identifiers: known, ...more } });
const read = async (by: Person, id: string) => (await app.as(by).run(SUBJECT, { id })).data?.dataSubject;
const valuesOf = ({ identifiers: known }: Json) => known.map(({ value }: Json) => value).sort();

describe('a person who is known to two legal entities', () => {
  it('is seen by each with what it was told itself, and by who reaches both as one person', async () => {
    const known = identifiers();
    const [mail, number] = [known[0] as { value: string }, known[1] as { value: string }];
    const first = (await identify(here, [mail])).data.identifyDataSubject;
    // Nothing tells the second that the first has them already.
    const second = (await identify(there, [mail, number])).data.identifyDataSubject;
    expect(second.id).not.toBe(first.id);
    expect(valuesOf(second)).toEqual([number.value, mail.value].sort());
    expect(valuesOf(await read(here, first.id))).toEqual([mail.value]);
    expect(await read(here, second.id)).toBeNull();
    expect(await read(there, first.id)).toBeNull();
    expect((await find(here, [number])).data.findDataSubject).toBeNull();
    expect((await find(here, [mail])).data.findDataSubject.id).toBe(first.id);
    expect((await find(there, [mail])).data.findDataSubject.id).toBe(second.id);

    expect((await find(whole, [mail])).data.findDataSubject.id).toBe(first.id);
    expect((await find(whole, [mail], { legalEntityId: lumen.otherEntityId })).data.findDataSubject.id).toBe(
      second.id,
    );
    const ELSEWHERE = 'query ($id: ID!) { dataSubject(id: $id) { legalEntity { id } elsewhere { id } } }';
    expect((await app.as(whole).ask(ELSEWHERE, { id: first.id })).dataSubject).toEqual({
      legalEntity: { id: lumen.entityId },
      elsewhere: [{ id: second.id }],
    });
    expect((await app.as(here).ask(ELSEWHERE, { id: first.id })).dataSubject.elsewhere).toEqual([]);
  });

  it('is erased by one without a trace in the other', async () => {
    const known = identifiers();
    const first = (await identify(here, known)).data.identifyDataSubject;
    const second = (await identify(there, known)).data.identifyDataSubject;
    const { id, version } = first;
    const erased = await app.as(here).run(ERASE, { input: { id, version, ground: 'REQUEST' } });
    expect(erased.data.eraseDataSubject.erasedAt).not.toBeNull();
    expect(valuesOf(await read(there, second.id))).toEqual(valuesOf(second));
    expect((await find(there, known)).data.findDataSubject.id).toBe(second.id);
  });

  it('objects to one, and the other is not told of it', async () => {
    const known = identifiers();
    const { id, version } = (await identify(here, known)).data.identifyDataSubject;
    await app.as(here).run(ERASE, { input: { id, version, ground: 'OBJECTION', keepObjection: true } });
    const SUPPRESSED = 'query ($input: FindDataSubjectInput!) { isSuppressed(input: $input) }';
    const isSuppressed = async (by: Person, legalEntityId?: string): Promise<boolean> =>
      (await app.as(by).ask(SUPPRESSED, { input: { identifiers: known, legalEntityId } })).isSuppressed;
    expect(await isSuppressed(here)).toBe(true);
    expect(await isSuppressed(there)).toBe(false);
    expect(await isSuppressed(whole)).toBe(true);
    expect(await isSuppressed(whole, lumen.entityId)).toBe(true);
    expect(await isSuppressed(whole, lumen.otherEntityId)).toBe(false);
  });

  it('whose identifiers are two persons’ elsewhere is one person here', async () => {
    const [one, two] = [identifiers()[0], identifiers()[0]] as [object, object];
    await identify(there, [one]);
    await identify(there, [two]);
    expect((await identify(here, [one, two])).errors).toEqual([]);
    expect((await find(here, [one, two])).errors).toEqual([]);
  });

  it('is decided on by what others have in the same legal entity, not by what another controller knows', async () => {
    const [mail, number] = identifiers() as [object, object];
    const phone = { scheme: 'PHONE', value: '+33 6 21 43 65 87' };
    const decide = async (known: object[], dataSubjectId: string) =>
      (await identify(whole, known, { dataSubjectId })).error;
    const elsewhere = (await identify(here, [mail])).data.identifyDataSubject;
    const person = (await identify(there, [number])).data.identifyDataSubject;
    // An address that another controller's record has is no obstacle.
    expect(await decide([mail], person.id)).toBeUndefined();
    expect(valuesOf(await read(here, elsewhere.id))).toHaveLength(1);
    // One of somebody in the same legal entity is, though somebody whom the organisation knows has the phone as well.
    await identify(whole, [phone]);
    const other = (await identify(there, identifiers())).data.identifyDataSubject;
    expect(await decide([phone, mail], other.id)).toMatchObject({ rule: 'IDENTIFIERS_OF_SEVERAL_PERSONS' });
    expect(await decide([phone], other.id)).toBeUndefined();
  });

  it('is recorded by who reaches several only with the one that knows them', async () => {
    const known = identifiers();
    expect((await identify(both, known)).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'legalEntityId'], code: 'REQUIRED' }],
    });
    const { data } = await identify(both, known, { legalEntityId: lumen.otherEntityId });
    expect(await read(there, data.identifyDataSubject.id)).toMatchObject({ id: data.identifyDataSubject.id });
    const beyond = await identify(here, known, { legalEntityId: lumen.otherEntityId });
    expect(beyond.error?.code).toBe('NOT_FOUND');
  });

  it('who belongs to the organisation as a whole is seen by who reaches all of it', async () => {
    const { data } = await identify(whole, identifiers());
    const { id } = data.identifyDataSubject;
    expect(await read(whole, id)).toMatchObject({ id });
    expect(await read(both, id)).toBeNull();
  });
});

describe('what was read of persons', () => {
  it('is told to each legal entity of its own', async () => {
    const own = await app.given(aRequest(lumen, { verbatim: 'Un.' }));
    const foreign = await app.given(
      aRequest(lumen, { verbatim: 'Deux.', legalEntityId: lumen.otherEntityId }),
    );
    const asked = `query both($a: ID!, $b: ID!) { a: request(id: $a) { verbatim } b: request(id: $b) { verbatim } }`;
    await app.as(whole).ask(asked, { a: own.id, b: foreign.id });
    const TRAIL = `query ($id: ID!) { auditEntries(filter: { nodeId: { eq: $id }, action: { eq: "values.read" } }) {
      nodes { data } } }`;
    const entries = async (by: Person, id: string) => {
      const { auditEntries } = await app.as(by).ask(TRAIL, { id });
      return auditEntries.nodes.map(({ data }: Json) => JSON.parse(data).nodes);
    };
    expect(await entries(here, own.id)).toEqual([[own.id]]);
    expect(await entries(here, foreign.id)).toEqual([]);
    expect(await entries(there, foreign.id)).toEqual([[foreign.id]]);
    expect(await entries(whole, foreign.id)).toEqual([[foreign.id]]);
  });
});

describe('a case', () => {
  it('is given to nobody who does not reach its legal entity', async () => {
    const create = (assigneeId: string) =>
      app.as(whole).run(CREATE, { input: breachInput(lumen, { assigneeId }) });
    expect((await create(there.userId)).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'assigneeId'], code: 'NOT_A_MEMBER' }],
    });
    expect((await create(here.userId)).errors).toEqual([]);
  });
});

describe('a job that failed', () => {
  it('is shown to who sees what it looks at', async () => {
    const breach = await app.given(
      aBreach(lumen, { awareAt: ago(HOUR), legalEntityId: lumen.otherEntityId }),
    );
    const job = await aFailedJob(app, lumen.id, breach.deadlines[0].id);
    const jobs = async (by: Person) => {
      const { backgroundWork } = await app.as(by).ask('{ backgroundWork { failedJobs { job } } }');
      return backgroundWork.failedJobs.map((each: Json) => each.job);
    };
    expect(await jobs(here)).not.toContain(job);
    expect(await jobs(there)).toContain(job);
    expect(await jobs(whole)).toContain(job);
  });
});
