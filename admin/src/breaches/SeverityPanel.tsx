import AssessIcon from '@mui/icons-material/BalanceOutlined';
import { Box, Typography } from '@mui/material';
import { SEVERITY_BAND_LABELS } from '@vigie/schema/rules';
import { useLocale, useRecordContext, useTranslate } from 'react-admin';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { AssessDialog } from './AssessDialog.tsx';
import type { BreachRecord } from './breach.ts';
import { SeverityGauge } from './SeverityGauge.tsx';

/** The assessment that stands, as a score that proposes; the versions before it stay. */
export const SeverityPanel = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const { currentAssessment: current } = breach;
  return (
    <Panel
      title={translate('breaches.severityTitle')}
      action={
        <VerbButton
          size="small"
          verb="assess"
          label={translate(current ? 'breaches.assess.again' : 'breaches.assess.label')}
          icon={AssessIcon}
          Dialog={AssessDialog}
        />
      }
    >
      {current ? (
        <>
          <SeverityGauge {...current} />
          <Typography variant="body2" sx={{ mt: 1.5 }}>
            {translate('breaches.proposedRisk', {
              risk: translate(`law.BreachRisk.${current.proposedRisk}`).toLocaleLowerCase(),
            })}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate('breaches.policy')}
            </Box>
          </Typography>
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 1 }}>
            {translate('breaches.version', { number: current.number })}
            {current.author && ` ${translate('timeline.by', { name: nameOf(current.author) })}`}
            {', '}
            <Instant value={current.assessedAt} format="dateTime" />
          </Typography>
        </>
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>{translate('breaches.noAssessment')}</Typography>
      )}
      <Versions />
    </Panel>
  );
};

const Versions = () => {
  const translate = useTranslate();
  const word = useLaw();
  const breach = useRecordContext<BreachRecord>();
  const number = new Intl.NumberFormat(useLocale() === 'en' ? 'en-GB' : 'fr-FR', {
    minimumFractionDigits: 2,
  });
  const before = (breach?.assessments ?? [])
    .filter(({ id }) => id !== breach?.currentAssessment?.id)
    .sort((a, b) => b.number - a.number);
  if (!before.length) return null;
  return (
    <Box component="ul" aria-label={translate('breaches.versions')} sx={{ m: 0, mt: 1.5, pl: 2.25 }}>
      {before.map((version) => (
        <Typography component="li" variant="body2" key={version.id}>
          {translate('breaches.versionBefore', {
            number: version.number,
            score: number.format(version.score),
            band: word(SEVERITY_BAND_LABELS, version.band).toLocaleLowerCase(),
          })}{' '}
          <Instant value={version.assessedAt} format="dateTime" />
        </Typography>
      ))}
    </Box>
  );
};
