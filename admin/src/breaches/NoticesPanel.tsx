import AddIcon from '@mui/icons-material/AddBusinessOutlined';
import OpenIcon from '@mui/icons-material/CreateNewFolderOutlined';
import TellIcon from '@mui/icons-material/ForwardToInboxOutlined';
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { DueChip } from '../shared/DueChip.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { VerbButton } from '../shared/VerbButton.tsx';
import { WhyThisDate } from '../shared/WhyThisDate.tsx';
import type { BreachRecord, Notice } from './breach.ts';
import {
  AddControllerDialog,
  NoticeContext,
  NotifyControllerDialog,
  OpenControllerBreachDialog,
} from './ControllerDialogs.tsx';
import { Rows } from './Rows.tsx';

/** The customers of a processor, each with the notice to them and its clock, GDPR 33(2). */
export const NoticesPanel = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  return (
    <Panel title={translate('breaches.noticesTitle')}>
      <Rows none={translate('breaches.noController')}>
        {breach.controllerNotices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} zone={breach.legalEntity.timeZone} />
        ))}
      </Rows>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        <VerbButton
          size="small"
          verb="addController"
          label={translate('breaches.addController.label')}
          icon={AddIcon}
          Dialog={AddControllerDialog}
        />
        <VerbButton
          size="small"
          verb="notifyController"
          label={translate('breaches.notifyController.label')}
          icon={TellIcon}
          Dialog={NotifyControllerDialog}
        />
      </Box>
    </Panel>
  );
};

/** The controller's own case, where it is a legal entity of the same organisation: opened, or offered once it was told. */
const OwnCase = ({ notice }: { notice: Notice }) => {
  const translate = useTranslate();
  if (!notice.controllerEntity) return null;
  if (notice.controllerBreach) {
    const { id, reference } = notice.controllerBreach;
    return (
      <Typography variant="body2">
        {translate('breaches.ownCase')} <TextLink to={`/breaches/${id}/show`}>{reference}</TextLink>
      </Typography>
    );
  }
  if (!notice.notifiedAt) {
    return <Typography variant="body2">{translate('breaches.ownEntity')}</Typography>;
  }
  return (
    <NoticeContext.Provider value={notice}>
      <Box sx={{ mt: 0.75 }}>
        <VerbButton
          size="small"
          verb="openControllerBreach"
          label={translate('breaches.openControllerBreach.label')}
          icon={OpenIcon}
          Dialog={OpenControllerBreachDialog}
        />
      </Box>
    </NoticeContext.Provider>
  );
};

const NoticeRow = ({ notice, zone }: { notice: Notice; zone: string }) => {
  const translate = useTranslate();
  const clock = notice.deadlines[0];
  return (
    <>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{notice.controllerName}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {notice.notifiedAt ? (
            <>
              {translate('breaches.toldAt')} <Instant value={notice.notifiedAt} format="dateTime" />
            </>
          ) : (
            translate('breaches.toTell')
          )}
          {notice.contact && ` · ${notice.contact}`}
        </Typography>
        <OwnCase notice={notice} />
      </Box>
      {clock && (
        <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start' }}>
          <DueChip {...clock} zone={zone} withDate />
          <WhyThisDate
            clock={clock}
            label={[clock.label, notice.controllerName].filter(Boolean).join(' · ')}
            zone={zone}
          />
        </Box>
      )}
    </>
  );
};
