import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useZone } from '../time/useFormat.ts';

export interface TimelineEntry {
  id: string;
  at: string;
  action: string;
  actorKind: string;
  actor: { id: string; name: string } | null;
}
export const TIMELINE_FIELDS = 'timeline { id at action actorKind actor { id name } }';

/** Who did what, and when; the newest first. */
export const Timeline = ({ entries }: { entries: TimelineEntry[] }) => {
  const translate = useTranslate();
  const zone = useZone();
  const print = useFormat(zone);
  if (!entries.length)
    return <Typography sx={{ color: 'text.secondary' }}>{translate('timeline.empty')}</Typography>;
  const sorted = folded([...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)));
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {sorted.map(({ id, at, action, actorKind, actor, times }) => (
        <Box
          component="li"
          key={id}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '168px 1fr' },
            columnGap: 2,
            py: 1,
            borderTop: 1,
            borderColor: 'divider',
            '&:first-of-type': { borderTop: 0, pt: 0 },
          }}
        >
          <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            <time dateTime={at} title={print(at, 'longDateTime')}>
              {print(at, 'dateTime')}
            </time>
          </Typography>
          <Typography>
            {translate(`events.${action}`, { _: action })}
            {times > 1 && ` (${translate('timeline.times', { smart_count: times })})`}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate('timeline.by', {
                name: actor?.name ?? translate(`timeline.${actorKind.toLowerCase()}`, { _: actorKind }),
              })}
            </Box>
          </Typography>
        </Box>
      ))}
    </Box>
  );
};

/** The same act of the same person, several times on end: one line, at its latest time. */
function folded(entries: TimelineEntry[]): (TimelineEntry & { times: number })[] {
  const lines: (TimelineEntry & { times: number })[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last && last.action === entry.action && last.actor?.id === entry.actor?.id) last.times += 1;
    else lines.push({ ...entry, times: 1 });
  }
  return lines;
}
