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

/** `permission(action: "suspend")`, under the name by which a page looks for it. */
export const permissionsOf = (...actions: string[]): string =>
  actions
    .map(
      (action) => `can_${action}: permission(action: "${action}") { allowed reason text(locale: $locale) }`,
    )
    .join('\n');

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
