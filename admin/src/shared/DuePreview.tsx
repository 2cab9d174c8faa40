import ArrowIcon from '@mui/icons-material/EastOutlined';
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslate } from 'react-admin';
import { execute, type Variables } from '../graphql.ts';
import { useMay, useViewer } from '../session/viewer.ts';
import { useZone } from '../time/useFormat.ts';
import { isToldByHour } from './deadline.ts';
import { Instant } from './Instant.tsx';
import type { Traced } from './Trace.tsx';
import { WhyThisDate } from './WhyThisDate.tsx';

const FIELDS = `state dueAt dueOn baseDueOn strictDueAt extensionValid warnings
  trace { step source policy result text(locale: $locale) }`;
const BY_THE_TABLES = `query LegalDeadline($input: LegalDeadlineInput!, $locale: Locale) {
  legalDeadline(input: $input) { ${FIELDS} } }`;
const OF_THE_ENTITY = `query PreviewDeadline($legalEntityId: ID!, $input: LegalDeadlineInput!, $locale: Locale) {
  previewDeadline(legalEntityId: $legalEntityId, input: $input) { ${FIELDS} } }`;

interface Computed extends Traced {
  state: string;
  dueAt: string | null;
  dueOn: string | null;
  extensionValid: boolean | null;
}
interface DuePreviewProps {
  /** The calculator's input, with the legal entity whose clock it is; null while the form does not give enough. */
  input: Variables | null;
  /** What the date is now, to compare with. */
  current?: string | null;
  label: string;
  zone?: string;
}

/** What the server's own calculator says of a clock that is not saved. */
export function useLegalDeadline(input: Variables | null, timeZone: string) {
  const locale = useLocale() === 'en' ? 'EN' : 'FR';
  const organisation = useViewer()?.organisation;
  const mayReadChoices = useMay('deadlines:read');
  const { legalEntityId, ...facts } = input ?? {};
  // A legal entity has a country of its own, and its organisation choices that only some may read.
  const entity = legalEntityId && mayReadChoices ? { legalEntityId } : null;
  const country = entity ? null : organisation?.country;
  const variables = { input: { timeZone, ...(country && { country }), ...facts }, locale, ...entity };
  return useQuery({
    queryKey: ['legalDeadline', variables],
    queryFn: async ({ signal }) => {
      const document = entity ? OF_THE_ENTITY : BY_THE_TABLES;
      const { previewDeadline, legalDeadline } = await execute<Record<string, Computed>>(
        document,
        variables,
        { signal },
      );
      return (previewDeadline ?? legalDeadline) as Computed;
    },
    enabled: Boolean(input),
    retry: false,
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
}

/** The date that a deed would give, before it is done: the server's own calculator answers. */
export const DuePreview = ({ input, current, label, zone }: DuePreviewProps) => {
  const translate = useTranslate();
  const ownZone = useZone();
  const timeZone = zone ?? ownZone;
  const { data: computed, error, isPending } = useLegalDeadline(input, timeZone);
  if (!input) return null;
  const isByHour = (dueAt: string) => isToldByHour({ rule: String(input.rule), dueAt }, timeZone);
  return (
    <Box
      role="status"
      sx={(theme) => ({
        mt: 1.5,
        p: 2,
        borderRadius: '10px',
        bgcolor: theme.palette.tone.accent.bg,
        color: theme.palette.tone.accent.fg,
        border: `1px solid ${theme.palette.tone.accent.line}`,
      })}
    >
      <Typography variant="caption" sx={{ fontWeight: 600 }}>
        {label}
      </Typography>
      {error && <Typography>{translate('verb.noPreview')}</Typography>}
      {!error && isPending && <Typography>{translate('verb.computing')}</Typography>}
      {!error && computed && (
        <>
          <Typography
            component="div"
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 1,
              fontSize: '1.0625rem',
            }}
          >
            {current && current !== computed.dueAt && (
              <>
                <Box component="s" sx={{ opacity: 0.85 }}>
                  <Instant value={current} format={isByHour(current) ? 'dateTime' : 'date'} zone={timeZone} />
                </Box>
                <ArrowIcon fontSize="small" aria-hidden />
              </>
            )}
            <strong>
              {computed.dueAt ? (
                <Instant
                  value={computed.dueAt}
                  format={isByHour(computed.dueAt) ? 'longDateTime' : 'longDate'}
                  zone={timeZone}
                />
              ) : (
                translate('verb.pausedPreview')
              )}
            </strong>
          </Typography>
          {current && current === computed.dueAt && (
            <Typography variant="body2">{translate('verb.sameDate')}</Typography>
          )}
          {computed.warnings.map((code) => (
            <Typography key={code} variant="body2" sx={{ mt: 0.5 }}>
              ⚠ {translate(`law.DeadlineWarning.${code}`, { _: code })}
            </Typography>
          ))}
          <WhyThisDate clock={computed} label={label} zone={timeZone} />
        </>
      )}
    </Box>
  );
};
