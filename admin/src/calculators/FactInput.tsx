import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { useInput, useTranslate } from 'react-admin';

/** A question of fact with three answers. Pressed again, an answer is taken back: nobody knows. */
export const FactInput = ({
  source,
  label,
  article,
}: {
  source: string;
  label: string;
  article?: string;
}) => {
  const translate = useTranslate();
  const { field } = useInput({ source, defaultValue: '' });
  const id = useId();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
        columnGap: 2,
        rowGap: 0.75,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Typography id={id} sx={{ flex: '1 1 240px', lineHeight: 1.35 }}>
        {label}
        {article && (
          <Typography component="span" variant="caption" sx={{ color: 'text.secondary', display: 'block' }}>
            {article}
          </Typography>
        )}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={field.value || null}
        onChange={(_, value) => field.onChange(value ?? '')}
        onBlur={field.onBlur}
        aria-labelledby={id}
      >
        {['YES', 'NO'].map((answer) => (
          <ToggleButton key={answer} value={answer} sx={{ minWidth: 56, textTransform: 'none' }}>
            {translate(`requests.fact.${answer}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
};
