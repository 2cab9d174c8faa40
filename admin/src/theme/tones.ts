/** How urgent a thing is. Always said by an icon and words as well: never by colour alone. */
export type ToneName = 'danger' | 'warn' | 'good' | 'pause' | 'plain' | 'accent';
export interface Tone {
  bg: string;
  fg: string;
  line: string;
}
export type Tones = Record<ToneName, Tone>;

/** Each `fg` has 4.5:1 or more on its `bg` and on the paper. */
export const lightTones: Tones = {
  danger: { bg: '#fbe8e5', fg: '#8e1c12', line: '#d9624f' },
  warn: { bg: '#fff0cf', fg: '#744000', line: '#d99a2b' },
  good: { bg: '#e3f2e9', fg: '#14563a', line: '#57a67f' },
  pause: { bg: '#e9ecf5', fg: '#3a4770', line: '#8b97bd' },
  plain: { bg: '#efeeea', fg: '#3f4754', line: '#b9b5aa' },
  accent: { bg: '#e6eefa', fg: '#1c4a86', line: '#6f97cf' },
};

export const darkTones: Tones = {
  danger: { bg: '#45211d', fg: '#ffbdb3', line: '#c8604f' },
  warn: { bg: '#413111', fg: '#ffd78f', line: '#b98a35' },
  good: { bg: '#17382b', fg: '#a8e5c5', line: '#4b9a74' },
  pause: { bg: '#2b3450', fg: '#c9d3ee', line: '#6f7ca6' },
  plain: { bg: '#2a313c', fg: '#d2d8e1', line: '#566173' },
  accent: { bg: '#1d3557', fg: '#b9d3fa', line: '#5d86c2' },
};

declare module '@mui/material/styles' {
  interface Palette {
    tone: Tones;
    mast: { bg: string; fg: string; line: string };
  }
  interface PaletteOptions {
    tone?: Tones;
    mast?: { bg: string; fg: string; line: string };
  }
}
