import type { HttpError } from 'react-admin';
import type { Refusal } from '../graphql.ts';

type Translate = (key: string, options?: Record<string, unknown>) => string;

/** A refusal in a sentence: the rule's own, else the code's, else the server's. */
export function refusalText(error: unknown, translate: Translate): string {
  const refusal = (error as HttpError).body as Refusal | undefined;
  if (!refusal?.code) return translate('errors.INTERNAL');
  if (refusal.rule) return translate(`law.Refusal.${refusal.rule}`, { _: refusal.sentence ?? refusal.rule });
  const text = translate(`errors.${refusal.code}`, { _: refusal.sentence ?? refusal.code });
  return refusal.requestId && refusal.code === 'INTERNAL'
    ? `${text} ${translate('page.requestId', { id: refusal.requestId })}`
    : text;
}
