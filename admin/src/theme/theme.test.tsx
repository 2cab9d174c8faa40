import { afterEach, expect, it } from '@jest/globals';
import { createTheme, MenuItem, TextField, ThemeProvider } from '@mui/material';
import { cleanup, render, screen } from '@testing-library/react';
import { lightTheme } from './theme.ts';

afterEach(cleanup);

it('a label stands above its field and wraps', () => {
  render(
    <ThemeProvider theme={createTheme(lightTheme)}>
      <TextField select label="Une question" value="no" variant="outlined">
        <MenuItem value="no">Non</MenuItem>
      </TextField>
    </ThemeProvider>,
  );
  const label = screen.getByText('Une question', { selector: 'label' });
  const { position, transform, whiteSpace } = getComputedStyle(label);
  expect({ position, transform, whiteSpace }).toEqual({
    position: 'static',
    transform: 'none',
    whiteSpace: 'normal',
  });
});
