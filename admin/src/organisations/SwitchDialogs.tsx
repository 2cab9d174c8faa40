import { Alert } from '@mui/material';
import { EntityClass, FilingRegime, Nis2Class, regimeLawFrom } from '@vigie/schema/rules';
import { createContext, useContext } from 'react';
import { required, SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DayInput } from '../shared/DayInput.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { legalNow } from '../time/legalClock.ts';
import { useDay } from '../time/useDay.ts';
import { toWallClock } from '../time/zoned.ts';
import type { LegalEntity, RegimePeriodRecord } from './LegalEntityInput.tsx';

interface DialogProps {
  onClose: () => void;
}

/** The regime that a switch was opened for, and its present period. */
export const SwitchedRegime = createContext<{
  regime: FilingRegime;
  open: RegimePeriodRecord | undefined;
} | null>(null);

const useToday = (): string => {
  const zone = useRecordContext<LegalEntity>()?.timeZone ?? 'Europe/Paris';
  return toWallClock(new Date(legalNow()).toISOString(), zone).slice(0, 10);
};

/** The entity falls under it from a day on: its breaches are proposed to it. */
export const SwitchOnDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const today = useToday();
  const nis2 = useChoices('Nis2Class', Object.values(Nis2Class));
  const financial = useChoices('EntityClass', Object.values(EntityClass));
  const regime = useContext(SwitchedRegime)?.regime;
  const entity = useRecordContext<LegalEntity>();
  if (!regime || !entity) return null;
  return (
    <VerbDialog
      verb="switchRegime"
      title={`${translate(`law.FilingRegime.${regime}`)} · ${entity.name}`}
      lead={translate('legalEntities.onLead')}
      submitLabel={translate('legalEntities.switchOn')}
      defaultValues={{ regime, on: true, day: today, nis2Class: '', entityClass: '' }}
      onClose={onClose}
    >
      {regime === FilingRegime.NIS2 && (
        <SelectInput
          source="nis2Class"
          label={translate('breaches.applyRegime.field.nis2Class')}
          choices={nis2}
          validate={required()}
          helperText={false}
        />
      )}
      {regime === FilingRegime.DORA && (
        <SelectInput
          source="entityClass"
          label={translate('breaches.applyRegime.field.entityClass')}
          choices={financial}
          validate={required()}
          helperText={translate('legalEntities.doraHelp')}
        />
      )}
      <DayInput source="day" label={translate('legalEntities.firstDay')} validate={required()} />
      <LawWarning regime={regime} />
    </VerbDialog>
  );
};

/** A day before the law itself applies is for early adopters: said, not refused. */
const LawWarning = ({ regime }: { regime: FilingRegime }) => {
  const translate = useTranslate();
  const format = useDay();
  const { day } = useWatch();
  const from = regimeLawFrom(regime);
  if (!from || !day || day >= from) return null;
  return <Alert severity="warning">{translate('legalEntities.lawFrom', { from: format(from) })}</Alert>;
};

/** It no longer does: what was proposed before is for a person to decide. */
export const SwitchOffDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const today = useToday();
  const regime = useContext(SwitchedRegime)?.regime;
  const entity = useRecordContext<LegalEntity>();
  if (!regime || !entity) return null;
  return (
    <VerbDialog
      verb="switchRegime"
      title={`${translate(`law.FilingRegime.${regime}`)} · ${entity.name}`}
      lead={translate('legalEntities.offLead')}
      submitLabel={translate('legalEntities.switchOff')}
      defaultValues={{ regime, on: false, day: today }}
      onClose={onClose}
    >
      <DayInput source="day" label={translate('legalEntities.lastDay')} validate={required()} />
    </VerbDialog>
  );
};
