import { AlertMoment, type LadderRung } from '@vigie/schema/rules';
import { useTranslate } from 'react-admin';

/** When an alert of the ladder comes, as one says it: "14 jours avant", "chaque jour ensuite". */
export function useMoment(): (rung: Pick<LadderRung, 'moment' | 'hours'>) => string {
  const translate = useTranslate();
  return ({ moment, hours }) => {
    const isDays = hours >= 24 && hours % 24 === 0 && moment !== AlertMoment.AFTER_START;
    const length = translate(isDays ? 'settings.length.days' : 'settings.length.hours', {
      smart_count: isDays ? hours / 24 : hours,
    });
    if (moment === AlertMoment.OVERDUE && hours === 24) return translate('settings.moment.DAILY');
    return translate(`settings.moment.${moment}`, { length });
  };
}
