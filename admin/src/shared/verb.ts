import type { ComponentType } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';

/** A verb as a page offers it. */
export interface Verb {
  verb: string;
  label: string;
  icon: ComponentType;
  Dialog: ComponentType<{ onClose: () => void }>;
}

export interface PermissionAnswer {
  allowed: boolean;
  reason: string | null;
  text: string | null;
}

/** Whether these verbs are open, each as `can_suspend` in the record: the data provider names them so. */
export const permissionsOf = (...actions: string[]): string =>
  `permissions(actions: ${JSON.stringify(actions)}) { action allowed reason text(locale: $locale) }`;

export const isAllowed = (record: object | undefined, verb: string): boolean =>
  Boolean((record as Record<string, PermissionAnswer | undefined> | undefined)?.[`can_${verb}`]?.allowed);

/** Why the verb is not open on the record in context, in a sentence; null where it is. */
export function useRefusal(verb: string): string | null {
  const refusalOf = useRefusals();
  return refusalOf(verb);
}

export function useRefusals(): (verb: string) => string | null {
  const translate = useTranslate();
  const record = useRecordContext();
  return (verb) => {
    const permission = record?.[`can_${verb}`] as PermissionAnswer | undefined;
    if (permission?.allowed) return null;
    return (
      permission?.text ??
      translate(`law.Refusal.${permission?.reason}`, { _: translate('law.Refusal.FORBIDDEN') })
    );
  };
}
