import LateIcon from '@mui/icons-material/ErrorOutlined';
import BreachIcon from '@mui/icons-material/GppMaybeOutlined';
import RequestIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import { Box, Card, CardActionArea, Skeleton, Typography } from '@mui/material';
import type { ComponentType } from 'react';
import { LinkBase, useCanAccess, useGetList, useTranslate } from 'react-admin';
import { DueChip } from '../shared/DueChip.tsx';
import { Quantity } from '../shared/Quantity.tsx';
import type { ToneName } from '../theme/tones.ts';
import { COUNTS, type CountCard, EACH_MINUTE, listLink } from './counts.ts';

const LOOKS: Record<string, { icon: ComponentType<{ 'aria-hidden'?: boolean }>; tone: ToneName }> = {
  late: { icon: LateIcon, tone: 'danger' },
  breaches: { icon: BreachIcon, tone: 'warn' },
  requests: { icon: RequestIcon, tone: 'accent' },
  paused: { icon: PauseIcon, tone: 'pause' },
};

/** The numbers of the day, each a link to what it counts. */
export const CountCards = () => (
  <Box
    component="ul"
    sx={{
      listStyle: 'none',
      p: 0,
      m: 0,
      mb: 3,
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
    }}
  >
    {COUNTS.map(({ name, resource, filter }) => (
      <CountLink key={name} name={name} resource={resource} filter={filter} />
    ))}
  </Box>
);

const CountLink = ({ name, resource, filter }: CountCard) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource, action: 'list' });
  const { data, total, isPending } = useGetList(
    resource,
    { pagination: { page: 1, perPage: 1 }, sort: { field: 'dueAt', order: 'ASC' }, filter },
    { ...EACH_MINUTE, enabled: Boolean(canAccess), retry: false },
  );
  if (canAccess === false) return null;
  const nearest = data?.[0] as { dueAt: string | null; legalEntity?: { timeZone: string } } | undefined;
  const { icon: Icon, tone } = LOOKS[name] ?? { icon: LateIcon, tone: 'plain' as const };
  const isQuiet = total === 0;
  return (
    <Card component="li" sx={{ position: 'relative' }}>
      <CardActionArea
        {...({ component: LinkBase, to: listLink(resource, filter) } as object)}
        sx={{
          p: { xs: 1.5, sm: 2 },
          height: '100%',
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'flex-start',
          justifyContent: 'flex-start',
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
          <Box
            sx={(theme) => ({
              display: 'inline-flex',
              p: '7px',
              borderRadius: '9px',
              bgcolor: theme.palette.tone[isQuiet ? 'plain' : tone].bg,
              color: theme.palette.tone[isQuiet ? 'plain' : tone].fg,
            })}
          >
            <Icon aria-hidden />
          </Box>
          <Typography
            component="span"
            sx={{ fontSize: '2rem', fontWeight: 650, lineHeight: 1, fontVariantNumeric: 'tabular-nums' }}
          >
            {isPending ? <Skeleton width={32} /> : <Quantity value={total ?? 0} />}
          </Typography>
        </Box>
        <Typography sx={{ mt: 1, fontWeight: 600, lineHeight: 1.3 }}>
          {translate(`dashboard.count.${name}`, { smart_count: total ?? 0 })}
        </Typography>
        {name === 'breaches' && nearest?.dueAt && (
          <Box sx={{ mt: 0.75 }}>
            <DueChip dueAt={nearest.dueAt} hours zone={nearest.legalEntity?.timeZone} />
          </Box>
        )}
      </CardActionArea>
    </Card>
  );
};
