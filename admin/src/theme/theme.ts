import type { PaletteOptions, ThemeOptions } from '@mui/material/styles';
import { defaultTheme, type RaThemeOptions } from 'react-admin';
import { darkTones, lightTones } from './tones.ts';

const FONT = '"Source Sans 3", system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const light: PaletteOptions = {
  mode: 'light',
  primary: { main: '#1f4a86', dark: '#163865', light: '#3f6fb3', contrastText: '#ffffff' },
  secondary: { main: '#8a5200', contrastText: '#ffffff' },
  error: { main: '#b0271b', contrastText: '#ffffff' },
  warning: { main: '#8a4f00', contrastText: '#ffffff' },
  success: { main: '#1b6b46', contrastText: '#ffffff' },
  info: { main: '#1c5a8c', contrastText: '#ffffff' },
  background: { default: '#f5f5f2', paper: '#ffffff' },
  text: { primary: '#1a2230', secondary: '#515a68', disabled: '#666e7a' },
  divider: '#dedbd3',
  tone: lightTones,
  mast: { bg: '#14233f', fg: '#ffffff', line: '#2d4063' },
};

const dark: PaletteOptions = {
  mode: 'dark',
  primary: { main: '#a6c7f7', dark: '#7fabea', light: '#c7dcfb', contrastText: '#0e1a2e' },
  secondary: { main: '#f5c469', contrastText: '#211703' },
  error: { main: '#ff9f93', contrastText: '#2c0703' },
  warning: { main: '#f5c16e', contrastText: '#231600' },
  success: { main: '#87d6aa', contrastText: '#06200f' },
  info: { main: '#8fcaf0', contrastText: '#031a29' },
  background: { default: '#10151d', paper: '#19202b' },
  text: { primary: '#e8ecf2', secondary: '#aeb7c5', disabled: '#97a1b0' },
  divider: '#303a49',
  tone: darkTones,
  mast: { bg: '#0b1322', fg: '#f3f6fb', line: '#26334a' },
};

const heading = (fontSize: string, fontWeight = 650) => ({
  fontSize,
  fontWeight,
  lineHeight: 1.25,
  letterSpacing: '-0.005em',
});

function themeOf(palette: PaletteOptions): RaThemeOptions {
  const focus = palette.mode === 'dark' ? '#ffd27a' : '#1f4a86';
  const line = `1px solid ${palette.divider}`;
  const ring = { outline: `3px solid ${focus}`, outlineOffset: 2 };
  const components: ThemeOptions['components'] = {
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontFeatureSettings: '"kern", "liga"' },
        'h1:focus': { outline: 'none' },
        // :focus-visible alone loses to MUI's own `outline: 0`.
        '*:focus-visible': { outline: `3px solid ${focus} !important`, outlineOffset: '2px' },
        // A field shows its focus by its border, these by their place.
        '.MuiInputBase-input:focus-visible, [role=dialog]:focus-visible, .MuiDialog-container:focus-visible, main:focus-visible, h1:focus-visible':
          {
            outline: 'none !important',
          },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            transitionDuration: '0.01ms !important',
          },
        },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { fontFamily: 'inherit', '&.Mui-focusVisible': ring } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: { borderRadius: 8, minHeight: 36 },
        outlined: { borderColor: palette.divider, '&:hover': { borderColor: 'currentColor' } },
        sizeSmall: { minHeight: 32 },
      },
    },
    // RA hands aria-label to the root, where it names nothing.
    MuiCheckbox: {
      defaultProps: {
        slotProps: {
          input: (owner: { 'aria-label'?: string }) => ({ 'aria-label': owner['aria-label'] }),
          root: () => ({ 'aria-label': undefined }),
        } as never,
      },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: {
      defaultProps: { variant: 'outlined' },
      styleOverrides: { root: { borderColor: palette.divider, borderRadius: 12 } },
    },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 14, border: line } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.25rem', fontWeight: 650, paddingBottom: 8 } } },
    MuiPopover: {
      styleOverrides: {
        paper: { border: line, borderRadius: 12, boxShadow: '0 12px 40px rgb(10 20 40 / 0.18)' },
      },
    },
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
    // A label stands above its field and wraps: a whole question is read on the smallest screen.
    MuiInputLabel: {
      defaultProps: { shrink: true },
      styleOverrides: {
        outlined: {
          position: 'static',
          transform: 'none',
          maxWidth: 'none',
          marginTop: 8,
          marginBottom: 4,
          overflow: 'visible',
          whiteSpace: 'normal',
          fontSize: '0.9375rem',
          fontWeight: 600,
          lineHeight: 1.35,
          pointerEvents: 'auto',
        },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: { notchedOutline: { top: 0, '& > legend': { display: 'none' } } },
    },
    MuiFormHelperText: { styleOverrides: { root: { fontSize: '0.8125rem', lineHeight: 1.4 } } },
    MuiTableCell: {
      styleOverrides: {
        root: {
          borderColor: palette.divider,
          padding: '11px 10px',
          '&:first-child': { paddingLeft: 16 },
          '&:last-child': { paddingRight: 16 },
          fontSize: '0.9375rem',
        },
        head: {
          fontWeight: 600,
          fontSize: '0.8125rem',
          color: palette.text?.secondary,
          whiteSpace: 'nowrap',
        },
      },
    },
    MuiTooltip: {
      styleOverrides: {
        tooltip: { fontSize: '0.8125rem', lineHeight: 1.4, padding: '6px 10px', maxWidth: 340 },
      },
    },
    MuiAlert: {
      styleOverrides: {
        root: { borderRadius: 10, alignItems: 'flex-start' },
        message: { fontSize: '0.9375rem' },
      },
    },
    MuiLink: { defaultProps: { underline: 'always' }, styleOverrides: { root: { textUnderlineOffset: 3 } } },
    MuiTablePagination: { styleOverrides: { root: { borderBottom: 0 } } },
    RaFilterListItem: {},
  } as ThemeOptions['components'];
  return {
    ...defaultTheme,
    palette,
    shape: { borderRadius: 8 },
    typography: {
      fontFamily: FONT,
      fontSize: 15,
      h1: heading('1.75rem', 680),
      h2: heading('1.125rem'),
      h3: heading('1rem'),
      h6: heading('1rem'),
      body1: { fontSize: '1rem', lineHeight: 1.5 },
      body2: { fontSize: '0.9375rem', lineHeight: 1.5 },
      caption: { fontSize: '0.8125rem', lineHeight: 1.4 },
      button: { textTransform: 'none', fontWeight: 600, fontSize: '0.9375rem' },
    },
    components: { ...defaultTheme.components, ...components },
  };
}

export const lightTheme = themeOf(light);
export const darkTheme = themeOf(dark);
