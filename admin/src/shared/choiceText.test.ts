import { expect, it } from '@jest/globals';
import { type DeadlinePolicy, ExtensionBasis, HourStart, PauseMode } from '@vigie/schema/rules';
import { loadI18nProvider } from '../i18n/i18nProvider.ts';
import { choiceText } from './choiceText.ts';

const BOTH = [true, false];
const VALUES: Record<keyof DeadlinePolicy | 'ownDay', readonly (string | boolean | number)[]> = {
  hourStart: Object.values(HourStart),
  pauseMode: Object.values(PauseMode),
  extensionBasis: Object.values(ExtensionBasis),
  minTwoWorkingDays: BOTH,
  minTwoWorkingDaysForHours: BOTH,
  rollNonWorking: BOTH,
  defaultAmount: [72],
  disputedDays: BOTH,
  ownDay: ['ADDED', 'REMOVED'],
};
const CHOICES = Object.entries(VALUES).flatMap(([name, values]) => values.map((value) => `${name}=${value}`));

it.each(['fr', 'en'] as const)('has a word for every choice (%s)', async (locale) => {
  const { translate } = await loadI18nProvider(locale);
  for (const policy of CHOICES) expect(choiceText(translate, policy)).toMatch(/^[^=_.]+$/);
});
