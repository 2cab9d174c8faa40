/** The encodings of texts that are taken, by their names on the wire. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Text {
  charset: Charset;
  text: string;
}

// What a text may hold: no control characters but tab and the ends of lines and pages. Those of the second row are what a decoder
// makes of bytes that Windows-1252 does not know.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

function decoded(bytes: Uint8Array, charset: Charset): Text | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return NO_TEXT.test(text) ? null : { charset, text };
  } catch {
    return null;
  }
}

/** The mark with which UTF-16 begins. */
function markOf(bytes: Uint8Array): Charset | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/**
 * Reads bytes as a text: UTF-16 with its mark (Excel's "Unicode text"), else UTF-8, else Windows-1252 (Excel's "CSV"). Null
 * for what is none of them.
 */
export function textOf(bytes: Uint8Array): Text | null {
  const marked = markOf(bytes);
  if (marked) return decoded(bytes, marked);
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252');
}

/** The value of `content-type` for a kept document: a text says its encoding, which its bytes tell. */
export function contentTypeOf(mediaType: string, bytes: Uint8Array): string {
  if (!mediaType.startsWith('text/')) return mediaType;
  return `${mediaType}; charset=${textOf(bytes)?.charset ?? 'utf-8'}`;
}
