import type { DataSubjectRequest, REQUEST_VERBS, RequestState } from '@vigie/schema';
import type { WorksOf } from '../graphql/verbs.ts';

/** What the verbs of a request do, each told the fields of its table. */
export type RequestWorks = WorksOf<DataSubjectRequest, RequestState, typeof REQUEST_VERBS>;
