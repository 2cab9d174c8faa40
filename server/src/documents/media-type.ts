import { extname } from 'node:path';
import { DOCUMENT_ENDINGS, DocumentObstacle, MEDIA_TYPES, type MediaType } from '@vigie/schema';
import { fileTypeFromBuffer } from 'file-type';
import { textOf } from './text-encoding.ts';

/** What a file is; or why it is not taken, and what its bytes are where they tell. */
export type FileKind = { mediaType: MediaType } | { obstacle: DocumentObstacle; found?: string };

const isTaken = (type: string): type is MediaType => Object.hasOwn(MEDIA_TYPES, type);

const mayEndIn = (type: MediaType, ending: string): boolean =>
  (MEDIA_TYPES[type] as readonly string[]).includes(ending);

/** Names of the same thing. */
const SAME: Readonly<Record<string, MediaType>> = {
  'text/xml': 'application/xml',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
};

/** A PDF may have up to 1,024 bytes before its header (ISO 32000-1, Annex H.3.4.1). */
const LATEST_PDF_HEADER = 1_024;

/** The entry that every message of Outlook has in its compound file ([MS-OXMSG] 2.4), in UTF-16. */
const OUTLOOK_ENTRY = Buffer.from('__properties_version1.0', 'utf16le');

/** What only a longer look tells. */
function byLook(bytes: Buffer, found: string | undefined): string | undefined {
  if (found === 'application/x-cfb' && bytes.includes(OUTLOOK_ENTRY)) return 'application/vnd.ms-outlook';
  const head = bytes.subarray(0, LATEST_PDF_HEADER + 5);
  if (!found && head.includes('%PDF-')) return 'application/pdf';
  return found;
}

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

/** Begins with header fields, one of which every message has to have (RFC 5322, 3.6): its instant or its sender. */
function isMessage(bytes: Buffer): boolean {
  const [head = ''] = bytes
    .subarray(0, 100_000)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/);
  return (
    lines.every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line)) &&
    lines.some((line) => /^(?:date|from):/i.test(line))
  );
}

/** Texts have no magic bytes: what they are is told by their name, as far as their content does not deny it. */
function textKind(bytes: Buffer, ending: string): FileKind {
  // Its body may be in any encoding, and in several.
  if (ending === 'eml')
    return !bytes.includes(0) && isMessage(bytes)
      ? { mediaType: 'message/rfc822' }
      : { obstacle: DocumentObstacle.NAME_DIFFERS };
  const read = textOf(bytes);
  if (!read) return { obstacle: DocumentObstacle.TEXT_UNREADABLE };
  if (ending === 'csv') return { mediaType: 'text/csv' };
  if (ending === 'txt') return { mediaType: 'text/plain' };
  // JSON that goes between systems is UTF-8 (RFC 8259, 8.1).
  return ending === 'json' && read.charset === 'utf-8' && isJson(read.text)
    ? { mediaType: 'application/json' }
    : { obstacle: DocumentObstacle.NAME_DIFFERS };
}

const TEXT_ENDINGS: readonly string[] = ['csv', 'txt', 'json', 'eml'];

/**
 * What a file is, by its bytes; its name has to say the same. The type that a browser claims is not looked at.
 */
export async function fileKind(bytes: Buffer, filename: string): Promise<FileKind> {
  const ending = extname(filename).slice(1).toLowerCase();
  if (bytes.length === 0) return { obstacle: DocumentObstacle.EMPTY };
  const detected = byLook(bytes, (await fileTypeFromBuffer(bytes))?.mime);
  const found = detected === undefined ? undefined : (SAME[detected] ?? detected);
  const told = found === undefined ? {} : { found };
  if (!DOCUMENT_ENDINGS.includes(ending)) return { obstacle: DocumentObstacle.TYPE_REFUSED, ...told };
  if (found !== undefined && isTaken(found) && mayEndIn(found, ending)) return { mediaType: found };
  // A text may begin with the letters of something else, as "BM" of a bitmap.
  if (TEXT_ENDINGS.includes(ending) && !(found !== undefined && isTaken(found)))
    return textKind(bytes, ending);
  return { obstacle: DocumentObstacle.NAME_DIFFERS, ...told };
}
