import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/*
 * Writes the table of public holidays that our own rules do not give: `npm run holidays`, then `npm run format`.
 * Days are taken from date-holidays; where a statute says otherwise, from CORRECTIONS. In doubt a day is
 * left out: the deadline is then the earlier one.
 */
const YEARS = { from: 2018, to: 2040 };
const TARGET = new URL('../schema/src/deadlines/deadline.holiday-days.ts', import.meta.url);
const Holidays = createRequire(new URL('../schema/package.json', import.meta.url))('date-holidays');

/** Countries without rules of our own. */
const COUNTRIES = 'AT BG CY CZ DK EE ES FI GR HR HU IS LI LT LV MT NL NO PL PT RO SE SI SK'.split(' ');

/** Whose regions the package knows soundly: the German Länder. */
const LAENDER = 'BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH'.split(' ').map((land) => ['DE', land]);
const REGIONS = [...LAENDER, ['DE', 'BY', 'KATH'], ['DE', 'BY', 'A']];

/** What statutes say and the package does not. `drop` names days as the table writes them. */
const CORRECTIONS = {
  // Labour Code art. 154(1): 26 December too; Holy Saturday. 154(2) is in `movedToWorkingDays`. By decision under 154(3):
  // two days at the introduction of the euro.
  BG: { add: ['O-1', '1226', '1231:2025', '0102:2026'] },
  // Green Monday is 48 days before Easter, Kataklysmos the Monday after Pentecost.
  CY: { drop: ['O-47', 'O49'], add: ['O-48', 'O50'] },
  // Labour Day, moved by ministerial decision where it met Holy Week, Easter or a Sunday.
  GR: { drop: ['0501'], add: ['0501:-2020,2023,2025-', '0504:2021', '0502:2022', '0507:2024'] },
  // Real Decreto 2001/1983 art. 45: the Monday after a Sunday's holiday is for the regions to choose, each year.
  ES: { drop: ['1226:2022,2033,2039'] },
  // Act 88/1971: the afternoons of 24 and 31 December are half a day; what is left are Sundays. The first day of summer is
  // the Thursday from 19 to 25 April, where the package takes the 18th in as well.
  IS: { drop: ['1224:2023,2028,2034', '1231:2023,2028,2034', '0418>4'], add: ['0419>4'] },
  // S.I. 50/2022: once.
  IE: { add: ['0318:2022'] },
  // The province of Bolzano alone, not Trento.
  'IT-BZ': { add: ['E50'] },
  // Arbeitsgesetz art. 18(2): thirteen days, no bridges, no Good Friday.
  LI: { drop: ['E-2', 'E40', 'E61'], add: ['0815', '1101'] },
  // The closing day of the Song and Dance Festival, by law art. 1 the working day after it where it is a Saturday or Sunday: in
  // 2028 it is Sunday 9 July by order of the Cabinet (likumi.lv 367734). The Pope's visit.
  LV: { add: ['0709:2018', '0924:2018', '0710:2023', '0710:2028'] },
  // Algemene termijnenwet art. 3(1): 5 May every year.
  NL: { add: ['0505'] },
  PL: { add: ['1112:2018'] }, // A hundred years of independence
  'PT-20': { add: ['E50'] }, // Açores: Dia da Região
  'PT-30': { add: ['0701', '1226'] }, // Madeira
  // Law 52/2023: from 2024.
  RO: { drop: ['0106', '0107'], add: ['0106:2024-', '0107:2024-'] },
  SI: { add: ['0814:2023'] }, // Solidarity day after the floods
  // Law 241/1993 as amended in 2025: 8 May and 15 September are working days in 2026 only.
  SK: {
    drop: ['0508:-2025', '0915:-2025'],
    add: ['0508:-2025,2027-', '0915:-2025,2027-', '1030:2018'],
  },
};

