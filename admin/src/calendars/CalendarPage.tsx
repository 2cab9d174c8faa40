import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AccessDenied } from '../layout/Gone.tsx';
import { useMay, useViewer } from '../session/viewer.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { FeedPanel } from './FeedPanel.tsx';
import { Month } from './Month.tsx';

/** The month's deadlines, and the address by which one's own calendar reads them. */
const CalendarPage = () => {
  const translate = useTranslate();
  const isKnown = useViewer() !== undefined;
  const mayRead = useMay('deadlines:read');
  if (isKnown && !mayRead) return <AccessDenied />;
  return (
    <>
      <PageTitle title={translate('calendar.title')} under={translate('calendar.lead')} />
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', xl: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Month />
        <FeedPanel />
      </Box>
    </>
  );
};

export default CalendarPage;
