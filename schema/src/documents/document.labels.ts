import type { Label } from '../shared/locale.ts';
import { DocumentPurpose } from './document.terms.ts';

export const DOCUMENT_PURPOSE_LABELS: Readonly<Record<DocumentPurpose, Label>> = {
  [DocumentPurpose.IDENTITY]: { FR: 'Justificatif d’identité', EN: 'Identity document' },
  [DocumentPurpose.REQUEST_FILE]: { FR: 'Pièce du dossier', EN: 'Piece of the file' },
};
