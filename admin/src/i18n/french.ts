import raFrench from 'ra-language-french';
import { deepMerge } from './deepMerge.ts';
import { fr } from './fr.ts';
import { lawMessages } from './law.ts';
import { verbMessages } from './verbs.ts';

export const messages = deepMerge(raFrench, fr, verbMessages('FR'), lawMessages('FR'));
