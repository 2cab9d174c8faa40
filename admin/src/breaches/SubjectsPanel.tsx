import TellIcon from '@mui/icons-material/CampaignOutlined';
import ExemptIcon from '@mui/icons-material/GppGoodOutlined';
import { Alert, Box, Typography } from '@mui/material';
import { tellingObstacle } from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Quantity } from '../shared/Quantity.tsx';
import { VerbButton } from '../shared/VerbButton.tsx';
import type { BreachRecord } from './breach.ts';
import { Rows } from './Rows.tsx';
import { CommunicateDialog, ExemptDialog } from './SubjectsDialogs.tsx';

/** What the persons were told, or why they need not be, GDPR 34. */
export const SubjectsPanel = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const { communications, exemptions } = breach;
  const obstacle = tellingObstacle({ ...breach, exemptionGround: exemptions.at(-1)?.ground } as never);
  return (
    <Panel title={translate('breaches.subjectsTitle')}>
      {obstacle && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate(`law.Refusal.${obstacle}`)}
        </Alert>
      )}
      <Rows none={exemptions.length ? undefined : translate('breaches.notTold')}>
        {communications.map(({ id, channel, communicatedAt, personsInformed, publishedWhere }) => (
          <Box key={id} sx={{ minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>
              {translate(`law.SubjectCommunicationChannel.${channel}`)}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              <Instant value={communicatedAt} format="dateTime" />
              {publishedWhere && ` · ${publishedWhere}`}
              {personsInformed !== null && (
                <>
                  {' · '}
                  <Quantity value={personsInformed} /> {translate('breaches.persons')}
                </>
              )}
            </Typography>
          </Box>
        ))}
      </Rows>
      <Rows>
        {exemptions.map(({ id, ground, justification, decidedAt }) => (
          <Box key={id} sx={{ minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>{translate(`law.ExemptionGround.${ground}`)}</Typography>
            <Typography variant="body2">{justification}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              <Instant value={decidedAt} format="dateTime" />
            </Typography>
          </Box>
        ))}
      </Rows>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        <VerbButton
          size="small"
          verb="communicate"
          label={translate('breaches.communicate.short')}
          icon={TellIcon}
          Dialog={CommunicateDialog}
        />
        <VerbButton
          size="small"
          verb="exempt"
          label={translate('breaches.exempt.short')}
          icon={ExemptIcon}
          Dialog={ExemptDialog}
        />
      </Box>
    </Panel>
  );
};
