import { checkFields, timeObstacle, type VerbField } from '@vigie/schema/rules';
import { type RaRecord, required, type Validator } from 'react-admin';
import { legalNow } from '../time/legalClock.ts';

export const isBlank = (value: unknown): boolean => value === '' || value === undefined || value === null;

// Whether a mail gets there the server alone can tell.
const CHECKS = { mail: (address: string) => (/^\S+@\S+$/.test(address) ? null : 'IS_EMAIL') };

/** What the server would refuse of a value, in the words of a field that it refused. */
const checkOf =
  (field: VerbField, record: RaRecord | undefined): Validator =>
  (value: unknown) => {
    if (isBlank(value)) return undefined;
    const [problem] = checkFields({ value: field }, { value }, [], CHECKS).problems;
    if (problem) return { message: `constraints.${problem.code}`, args: problem.params ?? {} };
    const timeOf = (fact: string) => (record?.[fact] ? Date.parse(record[fact]) : null);
    const rule = field.past && timeObstacle(field.past, Date.parse(String(value)), legalNow(), timeOf);
    return rule ? `law.Refusal.${rule}` : undefined;
  };

// A record is chosen on the page: nobody types its id.
const isChosen = ({ kind }: VerbField): boolean => kind === 'ID' || kind === 'MEMBER';

/** What a form asks of a field before it is sent: that it is there, and the very checks of the server. */
export const checksOf = (field: VerbField, isRequired: boolean, record?: RaRecord): Validator[] => [
  ...(isRequired ? [required()] : []),
  ...(isChosen(field) ? [] : [checkOf(field, record)]),
];