/** Spain's regions fix most of their days each year; here are those that their own laws and custom keep. */
const SPANISH = {
  AN: '0228 E-3',
  AR: '0423 E-3',
  AS: '0908 E-3',
  CB: '0728 0915 E-3',
  CE: '0902 E-3',
  CL: '0423 E-3',
  CM: '0531 E-3',
  CN: '0530 E-3',
  CT: '0624 0911 1226 E1',
  EX: '0908 E-3',
  GA: '0517 0725 E-3',
  IB: '0301 E-3 E1',
  MC: '0609 E-3',
  MD: '0502 E-3',
  ML: '0917 E-3',
  NC: '1203 E-3 E1',
  PV: 'E-3 E1',
  RI: '0609 E-3 E1',
  VC: '1009 E1',
};

const ALL_YEARS = Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, i) => YEARS.from + i);
const DAY = 86_400_000;
const utc = (text) => Date.parse(`${text}T00:00:00Z`);
const text = (time) => new Date(time).toISOString().slice(0, 10);
const yearOf = (date) => Number(date.slice(0, 4));
const weekday = (date) => new Date(utc(date)).getUTCDay() || 7;

/** Easter by the package itself: the table's reader has a computus of its own, and tests compare the two. */
function easterDays(kind) {
  const calendar = new Holidays();
  calendar.init('FR');
  calendar.setHoliday(kind, { name: { fr: kind }, type: 'public' });
  const found = (year) =>
    calendar
      .getHolidays(year)
      .find(({ rule }) => rule === kind)
      .date.slice(0, 10);
  return new Map(ALL_YEARS.map((year) => [year, utc(found(year))]));
}
const EASTER = { E: easterDays('easter'), O: easterDays('orthodox') };

/** Whole public holidays of a place, by the package's rule: [rule, dates]. */
function seriesOf(place) {
  const series = new Map();
  const calendar = new Holidays(...place);
  for (const holiday of ALL_YEARS.flatMap((year) => calendar.getHolidays(year))) {
    const days = Math.floor((holiday.end - holiday.start) / DAY + 0.1); // half a day is none; a change of clocks
    if (holiday.type !== 'public') continue;
    for (let day = 0; day < days; day += 1) {
      const date = text(utc(holiday.date.slice(0, 10)) + day * DAY);
      const key = `${holiday.rule}|${holiday.substitute ?? ''}|${day}`;
      if (yearOf(date) <= YEARS.to) series.set(key, [...(series.get(key) ?? []), date]);
    }
  }
  return [...series];
}

/** `2019-`, `-2025`, `2020,2025`: the years of a day, nothing for all. */
function yearsText(years) {
  const runs = [];
  for (const year of years) {
    if (runs.at(-1)?.[1] === year - 1) runs.at(-1)[1] = year;
    else runs.push([year, year]);
  }
  const parts = runs.map(([from, to]) => {
    if (from === to) return `${from}`;
    return `${from === YEARS.from ? '' : from}-${to === YEARS.to ? '' : to}`;
  });
  return parts.join() === '-' ? '' : `:${parts.join()}`;
}

/** The shortest true description of a series: Easter's distance, a weekday from a day on, a day of the year. */
function tokensOf([rule, dates]) {
  const years = dates.map(yearOf);
  if (new Set(years).size === years.length) {
    for (const [letter, kind] of [
      ['E', /^easter/],
      ['O', /^orthodox/],
    ]) {
      const offsets = new Set(dates.map((date) => (utc(date) - EASTER[letter].get(yearOf(date))) / DAY));
      if (kind.test(rule) && offsets.size === 1) return [`${letter}${[...offsets][0]}${yearsText(years)}`];
    }
    const days = dates.map((date) => date.slice(5).replace('-', '')).sort();
    const isOneWeekday = new Set(dates.map(weekday)).size === 1;
    if (years.length > 7 && isOneWeekday && days[0] !== days.at(-1)) {
      const window =
        (utc(`2026-${days.at(-1).replace(/^../, '$&-')}`) - utc(`2026-${days[0].replace(/^../, '$&-')}`)) /
        DAY;
      if (window === 6) return [`${days[0]}>${weekday(dates[0])}${yearsText(years)}`];
    }
  }
  const byDay = Map.groupBy(dates, (date) => date.slice(5).replace('-', ''));
  return [...byDay].map(([day, of]) => `${day}${yearsText(of.map(yearOf))}`);
}

