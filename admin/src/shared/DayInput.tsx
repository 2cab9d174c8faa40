import { TextField } from '@mui/material';
import { type InputProps, useInput } from 'react-admin';
import { InputHelp } from './InputHelp.tsx';

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
      helperText={<InputHelp error={fieldState.error?.message} help={help} />}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
};
