import { Box } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { useMay, useViewer } from '../session/viewer.ts';
import { capitalised } from '../shared/capitalised.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { MyTasks } from '../tasks/MyTasks.tsx';
import { useLegalNow } from '../time/legalClock.ts';
import { useFormat } from '../time/useFormat.ts';
import { Agenda } from './Agenda.tsx';
import { CountCards } from './CountCards.tsx';
import { EACH_MINUTE } from './counts.ts';
import { Inbox } from './Inbox.tsx';
import { Starter } from './Starter.tsx';

/** "À traiter": what must be done, by when, under which article. */
const Dashboard = () => {
  const translate = useTranslate();
  const print = useFormat();
  const now = useLegalNow();
  const viewer = useViewer();
  const mayFollow = useMay('deadlines:read');
  const { total } = useGetList(
    'deadlines',
    { pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' }, filter: {} },
    { ...EACH_MINUTE, enabled: mayFollow, retry: false },
  );
  return (
    <>
      <PageTitle
        title={translate('dashboard.title')}
        under={`${capitalised(print(now, 'longDate'))} · ${viewer?.organisation?.name ?? ''}`}
      />
      {total === 0 ? (
        <Starter />
      ) : (
        <>
          {mayFollow && <CountCards />}
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
            }}
          >
            {mayFollow ? (
              <Agenda />
            ) : (
              <Panel title={translate('dashboard.noClocks.title')}>
                {translate('dashboard.noClocks.text')}
              </Panel>
            )}
            <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
              <MyTasks />
              <Inbox />
            </Box>
          </Box>
        </>
      )}
    </>
  );
};

export default Dashboard;
