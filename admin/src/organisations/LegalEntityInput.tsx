import { MenuItem, TextField } from '@mui/material';
import { useEffect } from 'react';
import { type RaRecord, required, useGetList, useInput, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { InputHelp } from '../shared/InputHelp.tsx';

/** A time in which it falls under a regime beside the GDPR. */
export interface RegimePeriodRecord {
  id: string;
  regime: string;
  validFrom: string;
  validTo: string | null;
  nis2Class: string | null;
  entityClass: string | null;
  isBeforeTheLaw: boolean;
}

export interface LegalEntity extends RaRecord {
  regimes?: RegimePeriodRecord[];
  name: string;
  country: string;
  timeZone: string;
  holidayZone: string | null;
}

export const useLegalEntities = (): LegalEntity[] =>
  useGetList<LegalEntity>('legalEntities', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'id', order: 'ASC' },
  }).data ?? [];

interface LegalEntityInputProps {
  source?: string;
  /** What it says where none has to be chosen, and none is; absent, one has to. */
  none?: string;
}

/** Whose duty it is. One entity alone is chosen by itself. */
export const LegalEntityInput = ({ source = 'legalEntityId', none }: LegalEntityInputProps) => {
  const translate = useTranslate();
  const entities = useLegalEntities();
  const { field, fieldState, id } = useInput({
    source,
    ...(none === undefined && { validate: required() }),
  });
  const { setValue } = useFormContext();
  const onlyOne = entities.length === 1 ? entities[0]?.id : undefined;
  useEffect(() => {
    // Nobody chose it: it is not a change that one would be asked about.
    if (onlyOne && !field.value) setValue(source, onlyOne);
  }, [onlyOne, field.value, source, setValue]);
  const { ref, ...control } = field;
  return (
    <TextField
      {...control}
      inputRef={ref}
      value={entities.some((entity) => entity.id === field.value) ? field.value : ''}
      id={id}
      select
      required={none === undefined}
      fullWidth
      margin="dense"
      label={translate('field.legalEntity')}
      error={fieldState.invalid}
      helperText={<InputHelp error={fieldState.error?.message} />}
      slotProps={{
        inputLabel: { htmlFor: id, id: `${id}-label`, ...(none !== undefined && { shrink: true }) },
        select: {
          labelId: `${id}-label`,
          SelectDisplayProps: { id: `${id}-shown` } as never,
          displayEmpty: none !== undefined,
        },
      }}
    >
      {none !== undefined && <MenuItem value="">{none}</MenuItem>}
      {entities.map((entity) => (
        <MenuItem key={entity.id} value={entity.id}>
          {entity.name}
        </MenuItem>
      ))}
    </TextField>
  );
};
