import { BooleanInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { VerbInput } from '../shared/VerbInput.tsx';
import { fromWallClock } from '../time/zoned.ts';

interface Receipt {
  isDayOnly?: boolean;
  receivedAt?: string;
  receivedOn?: string;
}

/** When it reached the controller: its instant, or its day alone where nobody knows the hour. */
export const ReceiptInputs = () => {
  const translate = useTranslate();
  const isDayOnly = useWatch({ name: 'isDayOnly' });
  return (
    <>
      <VerbInput required name={isDayOnly ? 'receivedOn' : 'receivedAt'} />
      <BooleanInput source="isDayOnly" label={translate('requests.field.isDayOnly')} helperText={false} />
    </>
  );
};

/** Only what was asked of the two is said. */
export const RECEIPT_FIELDS = {
  receivedAt: { when: ({ isDayOnly }: Receipt) => !isDayOnly },
  receivedOn: { when: ({ isDayOnly }: Receipt) => Boolean(isDayOnly) },
};

/** From where a clock would be counted: within the day, where that alone is known. */
export const anchorOf = ({ isDayOnly, receivedAt, receivedOn }: Receipt, zone: string) =>
  isDayOnly ? receivedOn && fromWallClock(`${receivedOn}T12:00`, zone) : receivedAt;
