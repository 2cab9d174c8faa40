import DotIcon from '@mui/icons-material/FiberManualRecord';
import { Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { pathOf } from '../deadlines/deadlineRow.ts';
import { DueChip } from '../shared/DueChip.tsx';
import { Instant } from '../shared/Instant.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { TextLink } from '../shared/TextLink.tsx';
import { useVerb } from '../shared/useVerb.ts';
import type { NotificationRecord } from './notification.ts';

/** One line of the inbox. */
export const NotificationItem = ({
  notification,
  compact,
}: {
  notification: NotificationRecord;
  compact?: boolean;
}) => {
  const translate = useTranslate();
  const notify = useNotify();
  const run = useVerb('notifications');
  const { id, version, kind, title, body, createdAt, readAt, deadline, on } = notification;
  const path = kind === 'RIGHTS_GIVEN_TO_SELF' ? '/members' : pathOf(on);
  const read = () =>
    run('read', { id, version }).catch((error) => notify(refusalText(error, translate), { type: 'error' }));
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1.25,
        px: 2.5,
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ width: 12, pt: '5px', flexShrink: 0 }}>
        {!readAt && (
          <DotIcon
            sx={{ fontSize: '0.7rem', color: 'primary.main' }}
            titleAccess={translate('notifications.unread')}
          />
        )}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: readAt ? 400 : 650, overflowWrap: 'anywhere' }}>
          {path ? <TextLink to={path}>{title}</TextLink> : title}
        </Typography>
        {compact && deadline && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate(`law.DeadlineRule.${deadline.rule}`, { _: deadline.rule })}
          </Typography>
        )}
        {!compact && <Typography sx={{ color: 'text.secondary' }}>{body}</Typography>}
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1.5,
            rowGap: 0.5,
            mt: 0.5,
          }}
        >
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            <Instant value={createdAt} format="dayTime" />
          </Typography>
          {!compact && deadline && <DueChip {...deadline} />}
          {!readAt && (
            <Button size="small" onClick={read} sx={{ minHeight: 28, py: 0 }}>
              {translate('notifications.read')}
            </Button>
          )}
        </Box>
      </Box>
    </Box>
  );
};
