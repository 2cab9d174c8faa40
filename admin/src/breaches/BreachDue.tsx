import { useRecordContext } from 'react-admin';
import { DueChip } from '../shared/DueChip.tsx';
import { isRunning, mainClock } from '../shared/deadline.ts';
import type { BreachRow } from './breach.ts';

/** How long there is to tell the authority, or how it ended. */
export const BreachDue = () => {
  const breach = useRecordContext<BreachRow>();
  if (!breach) return null;
  const clock = mainClock(breach.deadlines);
  if (clock && !isRunning(clock.state)) return <DueChip {...clock} zone={breach.legalEntity.timeZone} />;
  return (
    <DueChip
      state={clock?.state}
      dueAt={clock?.dueAt ?? breach.dueAt}
      rule={clock?.rule ?? 'GDPR_33_1'}
      zone={breach.legalEntity.timeZone}
      withDate
    />
  );
};
