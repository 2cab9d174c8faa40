/** The languages of the product; French is the fallback. */
export enum Locale {
  FR = 'FR',
  EN = 'EN',
}

/** A text in every language of the product. */
export type Label = Readonly<Record<Locale, string>>;
