import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat, useZone } from '../time/useFormat.ts';
import { useEventText } from './useEventText.ts';

export interface TimelineEntry {
  id: string;
  at: string;
  action: string;
  actorKind: string;
  actor: { id: string; name: string } | null;
  /** Codes, as JSON. */
  data?: string;
}
/** What somebody said, among what happened. */
export interface TimelineNote {
  id: string;
  at: string;
  actor: { name: string | null } | null;
  body: ReactNode;
}
export const TIMELINE_FIELDS = 'timeline { id at action actorKind data actor { id name } }';

interface TimelineProps {
  entries: TimelineEntry[];
  notes?: readonly TimelineNote[];
}

/** Who did what, and when; the newest first. */
export const Timeline = ({ entries, notes = [] }: TimelineProps) => {
  const translate = useTranslate();
  const zone = useZone();
  const print = useFormat(zone);
  const textOf = useEventText();
  const [withReadings, setWithReadings] = useState(false);
  if (!entries.length && !notes.length)
    return <Typography sx={{ color: 'text.secondary' }}>{translate('timeline.empty')}</Typography>;
  const readings = entries.filter(isReading).length;
  const shown = withReadings ? entries : entries.filter((entry) => !isReading(entry));
  const lines: Line[] = [
    ...shown.map((entry) => ({ ...entry, text: textOf(entry) })),
    ...notes.map((note) => ({ ...note, actorKind: 'TOKEN' })),
  ];
  const sorted = folded(lines.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)));
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {sorted.map(({ id, at, text, body, actorKind, actor, times }) => (
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
            <Typography component="div">
              {text ?? body}
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
      {readings > 0 && (
        <Button
          size="small"
          aria-pressed={withReadings}
          onClick={() => setWithReadings(!withReadings)}
          sx={{ mt: 1, ml: -0.5 }}
        >
          {translate(withReadings ? 'timeline.hideReadings' : 'timeline.showReadings', {
            smart_count: readings,
          })}
        </Button>
      )}
    </>
  );
};

/** Readings of personal data are on record too; they are not what moved the case. */
const isReading = ({ action }: TimelineEntry) => action.endsWith('.read');

/** An entry with what it says, or a note. */
interface Line extends Pick<TimelineEntry, 'id' | 'at' | 'actorKind'> {
  actor: { id?: string; name: string | null } | null;
  text?: string;
  body?: ReactNode;
}

/** The same act of the same person, several times on end: one line, at its latest time. */
function folded(entries: Line[]): (Line & { times: number })[] {
  const lines: (Line & { times: number })[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last?.text && last.text === entry.text && last.actor?.id === entry.actor?.id) last.times += 1;
    else lines.push({ ...entry, times: 1 });
  }
  return lines;
}
