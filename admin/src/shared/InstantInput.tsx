import { TextField } from '@mui/material';
import { useState } from 'react';
import { type InputProps, useInput, useTranslate } from 'react-admin';
import { useFormat, useZone } from '../time/useFormat.ts';
import { fromWallClock, toWallClock } from '../time/zoned.ts';
import { InputHelp } from './InputHelp.tsx';
import { LATEST_DAY, Understood } from './Understood.tsx';

interface InstantInputProps extends Pick<InputProps, 'source' | 'validate' | 'defaultValue'> {
  label: string;
  help?: string;
  zone?: string;
}

/** A date and hour on the wall of the legal entity's zone, whatever the browser's; an instant to the server. */
export const InstantInput = ({ label, help, zone, ...props }: InstantInputProps) => {
  const translate = useTranslate();
  const ownZone = useZone();
  const timeZone = zone ?? ownZone;
  const format = (value?: string) => (value ? toWallClock(value, timeZone) : '');
  const parse = (value: string) =>
    Number.isNaN(Date.parse(`${value}Z`)) ? '' : fromWallClock(value, timeZone);
  const words = useFormat(timeZone);
  const [typed, setTyped] = useState('');
  const { field, fieldState, id, isRequired } = useInput({ ...props, format, parse });
  const { ref, onChange, value, ...control } = field;
  const city = { zone: cityOf(timeZone) };
  const understood = value
    ? translate('input.understood', { ...city, date: words(parse(value), 'longMoment') })
    : null;
  return (
    <TextField
      {...control}
      // As it is typed: the wall of a year that is half there (0020) had other minutes, which would stay.
      value={format(parse(typed)) === value ? typed : value}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event);
      }}
      inputRef={ref}
      id={id}
      type="datetime-local"
      label={label}
      required={isRequired}
      fullWidth
      margin="dense"
      error={fieldState.invalid}
      helperText={
        <InputHelp
          error={fieldState.error?.message}
          help={
            <Understood
              date={understood}
              help={[help, !value && translate('input.zoneHelp', city)].filter(Boolean).join(' ')}
            />
          }
        />
      }
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: `${LATEST_DAY}T23:59` } }}
    />
  );
};

const cityOf = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
