import { Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { spaced } from '../i18n/frenchSpacing.ts';
import { choiceText } from './choiceText.ts';
import { Instant } from './Instant.tsx';
import { useSource } from './useSource.ts';

export interface TraceStep {
  step: string;
  source: string;
  policy: string | null;
  result: string;
  text: string;
}
export interface Traced {
  trace: TraceStep[];
  warnings: string[];
  baseDueOn?: string | null;
  dueOn?: string | null;
  strictDueAt?: string | null;
  dueAt?: string | null;
}

/** How a date came about: each step with its article and the date after it. */
export const Trace = ({ clock, zone }: { clock: Traced; zone: string }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const sourceOf = useSource();
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {clock.trace.map((step, index) => (
          <Box
            component="li"
            key={`${step.step}-${sourceOf(step.source)}-${step.result}`}
            sx={{ position: 'relative', pl: 3.25, pb: index === clock.trace.length - 1 ? 0 : 2 }}
          >
            <Rail isLast={index === clock.trace.length - 1} />
            <Typography sx={{ lineHeight: 1.4 }}>
              {locale === 'fr' ? spaced(step.text) : step.text}
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block' }}>
              {sourceOf(step.source)}
              {step.policy &&
                ` · ${translate('due.policy', {
                  policy: choiceText(translate, step.policy),
                })}`}
            </Typography>
          </Box>
        ))}
      </Box>
      {clock.strictDueAt && clock.dueAt && clock.strictDueAt !== clock.dueAt && (
        <Typography variant="body2" sx={{ mt: 2 }}>
          {translate('due.strict')} : <Instant value={clock.strictDueAt} format="longDate" zone={zone} />
        </Typography>
      )}
      {clock.warnings.length > 0 && (
        <Box sx={{ mt: 2, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
          <Typography variant="h3">{translate('due.warnings')}</Typography>
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {clock.warnings.map((code) => (
              <li key={code}>{translate(`law.DeadlineWarning.${code}`, { _: code })}</li>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
};

const Rail = ({ isLast }: { isLast: boolean }) => (
  <Box
    aria-hidden
    sx={(theme) => ({
      position: 'absolute',
      left: 5,
      top: 8,
      bottom: isLast ? 'auto' : -8,
      borderLeft: isLast ? 0 : `2px solid ${theme.palette.divider}`,
      '&::before': {
        content: '""',
        position: 'absolute',
        left: isLast ? -4 : -6,
        top: -1,
        width: 10,
        height: 10,
        borderRadius: '50%',
        bgcolor: isLast ? 'primary.main' : 'background.paper',
        border: `2px solid ${theme.palette.primary.main}`,
      },
    })}
  />
);
