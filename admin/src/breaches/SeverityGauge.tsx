import { Box, Typography } from '@mui/material';
import { SEVERITY_BAND_LABELS, SEVERITY_BANDS, SEVERITY_FLAG_LABELS } from '@vigie/schema/rules';
import { useLocale, useTranslate } from 'react-admin';
import { capitalised } from '../shared/capitalised.ts';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import type { ToneName } from '../theme/tones.ts';

const BAND_TONES: Record<string, ToneName> = {
  LOW: 'good',
  MEDIUM: 'warn',
  HIGH: 'danger',
  VERY_HIGH: 'danger',
};
const MOST = 6;
const BANDS = Object.entries(SEVERITY_BANDS).map(([band, quarters], index, all) => ({
  band,
  from: quarters / 4,
  to: (all[index + 1]?.[1] ?? MOST * 4) / 4,
}));

interface SeverityGaugeProps {
  score: number;
  band: string;
  flags: string[];
}

/** ENISA's score on its scale of four bands: the number and the band in words, the scale beside them. */
export const SeverityGauge = ({ score, band, flags }: SeverityGaugeProps) => {
  const translate = useTranslate();
  const word = useLaw();
  const number = new Intl.NumberFormat(useLocale() === 'en' ? 'en-GB' : 'fr-FR', {
    minimumFractionDigits: 2,
  });
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.25 }}>
        <Typography
          component="span"
          sx={{ fontSize: '2rem', fontWeight: 650, lineHeight: 1, fontVariantNumeric: 'tabular-nums' }}
        >
          {number.format(score)}
        </Typography>
        <ToneChip tone={BAND_TONES[band] ?? 'plain'}>
          {capitalised(
            translate('breaches.severity', { band: word(SEVERITY_BAND_LABELS, band).toLocaleLowerCase() }),
          )}
        </ToneChip>
      </Box>
      <Box aria-hidden sx={{ position: 'relative', mt: 1.5, pt: '10px' }}>
        <Box sx={{ display: 'flex', gap: '2px', borderRadius: '6px', overflow: 'hidden' }}>
          {BANDS.map((part) => (
            <Box
              key={part.band}
              sx={(theme) => ({
                flex: part.to - part.from,
                height: 10,
                bgcolor: theme.palette.tone[BAND_TONES[part.band] ?? 'plain'].line,
                opacity: part.band === band ? 1 : 0.35,
              })}
            />
          ))}
        </Box>
        <Box
          sx={{
            position: 'absolute',
            top: 0,
            left: `${(Math.min(score, MOST) / MOST) * 100}%`,
            width: 3,
            height: 26,
            ml: '-1px',
            borderRadius: 1,
            bgcolor: 'text.primary',
          }}
        />
        <Box sx={{ display: 'flex', mt: 1 }}>
          {BANDS.map((part) => (
            <Typography
              key={part.band}
              variant="caption"
              sx={{
                flex: part.to - part.from,
                fontSize: '0.75rem',
                color: 'text.secondary',
                fontWeight: part.band === band ? 700 : 400,
              }}
            >
              {part.from}
            </Typography>
          ))}
        </Box>
      </Box>
      {flags.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.25, fontSize: '0.875rem' }}>
          {flags.map((flag) => (
            <li key={flag}>{word(SEVERITY_FLAG_LABELS, flag)}</li>
          ))}
        </Box>
      )}
    </Box>
  );
};
