import type { BREACH_VERBS, Breach, BreachState, Told } from '@vigie/schema';
import type { WorksOf } from '../graphql/verbs.ts';

/** What the verbs of a breach do, each told the fields of its table. */
export type BreachWorks = WorksOf<Breach, BreachState, typeof BREACH_VERBS>;

/** What is told of a filing. */
export type Filed = Told<(typeof BREACH_VERBS)['file']['fields']>;
