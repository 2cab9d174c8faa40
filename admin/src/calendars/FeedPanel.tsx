import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { execute } from '../graphql.ts';
import { CopyButton } from '../shared/CopyButton.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { refusalText } from '../shared/refusalText.ts';

const FEEDS = `query CalendarFeeds {
  calendarFeeds(first: 1, filter: { revokedAt: { isNull: true } }) { nodes { id version createdAt lastReadAt locale } }
}`;
const MAKE = `mutation CreateCalendarFeed($input: CreateCalendarFeedInput!) {
  createCalendarFeed(input: $input) { path feed { id } }
}`;
const REVOKE = `mutation RevokeCalendarFeed($input: RevokeCalendarFeedInput!) {
  revokeCalendarFeed(input: $input) { id }
}`;
const KEY = ['calendarFeeds'];

interface Feed {
  id: string;
  version: number;
  createdAt: string;
  lastReadAt: string | null;
  locale: 'FR' | 'EN';
}

/** One's own secret address: made, shown once, replaced, revoked. */
export const FeedPanel = () => {
  const translate = useTranslate();
  const client = useQueryClient();
  const [locale, setLocale] = useState(useLocale() === 'en' ? 'EN' : 'FR');
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      execute<{ calendarFeeds: { nodes: Feed[] } }>(FEEDS, {}, { signal }).then(
        (all) => all.calendarFeeds.nodes,
      ),
    retry: false,
  });
  const refresh = () => client.invalidateQueries({ queryKey: KEY });
  const make = useMutation({
    mutationFn: () =>
      execute<{ createCalendarFeed: { path: string } }>(MAKE, { input: { locale } }, { idempotent: false }),
    onSuccess: refresh,
  });
  const revoke = useMutation({
    mutationFn: ({ id, version }: Feed) => execute(REVOKE, { input: { id, version } }),
    onSuccess: () => {
      make.reset();
      return refresh();
    },
  });
  const feed = data?.[0];
  const path = make.data?.createCalendarFeed.path;
  const error = make.error ?? revoke.error;
  return (
    <Panel title={translate('calendar.feed.title')}>
      <Typography sx={{ mb: 1.5 }}>{translate('calendar.feed.text')}</Typography>
      {data && <State feed={feed} />}
      {path && <Shown address={`${window.location.origin}${path}`} />}
      {!path && revoke.isSuccess && (
        <Alert severity="success" sx={{ mb: 1.5 }}>
          {translate('calendar.feed.revoked')}
        </Alert>
      )}
      {error && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {refusalText(error, translate)}
        </Alert>
      )}
      <TextField
        select
        fullWidth
        size="small"
        label={translate('calendar.feed.locale')}
        value={locale}
        onChange={(event) => setLocale(event.target.value)}
        sx={{ my: 1.5 }}
      >
        {['FR', 'EN'].map((each) => (
          <MenuItem key={each} value={each}>
            {translate(`law.Locale.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          variant={feed ? 'outlined' : 'contained'}
          loading={make.isPending}
          onClick={() => {
            revoke.reset();
            make.mutate();
          }}
        >
          {translate(feed ? 'calendar.feed.replace' : 'calendar.feed.make')}
        </Button>
        {feed && (
          <Button color="error" loading={revoke.isPending} onClick={() => revoke.mutate(feed)}>
            {translate('calendar.feed.revoke')}
          </Button>
        )}
      </Box>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 2 }}>
        {translate('calendar.feed.noAlarm')}
      </Typography>
    </Panel>
  );
};

const State = ({ feed }: { feed: Feed | undefined }) => {
  const translate = useTranslate();
  if (!feed)
    return <Typography sx={{ color: 'text.secondary' }}>{translate('calendar.feed.none')}</Typography>;
  return (
    <Typography variant="body2" sx={{ mb: 1.5 }}>
      {translate('calendar.feed.live')} <Instant value={feed.createdAt} format="date" />.{' '}
      {feed.lastReadAt ? (
        <>
          {translate('calendar.feed.read')} <Instant value={feed.lastReadAt} format="dateTime" />.
        </>
      ) : (
        translate('calendar.feed.unread')
      )}
    </Typography>
  );
};

/** The address, this once. */
const Shown = ({ address }: { address: string }) => {
  const translate = useTranslate();
  return (
    <Alert severity="warning" role="status" sx={{ mb: 1.5, '& .MuiAlert-message': { minWidth: 0, flex: 1 } }}>
      <Typography sx={{ fontWeight: 600 }}>{translate('calendar.feed.once')}</Typography>
      <TextField
        fullWidth
        size="small"
        margin="dense"
        label={translate('calendar.feed.address')}
        value={address}
        slotProps={{ htmlInput: { readOnly: true }, inputLabel: { shrink: true } }}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton label={translate('calendar.feed.copy')} text={() => address} />
      <Typography variant="body2" sx={{ mt: 1 }}>
        {translate('calendar.feed.secret')}
      </Typography>
    </Alert>
  );
};
