import type { Temporal } from 'temporal-polyfill';
import { type DisputedDay, easterSunday } from './deadline.holidays.ts';

type PlainDate = Temporal.PlainDate;

interface Rule extends DisputedDay {
  readonly isOn: (day: PlainDate) => boolean;
}

const fixed =
  (month: number, day: number) =>
  (date: PlainDate): boolean =>
    date.month === month && date.day === day;

const isGoodFriday = (date: PlainDate): boolean => easterSunday(date.year).subtract({ days: 2 }).equals(date);

/** The Friday from 19 to 25 June. */
const isMidsummerEve = ({ month, day, dayOfWeek }: PlainDate): boolean =>
  month === 6 && dayOfWeek === 5 && day >= 19 && day <= 25;

const FINNISH = 'laki säädettyjen määräaikain laskemisesta 150/1930, 5 §';
const SWEDISH = 'lag (1930:173) om beräkning av lagstadgad tid, 2 §';

/**
 * Days on which offices are closed and that a national law on periods equates with public holidays, while they are none:
 * whether Regulation 1182/71 art. 2(1) reaches them is open. In doubt the deadline is the earlier one.
 */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  NL: [{ name: 'Goede Vrijdag', source: 'Algemene termijnenwet art. 3(2)', isOn: isGoodFriday }],
  FI: [
    { name: 'juhannusaatto', source: FINNISH, isOn: isMidsummerEve },
    { name: 'jouluaatto', source: FINNISH, isOn: fixed(12, 24) },
  ],
  SE: [
    { name: 'midsommarafton', source: SWEDISH, isOn: isMidsummerEve },
    { name: 'julafton', source: SWEDISH, isOn: fixed(12, 24) },
    { name: 'nyårsafton', source: SWEDISH, isOn: fixed(12, 31) },
  ],
};

/** Whether the rank of that day is disputed in a place; null for any other day. */
export const disputedDay = (zone: string, day: PlainDate): DisputedDay | null =>
  RULES[zone.slice(0, 2)]?.find(({ isOn }) => isOn(day)) ?? null;
