import {
  Box,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  Typography,
} from '@mui/material';
import { type InputProps, useInput } from 'react-admin';
import { InputHelp } from './InputHelp.tsx';

export interface Choice {
  id: string;
  name: string;
  hint?: string;
}
interface ChoicesInputProps
  extends Pick<InputProps, 'source' | 'validate' | 'defaultValue' | 'format' | 'parse'> {
  label: string;
  help?: string;
  choices: readonly Choice[];
  single?: boolean;
  columns?: number;
}

/** A few choices, all in sight, each with what it means. */
export const ChoicesInput = ({ label, help, choices, single, columns = 1, ...props }: ChoicesInputProps) => {
  const { field, fieldState, isRequired } = useInput({ defaultValue: single ? '' : [], ...props });
  const chosen: string[] = single ? [field.value] : (field.value ?? []);
  const toggle = (id: string) =>
    field.onChange(
      single ? id : chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id],
    );
  const Control = single ? Radio : Checkbox;
  return (
    <FormControl component="fieldset" error={fieldState.invalid} margin="dense" fullWidth>
      <FormLabel
        component="legend"
        required={isRequired}
        sx={{ fontWeight: 600, fontSize: '0.9375rem', mb: 0.5 }}
      >
        {label}
      </FormLabel>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, minmax(0, 1fr))` },
          columnGap: 2,
        }}
      >
        {choices.map(({ id, name, hint }, index) => (
          <FormControlLabel
            key={id}
            sx={{ alignItems: 'flex-start', mr: 0 }}
            control={
              <Control
                size="small"
                name={field.name}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
                inputRef={index === 0 ? field.ref : undefined}
              />
            }
            label={
              <Box sx={{ pt: '7px' }}>
                {name}
                {hint && (
                  <Typography
                    variant="caption"
                    component="span"
                    sx={{ color: 'text.secondary', display: 'block' }}
                  >
                    {hint}
                  </Typography>
                )}
              </Box>
            }
          />
        ))}
      </Box>
      <FormHelperText>
        <InputHelp error={fieldState.error?.message} help={help} />
      </FormHelperText>
    </FormControl>
  );
};
