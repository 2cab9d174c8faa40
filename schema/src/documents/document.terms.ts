import { type CodeOf, words } from '../shared/words.ts';

export const DocumentPurpose = words(
  'DocumentPurpose',
  'What a document is kept for: who may have it, and how long.',
  {
    IDENTITY: [
      'A copy of an identity document: deleted when the identity is decided (GDPR 12(6)).',
      'Justificatif d’identité',
      'Identity document',
    ],
    REQUEST_FILE: [
      'A piece of a request: what came with it, or goes out with its answer (GDPR 15(3), 20(1)).',
      'Pièce du dossier',
      'Piece of the file',
    ],
  },
);
export type DocumentPurpose = CodeOf<typeof DocumentPurpose>;

/** The most bytes that one document may have. */
export const LARGEST_DOCUMENT = 10_000_000;

/** What is taken, by media type, each with the endings that its names have. Anything else is refused. */
export const MEDIA_TYPES = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/zip': ['zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/xml': ['xml'],
  'application/json': ['json'],
  'image/heic': ['heic', 'heif'],
  'image/tiff': ['tif', 'tiff'],
  'message/rfc822': ['eml'],
  'application/vnd.ms-outlook': ['msg'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
} as const;

export type MediaType = keyof typeof MEDIA_TYPES;

/** The endings of the names that are taken, for people and for refusals. */
export const DOCUMENT_ENDINGS: readonly string[] = Object.values(MEDIA_TYPES).flat();

/** Why a file is not taken. */
export enum DocumentObstacle {
  /** It has no bytes. */
  EMPTY = 'DOCUMENT_EMPTY',
  /** Its name has an ending that is not taken, or none. */
  TYPE_REFUSED = 'DOCUMENT_TYPE_REFUSED',
  /** Its bytes are not what its name says. */
  NAME_DIFFERS = 'DOCUMENT_NAME_DIFFERS',
  /** It calls itself a text and has control characters, or an encoding that is none of UTF-8, UTF-16 with its mark, Windows-1252. */
  TEXT_UNREADABLE = 'DOCUMENT_TEXT_UNREADABLE',
}

/** The structured, commonly used, machine-readable formats that portability asks for: GDPR 20(1), WP242. */
const PORTABLE: readonly string[] = ['application/json', 'text/csv', 'application/xml'];

/** Whether a file of that type answers a right to data portability. */
export const isPortable = (mediaType: string): boolean => PORTABLE.includes(mediaType);
