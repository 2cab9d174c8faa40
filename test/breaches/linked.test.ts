import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { before, HOUR } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { aSubject } from '../subjects/subject.factory.ts';
import {
  aBreach,
  act as actAs,
  BREACH,
  REGISTERED,
  type Step,
  UPDATE,
  walk as walkAs,
} from './breach.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

/** A Friday evening. */
const NOW = '2026-06-19T16:30:00.000Z';
const AWARE = before(NOW, 10 * HOUR);
const TOLD = before(NOW, HOUR);

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at(NOW);
});

const walk = (breach: Json, ...steps: Step[]) => walkAs(app, lumen.dpo, breach, ...steps);
const read = async (id: string): Promise<Json> => (await app.as(lumen.dpo).ask(BREACH, { id })).breach;
const processed = () =>
  app.given(
    aBreach(lumen, {
      ...REGISTERED,
      role: 'PROCESSOR',
      detectedAt: AWARE,
      awareAt: AWARE,
      contact: 'Le DPO',
    }),
  );
const toSister: Step = [
  'addController',
  () => ({ controllerName: undefined, controllerEntityId: lumen.otherEntityId }),
];
const first = ({ controllerNotices }: Json): Json => controllerNotices[0];
const tell: Step = ['notifyController', (breach) => ({ noticeId: first(breach).id, notifiedAt: TOLD })];
/** The case of the controller, as its own breach. */
const open = (breach: Json, more: object = {}) =>
  actAs(app, lumen.dpo, 'openControllerBreach', breach, { noticeId: first(breach).id, ...more });

