import type { TestOrganisation } from '../harness/actors.ts';
import type { Json, TestApp } from '../harness/app.ts';

const POLICY_FIELDS = 'id version legalEntity { id } periods { rule amount } disputedDays';
const CHANGE_FIELDS = 'id version place on isHoliday source archivedAt';

const verb = (name: string, input: string, fields: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;

export const SET_COUNTING = verb('setCountingPolicy', 'SetCountingPolicyInput', POLICY_FIELDS);
export const COUNTING_POLICIES = `{ countingPolicies { nodes { ${POLICY_FIELDS} } } }`;
export const SET_HOLIDAY = verb('createHolidayChange', 'CreateHolidayChangeInput', CHANGE_FIELDS);
export const UNSET_HOLIDAY = verb('archiveHolidayChange', 'ArchiveHolidayChangeInput', CHANGE_FIELDS);
export const HOLIDAY_CHANGES = `{ holidayChanges { nodes { ${CHANGE_FIELDS} } } }`;

/** How the organisation counts, as its DPO has set it. */
export const aCountingPolicy =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> =>
    (
      await app
        .as(organisation.dpo)
        .ask(SET_COUNTING, { input: { periods: [{ rule: 'GDPR_19', amount: 10 }], ...more } })
    ).setCountingPolicy;

/** A one-off day that the DPO has set. */
export const aHolidayChange =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> =>
    (
      await app.as(organisation.dpo).ask(SET_HOLIDAY, {
        input: { place: 'LV', on: '2039-07-10', isHoliday: true, source: 'Likums 72608', ...more },
      })
    ).createHolidayChange;
