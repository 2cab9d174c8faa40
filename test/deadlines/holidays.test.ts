import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { RECEIVE, receiveInput } from '../requests/request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const LEGAL_DEADLINE =
  'query ($input: LegalDeadlineInput!) { legalDeadline(input: $input) { dueOn warnings } }';
const CREATE_ENTITY =
  'mutation ($input: CreateLegalEntityInput!) { createLegalEntity(input: $input) { id } }';

describe('public holidays', () => {
  it.each([
    ['ES', '2026-09-12', '2026-10-13', false], // Fiesta Nacional, a Monday
    ['DE', '2026-05-04', '2026-06-04', false],
    ['DE-BY', '2026-05-04', '2026-06-05', false], // Corpus Christi
    ['GR', '2026-05-01', '2026-06-02', false], // the Monday after Orthodox Pentecost
    ['NO', '2026-04-17', '2026-05-18', false], // the 17th is a Sunday: not moved
    ['SK', '2026-08-15', '2026-09-15', false], // a working day in 2026 only
    ['SK', '2027-08-15', '2027-09-16', false],
    ['US', '2026-06-03', '2026-07-03', true],
    ['BE-WAL', '2026-06-21', '2026-07-22', true], // Belgium's, and said to be
  ])('of %s move what was received on %s to %s', async (holidayZone, received, dueOn, isMissing) => {
    const input = {
      rule: 'GDPR_12_3',
      anchorAt: `${received}T09:00:00Z`,
      timeZone: 'Europe/Paris',
      holidayZone,
    };
    const { legalDeadline } = await app.as(lumen.dpo).ask(LEGAL_DEADLINE, { input });
    expect(legalDeadline.dueOn).toBe(dueOn);
    expect(legalDeadline.warnings.includes('HOLIDAY_CALENDAR_MISSING')).toBe(isMissing);
  });

  it('of a legal entity are those of its place', async () => {
    const input = { name: 'Casa Lumen SL', country: 'ES', timeZone: 'Europe/Madrid' };
    const { createLegalEntity } = await app.as(await lumen.hire([Role.OWNER])).ask(CREATE_ENTITY, { input });
    app.at('2026-09-14T12:00:00Z');
    const received = { receivedAt: '2026-09-12T09:00:00Z' };
    const dueOn = async (more: object): Promise<Json> =>
      (await app.as(lumen.dpo).ask(RECEIVE, { input: receiveInput(lumen, { ...received, ...more }) }))
        .receiveRequest.deadlines[0].dueOn;
    expect(await dueOn({ legalEntityId: createLegalEntity.id })).toBe('2026-10-13');
    expect(await dueOn({})).toBe('2026-10-12');
  });
});
