import { fr as audit } from '../audit/fr.ts';
import { fr as breaches } from '../breaches/fr.ts';
import { fr as calculators } from '../calculators/fr.ts';
import { fr as calendars } from '../calendars/fr.ts';
import { fr as dashboard } from '../dashboard/fr.ts';
import { fr as deadlines } from '../deadlines/fr.ts';
import { fr as documents } from '../documents/fr.ts';
import { fr as jobs } from '../jobs/fr.ts';
import { fr as mails } from '../mails/fr.ts';
import { fr as notifications } from '../notifications/fr.ts';
import { fr as organisations } from '../organisations/fr.ts';
import { fr as requests } from '../requests/fr.ts';
import { fr as session } from '../session/fr.ts';
import { fr as settings } from '../settings/fr.ts';
import { fr as shared } from '../shared/fr.ts';
import { fr as subjects } from '../subjects/fr.ts';
import { fr as tasks } from '../tasks/fr.ts';
import { deepMerge } from './deepMerge.ts';

export const fr = deepMerge(
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
