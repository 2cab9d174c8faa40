import { en as breaches } from '../breaches/en.ts';
import { en as calculators } from '../calculators/en.ts';
import { en as calendars } from '../calendars/en.ts';
import { en as dashboard } from '../dashboard/en.ts';
import { en as deadlines } from '../deadlines/en.ts';
import { en as jobs } from '../jobs/en.ts';
import { en as notifications } from '../notifications/en.ts';
import { en as requests } from '../requests/en.ts';
import { en as session } from '../session/en.ts';
import { en as shared } from '../shared/en.ts';
import { deepMerge } from './deepMerge.ts';

export const en = deepMerge(
  shared,
  session,
  dashboard,
  requests,
  breaches,
  deadlines,
  notifications,
  calculators,
  calendars,
  jobs,
);
