import CreateIcon from '@mui/icons-material/DomainAddOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import OffIcon from '@mui/icons-material/ToggleOffOutlined';
import OnIcon from '@mui/icons-material/ToggleOnOutlined';
import { Alert, Box, Skeleton, Typography } from '@mui/material';
import { FilingRegime, hintsOf, SWITCHED_REGIMES } from '@vigie/schema/rules';
import { ListBase, RecordContextProvider, useListContext, useRecordContext, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { DialogButton } from '../shared/DialogButton.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { regionName, useCountryName } from '../shared/PlaceInputs.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { isAllowed } from '../shared/verb.ts';
import { legalNow } from '../time/legalClock.ts';
import { useDay } from '../time/useDay.ts';
import { toWallClock } from '../time/zoned.ts';
import { CreateEntityDialog, UpdateEntityDialog } from './EntityDialogs.tsx';
import { legalEntities } from './index.ts';
import type { LegalEntity, RegimePeriodRecord } from './LegalEntityInput.tsx';
import { SwitchedRegime, SwitchOffDialog, SwitchOnDialog } from './SwitchDialogs.tsx';

/** Which regimes each legal entity falls under, since when. Off until somebody says otherwise. */
const RegimeSettings = () => {
  const translate = useTranslate();
  return (
    <ListBase
      sort={{ field: 'name', order: 'ASC' }}
      perPage={100}
      exporter={false}
      empty={false}
      queryOptions={{ meta: { fields: legalEntities.show } }}
    >
      <PageTitle
        title={translate('legalEntities.title')}
        under={translate('legalEntities.lead')}
        actions={<CreateButton />}
      />
      <ReadOnly />
      <Entities />
    </ListBase>
  );
};

/** Who may not turn the switches reads who does. */
const ReadOnly = () => {
  const translate = useTranslate();
  const { data } = useListContext<LegalEntity>();
  if (!data?.length || data.some((entity) => isAllowed(entity, 'switchRegime'))) return null;
  return (
    <Alert severity="info" sx={{ mb: 2.5 }}>
      {translate('legalEntities.readOnly')}
    </Alert>
  );
};

const Entities = () => {
  const { data, isPending, error, refetch } = useListContext<LegalEntity>();
  if (error && !data) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={420} sx={{ borderRadius: '12px' }} />;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2.5,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      {data?.map((entity) => (
        <RecordContextProvider key={entity.id} value={entity}>
          <Panel title={entity.name} action={<UpdateButton />}>
            <Place entity={entity} />
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {[FilingRegime.GDPR_33, ...SWITCHED_REGIMES].map((regime) => (
                <RegimeRow key={regime} regime={regime} entity={entity} />
              ))}
            </Box>
          </Panel>
        </RecordContextProvider>
      ))}
    </Box>
  );
};

const CreateButton = () => {
  const translate = useTranslate();
  const mayCreate = useMay('organisations:admin');
  if (!mayCreate) return null;
  return (
    <DialogButton
      label={translate('legalEntities.create.label')}
      icon={CreateIcon}
      Dialog={CreateEntityDialog}
    />
  );
};

const UpdateButton = () => {
  const translate = useTranslate();
  const entity = useRecordContext<LegalEntity>();
  if (!entity || !isAllowed(entity, 'update')) return null;
  return (
    <VerbButton
      size="small"
      verb="update"
      label={translate('legalEntities.update.label')}
      name={translate('legalEntities.update.of', { name: entity.name })}
      icon={EditIcon}
      Dialog={UpdateEntityDialog}
    />
  );
};

/** Where its days are counted. */
const Place = ({ entity: { country, timeZone, holidayZone } }: { entity: LegalEntity }) => {
  const nameOf = useCountryName();
  const parts = [nameOf(country), timeZone.replaceAll('_', ' '), holidayZone && regionName(holidayZone)];
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
      {parts.filter(Boolean).join(' · ')}
    </Typography>
  );
};

const RegimeRow = ({ regime, entity }: { regime: FilingRegime; entity: LegalEntity }) => {
  const translate = useTranslate();
  const hint = useLaw();
  const periods = (entity.regimes ?? []).filter((period) => period.regime === regime);
  const open = periods.find(({ validTo }) => !validTo);
  const today = toWallClock(new Date(legalNow()).toISOString(), entity.timeZone).slice(0, 10);
  const isAlways = regime === FilingRegime.GDPR_33;
  const isOn =
    isAlways || periods.some(({ validFrom, validTo }) => validFrom <= today && today <= (validTo ?? today));
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 1,
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0, pt: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{translate(`law.FilingRegime.${regime}`)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {hint(hintsOf(FilingRegime), regime)}
        </Typography>
        {periods.map((period) => (
          <PeriodText key={period.id} period={period} />
        ))}
      </Box>
      <ToneChip tone={isOn ? 'good' : 'plain'} icon={isOn ? OnIcon : OffIcon}>
        {translate(isOn ? 'legalEntities.on' : 'legalEntities.off')}
      </ToneChip>
      {!isAlways && isAllowed(entity, 'switchRegime') && (
        <SwitchedRegime.Provider value={{ regime, open }}>
          <VerbButton
            size="small"
            verb="switchRegime"
            label={translate(open ? 'legalEntities.switchOff' : 'legalEntities.switchOn')}
            icon={open ? OffIcon : OnIcon}
            Dialog={open ? SwitchOffDialog : SwitchOnDialog}
          />
        </SwitchedRegime.Provider>
      )}
    </Box>
  );
};

const PeriodText = ({ period }: { period: RegimePeriodRecord }) => {
  const translate = useTranslate();
  const day = useDay();
  const kind = period.nis2Class
    ? `law.Nis2Class.${period.nis2Class}`
    : period.entityClass && `law.EntityClass.${period.entityClass}`;
  return (
    <Typography variant="body2">
      {period.validTo
        ? translate('legalEntities.between', { from: day(period.validFrom), to: day(period.validTo) })
        : translate('legalEntities.since', { from: day(period.validFrom) })}
      {kind && ` · ${translate(kind)}`}
      {period.isBeforeTheLaw && ` · ${translate('legalEntities.beforeTheLaw')}`}
    </Typography>
  );
};

export default RegimeSettings;
