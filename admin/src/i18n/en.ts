import { en as audit } from '../audit/en.ts';
import { en as breaches } from '../breaches/en.ts';
import { en as calculators } from '../calculators/en.ts';
import { en as calendars } from '../calendars/en.ts';
import { en as dashboard } from '../dashboard/en.ts';
import { en as deadlines } from '../deadlines/en.ts';
import { en as documents } from '../documents/en.ts';
import { en as jobs } from '../jobs/en.ts';
import { en as mails } from '../mails/en.ts';
import { en as notifications } from '../notifications/en.ts';
import { en as organisations } from '../organisations/en.ts';
import { en as requests } from '../requests/en.ts';
import { en as session } from '../session/en.ts';
import { en as settings } from '../settings/en.ts';
import { en as shared } from '../shared/en.ts';
import { en as subjects } from '../subjects/en.ts';
import { en as tasks } from '../tasks/en.ts';
import { deepMerge } from './deepMerge.ts';

export const en = deepMerge(
  shared,
  session,
  dashboard,
  organisations,
  requests,
  breaches,
  deadlines,
  documents,
  notifications,
  settings,
  calculators,
  calendars,
  jobs,
  subjects,
  tasks,
  audit,
  mails,
);