describe('a processor tells a controller of the same organisation', () => {
  it('and the controller takes up the case: aware when it was told, 72 hours from there', async () => {
    const told = await walk(await processed(), toSister, tell);
    expect(first(told)).toMatchObject({
      controllerName: 'Lumen Service SARL',
      controllerEntity: { id: lumen.otherEntityId },
      controllerBreach: null,
    });
    const { error, breach: own } = await open(told, { assigneeId: lumen.dpo.userId });
    expect(error).toBeUndefined();
    expect(own).toMatchObject({
      role: 'CONTROLLER',
      status: 'CONFIRMED',
      title: told.title,
      detectedAt: TOLD,
      awareAt: TOLD,
      natures: told.natures,
      approximateSubjects: 12,
      involvedData: [{ category: 'CONTACT', approximateCount: 30 }],
    });
    expect(own.deadlines).toMatchObject([
      { rule: 'GDPR_33_1', anchorAt: TOLD, dueAt: before(TOLD, -72 * HOUR) },
    ]);
    expect((await storyOf(app, own.id)).events).toEqual(['breach.created']);
  });

  it('under its reference there, where somebody became known by what its title holds', async () => {
    const { id, version } = await processed();
    const { updateBreach: titled } = await app
      .as(lumen.dpo)
      .ask(UPDATE, { input: { id, version, title: 'Dossier KX 901 perdu' } });
    const told = await walk(titled, toSister, tell);
    await app.given(aSubject(lumen, [{ scheme: 'CUSTOMER_NUMBER', value: 'KX 901' }]));
    const { error, breach: own } = await open(told);
    expect(error).toBeUndefined();
    expect(own.title).toBe(told.reference);
  });

  it('and both cases lead to each other', async () => {
    const told = await walk(await processed(), toSister, tell);
    const { breach: own } = await open(told);
    expect(own.sourceNotice).toEqual({ id: first(told).id, breach: { id: told.id } });
    expect(first(await read(told.id))).toMatchObject({
      breach: { id: told.id },
      controllerBreach: { id: own.id },
    });
  });

  it('and what was sealed stays in the file of the processor', async () => {
    const { breach: own } = await open(await walk(await processed(), toSister, tell));
    const [row] = await app.database.rows<{ description: unknown; contact: unknown }>(
      'select description, contact from breach where id = $1',
      [own.id],
    );
    expect(row).toEqual({ description: null, contact: null });
  });

  it('even after the processor has closed its own case', async () => {
    const closed = await walk(await processed(), toSister, tell, 'close');
    expect((await open(closed)).error).toBeUndefined();
  });

  it.each<[string, Step[], string]>([
    ['before it was told', [toSister], 'CONTROLLER_NOT_NOTIFIED'],
    ['of a customer outside', ['addController', tell], 'CONTROLLER_OUTSIDE'],
  ])('is refused %s', async (_, steps, rule) => {
    const breach = await walk(await processed(), ...steps);
    const untouched = await footprint(app, lumen.id);
    expect((await open(breach)).error).toMatchObject({ code: 'RULE_BROKEN', rule });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it('is refused twice, of the processor itself, and without any name', async () => {
    const told = await walk(await processed(), toSister, tell);
    await open(told);
    const breach = await read(told.id);
    expect((await open(breach)).error?.rule).toBe('CONTROLLER_BREACH_OPENED');
    const add = (more: object) => actAs(app, lumen.dpo, 'addController', breach, more);
    expect((await add({ controllerEntityId: lumen.entityId })).error?.rule).toBe(
      'CONTROLLER_IS_THE_PROCESSOR',
    );
    expect((await add({ controllerName: null })).error?.fields).toEqual([
      { path: ['input', 'controllerName'], code: 'REQUIRED' },
    ]);
  });

  it('is not for whoever reaches the processor alone', async () => {
    const told = await walk(await processed(), toSister, tell);
    const confined = await lumen.hire([Role.DPO], [lumen.entityId]);
    const { error } = await actAs(app, confined, 'openControllerBreach', told, { noticeId: first(told).id });
    expect(error?.code).toBe('NOT_FOUND');
    await open(told);
    const { data } = await app.as(confined).run(BREACH, { id: told.id });
    expect(first(data.breach)).toMatchObject({ controllerEntity: null, controllerBreach: null });
  });

  it('tells each customer by its own clock, whatever becomes of the other', async () => {
    const two = await walk(await processed(), toSister, ['addController', { noticeHours: 48 }], tell);
    expect(two.controllerNotices.map(({ notifiedAt }: Json) => Boolean(notifiedAt))).toEqual([true, false]);
    await open(two);
    expect((await read(two.id)).controllerNotices[1].controllerBreach).toBeNull();
    expect((await open(two, { noticeId: two.controllerNotices[1].id })).error?.code).toBe('CONFLICT');
  });
});

describe('the communication to the persons', () => {
  const LETTER = `query ($id: ID!, $locale: Locale) {
    breachLetter(id: $id, locale: $locale) { subject text missing }
  }`;
  const written = (more: object = {}) =>
    app.given(
      aBreach(lumen, {
        ...REGISTERED,
        detectedAt: AWARE,
        awareAt: AWARE,
        contact: 'dpo@lumen.example',
        ...more,
      }),
    );

  it('is previewed in either language from what is on file, stored nowhere, and its reading is audited', async () => {
    const { id } = await written();
    const untouched = await footprint(app, lumen.id);
    const { breachLetter: fr } = await app.as(lumen.dpo).ask(LETTER, { id });
    const after = await footprint(app, lumen.id);
    expect(fr).toMatchObject({ missing: [], subject: expect.stringContaining('données') });
    for (const said of [
      'dpo@lumen.example',
      REGISTERED.likelyConsequences,
      REGISTERED.measuresTaken,
      'coordonnées',
    ])
      expect(fr.text).toContain(said);
    expect({ ...after, audit_entry: untouched.audit_entry }).toEqual(untouched);
    expect((await storyOf(app, id)).audit).not.toContain('breach.communicated');
    const readings = await app.database.count(
      `audit_entry where action = 'values.read' and convert_from(canonical, 'UTF8') like '%Breach.contact%'
       and convert_from(canonical, 'UTF8') like $1`,
      [`%${id}%`],
    );
    expect(readings).toBe(1);
    const { breachLetter: en } = await app.as(lumen.dpo).ask(LETTER, { id, locale: 'EN' });
    expect(en.subject).toBe('An incident has affected your personal data');
  });

  it('says what the file does not have yet', async () => {
    const { id } = await written({ contact: null, likelyConsequences: null });
    const { breachLetter } = await app.as(lumen.dpo).ask(LETTER, { id });
    expect(breachLetter.missing).toEqual(['contact', 'likelyConsequences']);
  });

  it('is for who may reveal, in their own organisation', async () => {
    const { id } = await written();
    for (const role of [Role.AUDITOR, Role.BUSINESS_OWNER, Role.OWNER, Role.INTEGRATOR]) {
      expect([role, (await app.as(lumen.role(role)).run(LETTER, { id })).error?.code]).toEqual([
        role,
        'FORBIDDEN',
      ]);
    }
  });

  it('is kept sealed with its hash once it is recorded', async () => {
    const breach = await written();
    const { breachLetter } = await app.as(lumen.dpo).ask(LETTER, { id: breach.id });
    const told = await walk(breach, ['communicate', { content: breachLetter.text }]);
    const [{ id, contentHash }] = told.communications;
    expect(contentHash).toBe(createHash('sha256').update(breachLetter.text).digest('hex'));
    const [row] = await app.database.rows<{ content: Buffer }>(
      'select content from subject_communication where id = $1',
      [id],
    );
    expect(row?.content.toString('utf8')).not.toContain('Maison Lumen');
  });
});

describe('the form of the authority', () => {
  const FORM = `query ($id: ID!, $locale: Locale) { breachForm(id: $id, locale: $locale) {
    missing json sections { code label missing fields { no key label text isRequired isMissing } }
  } }`;
  const form = async (id: string, locale = 'FR'): Promise<Json> =>
    (await app.as(lumen.dpo).ask(FORM, { id, locale })).breachForm;
  const fieldOf = ({ sections }: Json, key: string): Json =>
    sections.flatMap(({ fields }: Json) => fields).find((field: Json) => field.key === key);

  it('has what is on file, marks what is missing by section, and stores nothing', async () => {
    const breach = await app.given(
      aBreach(lumen, { ...REGISTERED, detectedAt: AWARE, awareAt: AWARE, contact: 'dpo@lumen.example' }),
    );
    const filed = await walk(breach, 'assess', 'decide', 'applyRegime', ['fileRegime', { submittedAt: NOW }]);
    const untouched = await footprint(app, lumen.id);
    const answered = await form(filed.id);
    const after = await footprint(app, lumen.id);
    expect({ ...after, audit_entry: untouched.audit_entry }).toEqual(untouched);
    expect(fieldOf(answered, 'natureDetails').text).toBe(REGISTERED.description);
    expect(fieldOf(answered, 'contactPointContact').text).toBe('dpo@lumen.example');
    expect(fieldOf(answered, 'awareAt').text).toMatch(/8.h.30/);
    expect(fieldOf(answered, 'riskOutcome')).toMatchObject({
      text: 'Risque',
      isRequired: true,
      isMissing: false,
    });
    expect(fieldOf(answered, 'otherAuthoritiesDetails').text).toContain('NIS 2');
    expect(fieldOf(answered, 'reporterName')).toMatchObject({ text: null, isMissing: true });
    expect(fieldOf(answered, 'confidentialityKind')).toMatchObject({ isRequired: true, isMissing: true });
    const counted: [number, number][] = answered.sections.map(({ missing, fields }: Json) => [
      missing,
      fields.filter(({ isMissing }: Json) => isMissing).length,
    ]);
    for (const [said, found] of counted) expect(said).toBe(found);
    expect(answered.missing).toBe(counted.reduce((sum, [said]) => sum + said, 0));
    const answers = { nature: ['CONFIDENTIALITY'], riskOutcome: 'RISK', subjectCount: 12 };
    expect(JSON.parse(answered.json)).toMatchObject(answers);
    const english = { label: 'Risk for the data subjects', text: 'Risk' };
    expect(fieldOf(await form(filed.id, 'EN'), 'riskOutcome')).toMatchObject(english);
  });

  it('names the processor by which a linked case became known', async () => {
    const { breach: own } = await open(await walk(await processed(), toSister, tell));
    const answered = await form(own.id);
    expect(fieldOf(answered, 'otherPartyName').text).toBe('Maison Lumen SAS');
    expect(fieldOf(answered, 'controllerName').text).toBe('Lumen Service SARL');
    expect(fieldOf(answered, 'discoveredHow').text).toBe('Par un sous-traitant');
  });

  it('is for who may reveal', async () => {
    const { id } = await processed();
    for (const role of [Role.AUDITOR, Role.OWNER])
      expect((await app.as(lumen.role(role)).run(FORM, { id })).error?.code).toBe('FORBIDDEN');
  });
});
