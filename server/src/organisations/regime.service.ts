import {
  dayBefore,
  EntityClass,
  FilingRegime,
  invalidField,
  type LegalEntity,
  localDay,
  type REGIME_VERBS,
  RegimeSetting,
  regimeSwitchObstacle,
  ruleBroken,
  type Told,
} from '@vigie/schema';
import type { Context } from '../context.ts';

type Switch = Told<typeof REGIME_VERBS.switchRegime.fields>;

/** What the entity is under the regime, where the regime asks. */
function classOf({ regime, on, nis2Class, entityClass }: Switch) {
  if (nis2Class && regime !== FilingRegime.NIS2) throw invalidField('nis2Class', 'NOT_FOR_REGIME');
  if (entityClass && regime !== FilingRegime.DORA) throw invalidField('entityClass', 'NOT_FOR_REGIME');
  if (on && regime === FilingRegime.NIS2 && !nis2Class) throw invalidField('nis2Class', 'REQUIRED');
  return {
    nis2Class: nis2Class ?? null,
    entityClass: regime === FilingRegime.DORA ? (entityClass ?? EntityClass.OTHER) : null,
  };
}

/** The period that begins or ends as a regime is switched, and what the trail is told of it. Each stays on record. */
export async function switchPeriod(ctx: Context, entity: LegalEntity, told: Switch) {
  const { regime, on } = told;
  const day = told.day ?? localDay(ctx.now, entity.timeZone);
  const classes = classOf(told);
  const periods = await ctx.em.find(RegimeSetting, { legalEntityId: entity.id });
  const obstacle = regimeSwitchObstacle(periods, { regime, on, day, ...classes });
  if (obstacle) throw ruleBroken(obstacle);
  const open = periods.find((period) => period.regime === regime && !period.validTo);
  if (open) Object.assign(open, { validTo: on ? dayBefore(day) : day, updatedAt: ctx.now });
  const begun = on
    ? ctx.make(RegimeSetting, { legalEntityId: entity.id, regime, validFrom: day, validTo: null, ...classes })
    : null;
  // What is switched off was on: the rule saw to that.
  return { made: begun ?? (open as RegimeSetting), codes: { regime, on, day, ...classes } };
}
