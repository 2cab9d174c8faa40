import {
  dayBefore,
  EntityClass,
  FilingRegime,
  invalidField,
  LegalEntity,
  localDay,
  RegimeSetting,
  regimeSwitchObstacle,
  ruleBroken,
  type SwitchRegimeOfLegalEntityInput,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { getVersion } from './organisation.service.ts';

/** What the entity is under the regime, where the regime asks. */
function classOf({ regime, on, nis2Class, entityClass }: SwitchRegimeOfLegalEntityInput) {
  if (nis2Class && regime !== FilingRegime.NIS2) throw invalidField('nis2Class', 'NOT_FOR_REGIME');
  if (entityClass && regime !== FilingRegime.DORA) throw invalidField('entityClass', 'NOT_FOR_REGIME');
  if (on && regime === FilingRegime.NIS2 && !nis2Class) throw invalidField('nis2Class', 'REQUIRED');
  return {
    nis2Class: nis2Class ?? null,
    entityClass: regime === FilingRegime.DORA ? (entityClass ?? EntityClass.OTHER) : null,
  };
}

/** A legal entity falls under a regime from a day on, or no longer does: the period that begins or ends. Each stays on record. */
export async function switchRegime(
  ctx: Context,
  input: SwitchRegimeOfLegalEntityInput,
): Promise<RegimeSetting> {
  ctx.require('organisations:admin');
  const entity = await getVersion(ctx, LegalEntity, input);
  const { regime, on } = input;
  const day = input.day ?? localDay(ctx.now, entity.timeZone);
  const classes = classOf(input);
  const periods = await ctx.em.find(RegimeSetting, { legalEntityId: entity.id });
  const obstacle = regimeSwitchObstacle(periods, { regime, on, day, ...classes });
  if (obstacle) throw ruleBroken(obstacle);
  const open = periods.find((period) => period.regime === regime && !period.validTo);
  if (open) Object.assign(open, { validTo: on ? dayBefore(day) : day, updatedAt: ctx.now });
  const begun = on
    ? ctx.make(RegimeSetting, { legalEntityId: entity.id, regime, validFrom: day, validTo: null, ...classes })
    : null;
  ctx.record(
    'legalEntity.regimeSwitched',
    { id: entity.id, legalEntityId: entity.id },
    { regime, on, day, ...classes },
  );
  // What is switched off was on: the rule saw to that.
  return begun ?? (open as RegimeSetting);
}
