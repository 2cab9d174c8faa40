import { Box, Button, type ButtonProps, Tooltip } from '@mui/material';
import { useId, useState } from 'react';
import { useRecordContext } from 'react-admin';
import { useRefusal, type Verb } from './verb.ts';

interface VerbButtonProps extends Verb {
  /** What a screen reader hears where several buttons have the same label. */
  name?: string;
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
}

/** One button, one verb. Where it is refused, it stays, disabled, and says why. */
export const VerbButton = ({
  verb,
  label,
  name,
  icon: Icon,
  Dialog,
  variant = 'outlined',
  size,
}: VerbButtonProps) => {
  const record = useRecordContext();
  const refusal = useRefusal(verb);
  const [isOpen, setOpen] = useState(false);
  const reasonId = useId();
  if (!record) return null;
  return (
    <>
      {refusal === null ? (
        <Button
          {...{ variant, size }}
          aria-haspopup="dialog"
          aria-label={name}
          startIcon={<Icon />}
          onClick={() => setOpen(true)}
        >
          {label}
        </Button>
      ) : (
        <Tooltip title={refusal} describeChild>
          <Box component="span" sx={{ display: 'inline-flex' }}>
            {/* Not the attribute `disabled`: the reason has to be reached by keyboard. */}
            <Button
              variant="outlined"
              size={size}
              startIcon={<Icon />}
              aria-label={name}
              aria-disabled
              aria-describedby={reasonId}
              sx={{
                color: 'text.disabled',
                borderStyle: 'dashed',
                cursor: 'not-allowed',
                '&:hover': { bgcolor: 'transparent', borderColor: 'divider' },
              }}
            >
              {label}
            </Button>
            <span id={reasonId} hidden>
              {refusal}
            </span>
          </Box>
        </Tooltip>
      )}
      {/* It outlives its button: somebody else may have done the same meanwhile, and what was typed stays to be read. */}
      {isOpen && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
};
