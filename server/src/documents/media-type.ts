import { extname } from 'node:path';
import { MEDIA_TYPES, type MediaType } from '@vigie/schema';
import { fileTypeFromBuffer } from 'file-type';

const isTaken = (type: string): type is MediaType => Object.hasOwn(MEDIA_TYPES, type);

/** Names of the same thing. */
const SAME: Readonly<Record<string, MediaType>> = { 'text/xml': 'application/xml' };

// What a text may hold: no control characters but tab and the ends of lines.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return NO_TEXT.test(text) ? null : text;
  } catch {
    return null;
  }
}

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

/** Texts have no magic bytes: what they are is told by their name, as far as their content does not deny it. */
function textType(bytes: Uint8Array, ending: string): MediaType | null {
  const text = textOf(bytes);
  if (text === null) return null;
  if (ending === 'json') return isJson(text) ? 'application/json' : null;
  if (ending === 'csv') return 'text/csv';
  return ending === 'txt' ? 'text/plain' : null;
}

/**
 * What a file is, by its first bytes; null for what is not taken, is empty, or has a name that says another thing. The type
 * that a browser claims is not looked at.
 */
export async function mediaTypeOf(bytes: Uint8Array, filename: string): Promise<MediaType | null> {
  const ending = extname(filename).slice(1).toLowerCase();
  if (bytes.length === 0) return null;
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return textType(bytes, ending);
  const type = SAME[found.mime] ?? found.mime;
  if (!isTaken(type)) return null;
  return (MEDIA_TYPES[type] as readonly string[]).includes(ending) ? type : null;
}
