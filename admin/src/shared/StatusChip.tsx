import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import type { ToneName } from '../theme/tones.ts';
import { ToneChip } from './ToneChip.tsx';

export type StatusLooks = Record<
  string,
  { tone: ToneName; icon: ComponentType<{ fontSize?: 'inherit'; 'aria-hidden'?: boolean }> }
>;

/** A status by its word and icon. */
export const StatusChip = ({ name, value, looks }: { name: string; value: string; looks: StatusLooks }) => {
  const translate = useTranslate();
  const look = looks[value];
  return (
    <ToneChip tone={look?.tone ?? 'plain'} icon={look?.icon}>
      {translate(`law.${name}.${value}`, { _: value })}
    </ToneChip>
  );
};
