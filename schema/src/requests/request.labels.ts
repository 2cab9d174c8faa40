import type { Label } from '../shared/locale.ts';
import { ExtensionReason } from './request.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

/** The reasons of an extension, as the notice gives them. */
export const EXTENSION_REASON_LABELS: Readonly<Record<ExtensionReason, Label>> = {
  [ExtensionReason.COMPLEXITY]: label('la complexité de votre demande', 'the complexity of your request'),
  [ExtensionReason.NUMBER_OF_REQUESTS]: label(
    'le nombre de demandes que nous traitons',
    'the number of requests',
  ),
};
