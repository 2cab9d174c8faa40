import type { Label } from '../shared/locale.ts';
import { BreachNature } from './breach.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

/** What happened to the data, told to the person whose data they are. */
export const BREACH_NATURE_SENTENCES: Readonly<Record<BreachNature, Label>> = {
  [BreachNature.CONFIDENTIALITY]: label(
    'des personnes qui n’y étaient pas autorisées ont pu avoir accès à vos données',
    'people who were not authorised may have had access to your data',
  ),
  [BreachNature.INTEGRITY]: label(
    'vos données ont pu être modifiées à tort',
    'your data may have been altered wrongly',
  ),
  [BreachNature.AVAILABILITY]: label(
    'vos données ont été perdues ou inaccessibles, au moins pour un temps',
    'your data were lost or out of reach, at least for a time',
  ),
};
