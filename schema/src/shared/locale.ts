import { type CodeOf, words } from './words.ts';

/** French is the fallback. */
export const Locale = words('Locale', 'A language of the product.', {
  FR: ['French.', 'Français', 'French'],
  EN: ['English.', 'Anglais', 'English'],
});
export type Locale = CodeOf<typeof Locale>;

/** A text in every language of the product. */
export type Label = Readonly<Record<Locale, string>>;
