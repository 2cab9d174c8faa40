import { useRecordContext, useTranslate } from 'react-admin';
import type { RightRecord } from './request.ts';

/** The title of a verb's form, with the right in context that it is about. */
export function useRightTitle(verb: string): string {
  const translate = useTranslate();
  const right = useRecordContext<RightRecord>()?.right;
  return `${translate(`rights.${verb}.label`)} · ${translate(`law.Right.${right}`)}`;
}
