import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';

let app: TestApp;
let integrator: Actor;

beforeAll(async () => {
  app = await TestApp.make();
  // A valid token is enough: nothing stored is asked for.
  integrator = await (await TestOrganisation.make(app)).token(['organisations:read']);
});

afterAll(() => app.close());

const DEADLINE = `query ($input: LegalDeadlineInput!) { legalDeadline(input: $input) {
  rule kind state dueOn dueAt strictDueAt notBeforeAt baseDueOn extensionValid warnings
  trace { step source policy result french: text english: text(locale: EN) } } }`;

const PARIS = { rule: 'GDPR_12_3', anchorAt: '2026-03-10T09:00:00Z', timeZone: 'Europe/Paris' };

const refusalOf = async (query: string, input: Json): Promise<Json> =>
  (await app.as(integrator).run(query, { input })).error;

describe('legalDeadline', () => {
  const ask = async (input: Json): Promise<Json> =>
    (await app.as(integrator).ask(DEADLINE, { input: { at: '2026-11-23T09:00:00Z', ...PARIS, ...input } }))
      .legalDeadline;

  it('answers every field, an instant in whole seconds of UTC', async () => {
    // 5 April 2026 is Easter Sunday, the 6th a holiday.
    expect(await ask({ anchorAt: '2026-03-05T10:00:00.999+01:00' })).toEqual({
      rule: 'GDPR_12_3',
      kind: 'DUE',
      state: 'RUNNING',
      dueOn: '2026-04-07',
      dueAt: '2026-04-07T21:59:59.000Z',
      strictDueAt: '2026-04-05T21:59:59.000Z',
      notBeforeAt: null,
      baseDueOn: '2026-04-07',
      extensionValid: null,
      warnings: ['STRICT_DATE_DIFFERS'],
      trace: [
        {
          step: 'ANCHOR',
          source: 'GDPR art. 12(3)',
          policy: null,
          result: '2026-03-05T09:00:00.000Z',
          french: 'Le fait qui lance le délai date du jeudi 5 mars 2026 à 10 h 00 (Europe/Paris).',
          english: 'The clock was set off on Thursday 5 March 2026 at 10:00 (Europe/Paris).',
        },
        {
          step: 'PERIOD',
          source: 'GDPR art. 12(3) first sentence',
          policy: null,
          result: '2026-04-05',
          french: 'Le délai prévu (RGPD, art. 12(3), première phrase) mène au dimanche 5 avril 2026.',
          english: 'The period laid down (GDPR art. 12(3) first sentence) leads to Sunday 5 April 2026.',
        },
        {
          step: 'ROLL',
          source: 'Regulation (EEC, Euratom) 1182/71 art. 3(4)',
          policy: 'rollNonWorking=true',
          result: '2026-04-07',
          french:
            'Ce jour est un samedi, un dimanche ou un jour férié : la fin passe au jour ouvrable suivant, le mardi 7 avril 2026.',
          english:
            'That day is a Saturday, a Sunday or a public holiday: the end moves to the next working day, Tuesday 7 April 2026.',
        },
        {
          step: 'DUE',
          source: 'GDPR art. 12(3)',
          policy: null,
          result: '2026-04-07',
          french: 'Le délai finit donc le mardi 7 avril 2026.',
          english: 'So the period ends on Tuesday 7 April 2026.',
        },
      ],
    });
  });

  const identity = { reason: 'IDENTITY_DOUBT', askedAt: '2026-03-12T10:00:00Z' };

  it.each<[string, Json, Json]>([
    [
      'a question still open',
      { pauses: [identity], extension: { notifiedAt: '2026-03-20T09:00:00Z' } },
      { state: 'PAUSED', dueOn: null, dueAt: null, strictDueAt: null, baseDueOn: null, extensionValid: null },
    ],
    [
      'a question answered after four days',
      { pauses: [{ ...identity, answeredAt: '2026-03-16T10:00:00Z' }] },
      { state: 'RUNNING', dueOn: '2026-04-14', baseDueOn: '2026-04-14' },
    ],
    [
      'an extension told in the last second',
      { extension: { notifiedAt: '2026-04-10T23:59:59.900+02:00' } },
      { dueOn: '2026-06-10', baseDueOn: '2026-04-10', extensionValid: true, warnings: [] },
    ],
    [
      'an extension told a second later',
      { extension: { notifiedAt: '2026-04-11T00:00:00+02:00' } },
      { dueOn: '2026-04-10', baseDueOn: '2026-04-10', extensionValid: false, warnings: ['EXTENSION_LATE'] },
    ],
    [
      'three days over the spring change',
      { rule: 'GDPR_33_1', anchorAt: '2026-03-27T15:30:00Z' },
      { dueAt: '2026-03-30T15:30:00.000Z', dueOn: '2026-03-30', warnings: [] },
    ],
    [
      'a report of DORA on the eve of a weekend',
      {
        rule: 'DORA_INITIAL',
        anchorAt: '2026-03-13T21:00:00Z',
        facts: [{ name: 'awareAt', at: '2026-03-13T20:00:00Z' }],
      },
      {
        dueOn: '2026-03-16',
        dueAt: '2026-03-16T11:00:00.000Z',
        strictDueAt: '2026-03-14T01:00:00.000Z',
        warnings: ['RULE_DISABLED', 'STRICT_DATE_DIFFERS'],
      },
    ],
    [
      'the patient file',
      { rule: 'FR_CSP_L1111_7_8D' },
      { dueOn: '2026-03-18', notBeforeAt: '2026-03-12T09:00:00.000Z' },
    ],
    [
      'data to be deleted at once',
      { rule: 'RETENTION', duration: 'P0D' },
      { kind: 'NOT_BEFORE', dueOn: '2026-03-10', notBeforeAt: '2026-03-10T09:00:00.000Z' },
    ],
    [
      'a contract without a figure',
      { rule: 'GDPR_33_2_CONTRACT' },
      { kind: 'WITHOUT_UNDUE_DELAY', dueAt: '2026-03-11T09:00:00.000Z' },
    ],
    [
      'a place that nobody knows',
      { holidayZone: 'XX', anchorAt: '2026-03-06T09:00:00Z' },
      { dueOn: '2026-04-06', warnings: ['HOLIDAY_CALENDAR_MISSING'] },
    ],
    [
      'nulls for what is absent',
      { country: null, policy: null, pauses: null, facts: null },
      { dueOn: '2026-04-10' },
    ],
  ])('counts %s', async (_, input, expected) => {
    expect(await ask(input)).toMatchObject(expected);
  });

  it.each<[string, Json, (string | number)[]]>([
    ['a rule that is none', { rule: 'GDPR_99' }, ['rule']],
    ['an instant without offset', { anchorAt: '2026-03-10T09:00:00' }, ['anchorAt']],
    ['the 30 February', { anchorAt: '2026-02-30T09:00:00Z' }, ['anchorAt']],
    ['a zone that is no place', { timeZone: '+01:00' }, ['timeZone']],
    ['a French rule in Germany', { rule: 'FR_CSP_L1111_7_2M', country: 'DE' }, ['country']],
    ['three further months', { extension: { months: 3 } }, ['extension', 'months']],
    ['a retention without duration', { rule: 'RETENTION' }, ['duration']],
    ['a duration in hours', { rule: 'RETENTION', duration: 'PT24H' }, ['duration']],
    ['an objection without days', { rule: 'CONTRACT_OBJECTION' }, ['days']],
    ['DORA without awareness', { rule: 'DORA_INITIAL' }, ['facts', 'awareAt']],
    ['a class that is none', { entityClass: 'BANK' }, ['entityClass']],
    [
      'an answer before its question',
      { pauses: [identity, { ...identity, answeredAt: '2026-03-12T09:59:59Z' }] },
      ['pauses', 1, 'answeredAt'],
    ],
    ['more questions than a case has', { pauses: Array(51).fill(identity) }, ['pauses']],
    [
      'a question without offset',
      { pauses: [{ ...identity, askedAt: '2026-03-12T10:00:00' }] },
      ['pauses', 0, 'askedAt'],
    ],
  ])('refuses %s by its field', async (_, input, path) => {
    expect(await refusalOf(DEADLINE, { ...PARIS, ...input })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', ...path] }],
    });
  });

  it('takes the time of asking for the warnings alone, and the legal now where there is none', async () => {
    const serious = { rule: 'AIA_73_2' };
    const [before, after] = [
      await ask({ ...serious, at: '2027-12-01T22:59:59Z' }),
      await ask({ ...serious, at: '2027-12-01T23:00:00Z' }),
    ];
    expect(before.warnings).toEqual(['RULE_DISABLED', 'RULE_NOT_IN_FORCE']);
    expect(after.warnings).toEqual(['RULE_DISABLED']);
    expect(after.dueAt).toBe(before.dueAt);
    app.at('2028-01-10T09:00:00Z');
    expect((await ask({ ...serious, at: null })).warnings).toEqual(['RULE_DISABLED']);
  });

  it('refuses who brings no token', async () => {
    expect((await app.as(null).run(DEADLINE, { input: PARIS })).error?.code).toBe('UNAUTHENTICATED');
  });
});
