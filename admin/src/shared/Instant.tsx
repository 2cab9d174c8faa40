import { useTranslate } from 'react-admin';
import { type FormatName, useFormat } from '../time/useFormat.ts';

interface InstantProps {
  value: string | null | undefined;
  format?: FormatName;
  zone?: string;
}

/** A date in words, the machine's form beside it, and the whole of it on hover. */
export const Instant = ({ value, format = 'date', zone }: InstantProps) => {
  const translate = useTranslate();
  const print = useFormat(zone);
  if (!value) return <>{translate('value.none')}</>;
  return (
    <time dateTime={value} title={print(value, 'longDateTime')}>
      {print(value, format)}
    </time>
  );
};

/** A local calendar day, `2026-11-27`: of no zone. */
export const Day = ({ value, format = 'longDate' }: InstantProps) => {
  const print = useFormat('UTC');
  return value ? <time dateTime={value}>{print(`${value}T12:00:00Z`, format)}</time> : null;
};
