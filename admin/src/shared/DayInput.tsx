import { TextField } from '@mui/material';
import { type InputProps, useInput } from 'react-admin';
import { useDay } from '../time/useDay.ts';
import { InputHelp } from './InputHelp.tsx';
import { LATEST_DAY, Understood } from './Understood.tsx';

/** A local calendar day, where the hour is not known. */
export const DayInput = ({
  label,
  help,
  ...props
}: Pick<InputProps, 'source' | 'validate'> & { label: string; help?: string }) => {
  const { field, fieldState, id, isRequired } = useInput({
    ...props,
    format: (value) => value ?? '',
    parse: (value) => value || null,
  });
  const words = useDay('longDate');
  const { ref, ...control } = field;
  return (
    <TextField
      {...control}
      inputRef={ref}
      id={id}
      type="date"
      label={label}
      required={isRequired}
      fullWidth
      margin="dense"
      error={fieldState.invalid}
      helperText={
        <InputHelp
          error={fieldState.error?.message}
          help={<Understood date={field.value ? words(field.value) : null} help={help} />}
        />
      }
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: LATEST_DAY } }}
    />
  );
};
