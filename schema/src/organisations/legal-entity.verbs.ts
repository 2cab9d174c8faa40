import { FilingRegime, Nis2Class } from '../breaches/breach.regime.terms.ts';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { code, day, line, mayChange, optional, text, yesNo } from '../shared/verb.fields.ts';
import { creationOf, verbsOf } from '../shared/verb.ts';

const timeZone = (says: string) => text(says, { min: 0, max: 60 });
const holidayZone = (says: string) =>
  optional(text(says, { min: 0, max: 40, pattern: /^[A-Z]{2}(-[A-Z0-9]+)*$/ }));

export const CREATE_LEGAL_ENTITY = creationOf({
  mutation: 'createLegalEntity',
  scope: 'organisations:admin',
  event: 'legalEntity.created',
  says: 'Adds a controller or processor to the organisation.',
  input: 'A controller or processor of the organisation.',
  fields: {
    name: line('Its registered name.'),
    country: optional(
      text('Country of establishment, ISO 3166-1 alpha-2; FR when absent.', { pattern: /^[A-Z]{2}$/ }),
    ),
    timeZone: optional(timeZone('IANA time zone; Europe/Paris when absent.')),
    holidayZone: holidayZone("Code of the public holidays it acts under; its country's when absent."),
  },
});

/** What can be done to a legal entity. */
export const LEGAL_ENTITY_VERBS = verbsOf<object>()({
  update: {
    scope: 'organisations:admin',
    guards: [],
    event: 'legalEntity.updated',
    says: 'Changes a legal entity. Its open clocks follow its zone and holidays; their earlier dates are kept.',
    input: 'What changes of a legal entity. An absent field stays, null clears it.',
    fields: {
      name: mayChange(line('Its registered name.')),
      timeZone: mayChange(timeZone('IANA time zone.')),
      holidayZone: holidayZone('Code of the public holidays it acts under.'),
    },
  },
});

/** By what a legal entity comes under the regimes beside the GDPR. Its open breaches follow. */
export const REGIME_VERBS = verbsOf<object>()({
  switchRegime: {
    scope: 'organisations:admin',
    guards: [],
    mutation: 'switchRegimeOfLegalEntity',
    event: 'legalEntity.regimeSwitched',
    says: 'A legal entity falls under a regime from a day on, or no longer does: answers the period. Its open breaches are proposed to it.',
    input: 'That a legal entity falls under a regime from a day on, or no longer does.',
    fields: {
      regime: code(FilingRegime, 'Which one; GDPR_33 cannot be switched.'),
      on: yesNo('On, or off. On again with another class begins anew from that day.'),
      day: optional(
        day('On: the first day on which it holds. Off: the last one. Today when absent, in its time zone.'),
      ),
      nis2Class: optional(code(Nis2Class, 'What the entity is under NIS2: needed to switch it on.')),
      entityClass: optional(code(EntityClass, 'Which financial entity it is, for DORA; OTHER when absent.')),
    },
  },
});
