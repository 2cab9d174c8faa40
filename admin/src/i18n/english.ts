import raEnglish from 'ra-language-english';
import { deepMerge } from './deepMerge.ts';
import { en } from './en.ts';
import { lawMessages } from './law.ts';
import { verbMessages } from './verbs.ts';

export const messages = deepMerge(raEnglish, en, verbMessages('EN'), lawMessages('EN'));
