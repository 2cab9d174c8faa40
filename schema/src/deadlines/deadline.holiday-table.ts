/** A day that the law names as a public holiday, as a rule over the years. */
export type HolidayRule = { readonly name: string; readonly fromYear?: number } & (
  | { readonly type: 'FIXED'; readonly month: number; readonly day: number }
  /** Days from Western Easter Sunday. */
  | { readonly type: 'EASTER'; readonly offset: number }
  /** `orFridayTheFirst`: the first of the month instead, when that is a Friday. */
  | { readonly type: 'FIRST_MONDAY'; readonly month: number; readonly orFridayTheFirst?: true }
  | { readonly type: 'LAST_MONDAY'; readonly month: number }
);

/** The holidays of one place. A zone based on another has the other's too. */
export interface HolidayZone {
  readonly code: string;
  readonly name: string;
  readonly basedOn: string | null;
  readonly holidays: readonly HolidayRule[];
}

/** Grows whenever the table below changes. */
export const HOLIDAYS_VERSION = 1;

const fixed = (month: number, day: number, name: string, fromYear?: number): HolidayRule => ({
  type: 'FIXED',
  month,
  day,
  name,
  fromYear,
});
const easter = (offset: number, name: string): HolidayRule => ({ type: 'EASTER', offset, name });
const firstMonday = (month: number, name: string): HolidayRule => ({ type: 'FIRST_MONDAY', month, name });
const lastMonday = (month: number, name: string): HolidayRule => ({ type: 'LAST_MONDAY', month, name });

/**
 * Public holidays by statute, in their own language. France: Code du travail L3133-1, L3134-13 (Alsace-Moselle: Good
 * Friday holds in communes with a Protestant or mixed church, here in the whole zone), L3422-2 (overseas; Saint-Martin
 * on 28 May by the State's data set, where the code read 27 May in 2019). Other countries: national statutes; Germany
 * nationwide only. A holiday that falls on a Saturday or Sunday is not moved in these zones. Customary days of the
 * West Indies are not statutory. Regulation 1182/71 art. 2(1) refers to the lists of the Official Journal.
 */
export const HOLIDAY_ZONES: readonly HolidayZone[] = [
  {
    code: 'FR',
    name: 'France, general',
    basedOn: null,
    holidays: [
      fixed(1, 1, "Jour de l'an"),
      easter(1, 'Lundi de Pâques'),
      fixed(5, 1, 'Fête du Travail'),
      fixed(5, 8, 'Victoire 1945'),
      easter(39, 'Ascension'),
      easter(50, 'Lundi de Pentecôte'),
      fixed(7, 14, 'Fête nationale'),
      fixed(8, 15, 'Assomption'),
      fixed(11, 1, 'Toussaint'),
      fixed(11, 11, 'Armistice 1918'),
      fixed(12, 25, 'Noël'),
    ],
  },
  {
    code: 'FR-ALSACE-MOSELLE',
    name: 'Bas-Rhin, Haut-Rhin, Moselle',
    basedOn: 'FR',
    holidays: [easter(-2, 'Vendredi saint'), fixed(12, 26, 'Saint-Étienne')],
  },
  {
    code: 'FR-971',
    name: 'Guadeloupe',
    basedOn: 'FR',
    holidays: [fixed(5, 27, "Abolition de l'esclavage")],
  },
  {
    code: 'FR-972',
    name: 'Martinique',
    basedOn: 'FR',
    holidays: [fixed(5, 22, "Abolition de l'esclavage")],
  },
  {
    code: 'FR-973',
    name: 'Guyane',
    basedOn: 'FR',
    holidays: [fixed(6, 10, "Abolition de l'esclavage")],
  },
  {
    code: 'FR-974',
    name: 'La Réunion',
    basedOn: 'FR',
    holidays: [fixed(12, 20, "Abolition de l'esclavage")],
  },
  {
    code: 'FR-976',
    name: 'Mayotte',
    basedOn: 'FR',
    holidays: [fixed(4, 27, "Abolition de l'esclavage")],
  },
  {
    code: 'FR-977',
    name: 'Saint-Barthélemy',
    basedOn: 'FR',
    holidays: [fixed(10, 9, "Abolition de l'esclavage")],
  },
  {
    code: 'FR-978',
    name: 'Saint-Martin',
    basedOn: 'FR',
    holidays: [fixed(5, 28, "Abolition de l'esclavage")],
  },
  {
    code: 'BE',
    name: 'Belgium',
    basedOn: null,
    holidays: [
      fixed(1, 1, 'Nouvel An'),
      easter(1, 'Lundi de Pâques'),
      fixed(5, 1, 'Fête du Travail'),
      easter(39, 'Ascension'),
      easter(50, 'Lundi de Pentecôte'),
      fixed(7, 21, 'Fête nationale'),
      fixed(8, 15, 'Assomption'),
      fixed(11, 1, 'Toussaint'),
      fixed(11, 11, 'Armistice'),
      fixed(12, 25, 'Noël'),
    ],
  },
  {
    code: 'LU',
    name: 'Luxembourg',
    basedOn: null,
    holidays: [
      fixed(1, 1, 'Nouvel An'),
      easter(1, 'Lundi de Pâques'),
      fixed(5, 1, 'Fête du Travail'),
      fixed(5, 9, "Journée de l'Europe", 2019),
      easter(39, 'Ascension'),
      easter(50, 'Lundi de Pentecôte'),
      fixed(6, 23, 'Fête nationale'),
      fixed(8, 15, 'Assomption'),
      fixed(11, 1, 'Toussaint'),
      fixed(12, 25, 'Noël'),
      fixed(12, 26, 'Saint-Étienne'),
    ],
  },
  {
    code: 'DE',
    name: 'Germany, nationwide only',
    basedOn: null,
    holidays: [
      fixed(1, 1, 'Neujahr'),
      easter(-2, 'Karfreitag'),
      easter(1, 'Ostermontag'),
      fixed(5, 1, 'Tag der Arbeit'),
      easter(39, 'Christi Himmelfahrt'),
      easter(50, 'Pfingstmontag'),
      fixed(10, 3, 'Tag der Deutschen Einheit'),
      fixed(12, 25, '1. Weihnachtstag'),
      fixed(12, 26, '2. Weihnachtstag'),
    ],
  },
  {
    code: 'IE',
    name: 'Ireland',
    basedOn: null,
    holidays: [
      fixed(1, 1, "New Year's Day"),
      { type: 'FIRST_MONDAY', month: 2, name: 'St Brigid', fromYear: 2023, orFridayTheFirst: true },
      fixed(3, 17, 'St Patrick'),
      easter(1, 'Easter Monday'),
      firstMonday(5, 'May'),
      firstMonday(6, 'June'),
      firstMonday(8, 'August'),
      lastMonday(10, 'October'),
      fixed(12, 25, 'Christmas'),
      fixed(12, 26, 'St Stephen'),
    ],
  },
  {
    code: 'IT',
    name: 'Italy',
    basedOn: null,
    holidays: [
      fixed(1, 1, 'Capodanno'),
      fixed(1, 6, 'Epifania'),
      easter(1, "Lunedì dell'Angelo"),
      fixed(4, 25, 'Liberazione'),
      fixed(5, 1, 'Lavoro'),
      fixed(6, 2, 'Repubblica'),
      fixed(8, 15, 'Assunzione'),
      fixed(10, 4, 'San Francesco', 2026),
      fixed(11, 1, 'Ognissanti'),
      fixed(12, 8, 'Immacolata'),
      fixed(12, 25, 'Natale'),
      fixed(12, 26, 'Santo Stefano'),
    ],
  },
];
