import { chosenOrganisation } from '../session/organisation.ts';

export interface DocumentRecord {
  id: string;
  version: number;
  filename: string | null;
  mediaType: string;
  size: number;
  sha256: string;
  createdAt: string;
  deletedAt: string | null;
}

/** Where its bytes are, for a link: the browser says who asks, the address in which organisation. */
export function addressOf(documentId: string): string {
  const organisation = chosenOrganisation();
  return `/files/${documentId}${organisation ? `?organisation=${encodeURIComponent(organisation)}` : ''}`;
}

const STEPS = ['byte', 'kilobyte', 'megabyte'] as const;

/** "12 ko", "1,4 Mo". */
export function sizeText(bytes: number, locale: string): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: STEPS[step],
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}
