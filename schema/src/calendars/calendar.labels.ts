import { DeadlineState } from '../deadlines/deadline.terms.ts';
import type { Label } from '../shared/locale.ts';

/** The words of the calendar feed. */
export const CALENDAR_LABELS = {
  title: { FR: 'Échéances Vigie', EN: 'Vigie deadlines' },
  case: { FR: 'Dossier', EN: 'Case' },
  due: { FR: 'Échéance', EN: 'Due' },
  opens: { FR: 'Possible à partir de', EN: 'Open from' },
  law: { FR: 'Texte', EN: 'Law' },
  why: { FR: 'Pourquoi cette date', EN: 'Why this date' },
} as const satisfies Record<string, Label>;

/** What stands before an entry's summary, where its state says more than its date. */
export const CALENDAR_STATE_LABELS: Readonly<Partial<Record<DeadlineState, Label>>> = {
  [DeadlineState.MISSED]: { FR: 'EN RETARD', EN: 'OVERDUE' },
  [DeadlineState.MET]: { FR: 'Fait', EN: 'Done' },
  [DeadlineState.MET_LATE]: { FR: 'Fait en retard', EN: 'Done late' },
  [DeadlineState.CANCELLED]: { FR: 'Annulé', EN: 'Cancelled' },
};
