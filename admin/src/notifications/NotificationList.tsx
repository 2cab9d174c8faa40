import BellIcon from '@mui/icons-material/NotificationsNoneOutlined';
import { Box, Card, Skeleton } from '@mui/material';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { FilterToggles } from '../shared/FilterToggles.tsx';
import { Pager, useReachablePage } from '../shared/Pager.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { Teach } from '../shared/Teach.tsx';
import { NotificationItem } from './NotificationItem.tsx';
import { type NotificationRecord, UNREAD } from './notification.ts';

const NotificationList = () => {
  const translate = useTranslate();
  return (
    <ListBase sort={{ field: 'createdAt', order: 'DESC' }} perPage={25} exporter={false}>
      <PageTitle title={translate('notifications.title')} under={translate('notifications.lead')} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '196px minmax(0, 1fr)' },
          gap: 2.5,
          alignItems: 'start',
        }}
      >
        <Box component="aside" aria-label={translate('list.filters')}>
          <FilterToggles
            title={translate('notifications.title')}
            options={[{ label: translate('notifications.unreadOnly'), value: UNREAD }]}
          />
        </Box>
        <Inbox />
      </Box>
    </ListBase>
  );
};

const Inbox = () => {
  const translate = useTranslate();
  const { data, isPending, error, refetch } = useListContext<NotificationRecord>();
  useReachablePage();
  if (error) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={320} />;
  if (!data?.length) {
    return (
      <Card sx={{ p: 5 }}>
        <Teach
          icon={<BellIcon />}
          title={translate('notifications.empty.title')}
          text={translate('notifications.empty.text')}
        />
      </Card>
    );
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Card component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((notification) => (
          <NotificationItem key={notification.id} notification={notification} />
        ))}
      </Card>
      <Pager />
    </Box>
  );
};

export default NotificationList;
