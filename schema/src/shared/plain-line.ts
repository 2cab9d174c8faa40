// What only steers how a text is laid out: marks and overrides of direction, zero-width spaces and joiners of words, soft
// hyphens. Joiners of letters (Persian, Hindi) and of emoji stay: they are part of what is written.
const STEERING = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const BREAKS = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;
// Blank to the eye, whatever Unicode calls it: fillers, the braille blank, joiners and selectors on their own.
const BLANK = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{M}\u2800]/gu;
const FILLERS = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
const EDGES = /^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/gu;

/**
 * A name or a title as it is kept: one line, trimmed, without controls. Empty where there is nothing to see. Genuine names of
 * any script stay as they are, GDPR 5(1)(d).
 */
export function plainLine(text: string): string {
  const line = text.normalize('NFC').replace(STEERING, '').replace(BREAKS, ' ').replace(EDGES, '');
  return line.replace(BLANK, '') === '' ? '' : line;
}

/** How many characters of a line can be seen: what fills it up without showing does not count. */
export const shownLength = (line: string): number => line.replace(FILLERS, '').trim().length;
