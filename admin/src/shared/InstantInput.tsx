import { TextField } from '@mui/material';
import { type InputProps, useInput, useTranslate } from 'react-admin';
import { useZone } from '../time/useFormat.ts';
import { fromWallClock, toWallClock } from '../time/zoned.ts';
import { InputHelp } from './InputHelp.tsx';

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
  const { field, fieldState, id, isRequired } = useInput({
    ...props,
    format: (value?: string) => (value ? toWallClock(value, timeZone) : ''),
    parse: (value: string) => (value ? fromWallClock(value, timeZone) : ''),
  });
  const { ref, ...control } = field;
  return (
    <TextField
      {...control}
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
          help={`${help ? `${help} ` : ''}${translate('input.zoneHelp', { zone: cityOf(timeZone) })}`}
        />
      }
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
};

const cityOf = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
