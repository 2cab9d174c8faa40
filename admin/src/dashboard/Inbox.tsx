import { Box, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { NotificationItem } from '../notifications/NotificationItem.tsx';
import { type NotificationRecord, UNREAD } from '../notifications/notification.ts';
import { Panel } from '../shared/Panel.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { EACH_MINUTE } from './counts.ts';

/** The unread alerts, the newest first. */
export const Inbox = () => {
  const translate = useTranslate();
  const { data, total } = useGetList<NotificationRecord>(
    'notifications',
    { pagination: { page: 1, perPage: 5 }, sort: { field: 'createdAt', order: 'DESC' }, filter: UNREAD },
    { ...EACH_MINUTE, retry: false },
  );
  return (
    <Panel
      flush
      title={translate('dashboard.inbox')}
      action={<TextLink to="/notifications">{translate('dashboard.allNotifications')}</TextLink>}
    >
      {total ? (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
          {data?.map((notification) => (
            <NotificationItem key={notification.id} notification={notification} compact />
          ))}
        </Box>
      ) : (
        <Typography sx={{ px: 2.5, pb: 2.5, color: 'text.secondary' }}>
          {translate('dashboard.inboxEmpty')}
        </Typography>
      )}
    </Panel>
  );
};