/** Bulgaria, Labour Code art. 154(2): as many working days after a weekend as holidays fell on it, Easter's apart. */
function movedToWorkingDays(series) {
  const isHoliday = new Set(series.flatMap(([, dates]) => dates));
  const moved = [];
  const fixed = new Set(series.filter(([rule]) => !/^orthodox/.test(rule)).flatMap(([, dates]) => dates));
  for (const date of [...fixed].sort()) {
    if (weekday(date) < 6) continue;
    let next = date;
    do next = text(utc(next) + DAY);
    while (weekday(next) > 5 || isHoliday.has(next));
    isHoliday.add(next);
    moved.push(next);
  }
  return tokensOf(['moved', moved.sort()]);
}

const ORDER = (token) => (/^\d/.test(token) ? 0 : token[0] === 'E' ? 1 : 2);
const inOrder = (tokens) =>
  [...new Set(tokens)].sort(
    (a, b) =>
      ORDER(a) - ORDER(b) ||
      (ORDER(a) ? Number.parseInt(a.slice(1), 10) - Number.parseInt(b.slice(1), 10) : a < b ? -1 : 1),
  );

function daysOf(code, tokens) {
  const { drop = [], add = [] } = CORRECTIONS[code] ?? {};
  const idle = drop.filter((token) => !tokens.includes(token));
  if (idle.length > 0) throw new Error(`${code}: the package no longer says ${idle.join(' ')}`);
  return inOrder([...tokens.filter((token) => !drop.includes(token)), ...add]);
}

const table = new Map();
for (const country of COUNTRIES) {
  const series = seriesOf([country]);
  if (country === 'BG') series.push(['12-26', ALL_YEARS.map((year) => `${year}-12-26`)]);
  const moved = country === 'BG' ? movedToWorkingDays(series) : [];
  table.set(country, daysOf(country, [...series.flatMap(tokensOf), ...moved]));
}
const germany = new Set(seriesOf(['DE']).flatMap(tokensOf));
for (const place of REGIONS) {
  const own = seriesOf(place)
    .flatMap(tokensOf)
    .filter((token) => !germany.has(token));
  table.set(place.join('-'), daysOf(place.join('-'), own));
}
for (const [region, days] of Object.entries(SPANISH)) table.set(`ES-${region}`, inOrder(days.split(' ')));
for (const code of Object.keys(CORRECTIONS)) if (!table.has(code)) table.set(code, daysOf(code, []));

const rows = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  TARGET,
  `/*
 * Printed by scripts/print-holidays.mjs: correct it there. Derived from date-holidays 3.37.0, (c) commenthol and
 * contributors; its data and this file are under CC BY-SA 3.0, see NOTICE.
 */

/** The years that the table knows. */
export const HOLIDAY_YEARS = { from: ${YEARS.from}, to: ${YEARS.to} } as const;

/**
 * Public holidays of the places whose law is not among our own rules; a region's are added to its country's. \`0106\` is
 * 6 January, \`E39\` and \`O-48\` are days from Western and Orthodox Easter, \`0620>6\` is the first Saturday from 20 June on.
 * After the colon the years, where not all: \`2024-\`, \`-2025,2027-\`.
 */
export const HOLIDAY_DAYS: ReadonlyMap<string, string> = new Map([
${rows.map(([code, tokens]) => `  ['${code}', '${tokens.join(' ')}'],`).join('\n')}
]);
`,
);
console.log(`${rows.length} places`);
