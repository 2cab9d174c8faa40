import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, Typography } from '@mui/material';
import { DEFAULT_AMOUNT_RULES, defaultAmountOf, RULE_LABELS } from '@vigie/schema/rules';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { useMay } from '../session/viewer.ts';
import { Panel } from '../shared/Panel.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { CountingDialog } from './CountingDialog.tsx';
import { type CountingPlace, type CountingRecord, useAmount } from './counting.ts';
import { countingPolicies } from './index.ts';

/** How dates are counted where the law leaves a choice: in the organisation, and in legal entities that differ. */
export const CountingPanel = () => {
  const translate = useTranslate();
  const entities = useLegalEntities();
  const [editing, setEditing] = useState<CountingPlace | null>(null);
  const { data, error, refetch } = useGetList<CountingRecord>(
    countingPolicies.name,
    { pagination: { page: 1, perPage: 200 }, sort: { field: 'id', order: 'ASC' } },
    { retry: false },
  );
  const recordOf = (place: CountingPlace) =>
    data?.find(({ legalEntity }) => (legalEntity?.id ?? null) === place.legalEntityId);
  const places: CountingPlace[] = [
    { legalEntityId: null, name: translate('settings.house') },
    ...(entities.length > 1 ? entities.map(({ id, name }) => ({ legalEntityId: String(id), name })) : []),
  ];
  return (
    <Panel title={translate('settings.counting.title')}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {translate('settings.counting.lead')}
      </Typography>
      {error && <RefusalPanel error={error} onRetry={() => refetch()} />}
      {data &&
        places.map((place) => (
          <CountingView
            key={place.name}
            place={place}
            record={recordOf(place)}
            onEdit={() => setEditing(place)}
          />
        ))}
      {editing && (
        <CountingDialog place={editing} record={recordOf(editing)} onClose={() => setEditing(null)} />
      )}
    </Panel>
  );
};

interface CountingViewProps {
  place: CountingPlace;
  record?: CountingRecord;
  onEdit: () => void;
}

const CountingView = ({ place, record, onEdit }: CountingViewProps) => {
  const translate = useTranslate();
  const word = useLaw();
  const amountText = useAmount();
  const may = useMay('deadlines:admin');
  const isHouse = place.legalEntityId === null;
  const own = (code: string) => record?.periods.find(({ rule }) => rule === code)?.amount;
  const shown = DEFAULT_AMOUNT_RULES.filter(({ code }) => isHouse || own(code) !== undefined);
  const disputed = record?.disputedDays ?? (isHouse ? false : null);
  return (
    <Box sx={{ '& + &': { mt: 2.5, pt: 2.5, borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="h3">{place.name}</Typography>
        <ToneChip tone={record ? 'accent' : 'plain'}>
          {translate(record ? 'settings.own' : isHouse ? 'settings.standard' : 'settings.counting.asHouse')}
        </ToneChip>
        {may && (
          <Button
            size="small"
            variant="outlined"
            startIcon={<EditIcon />}
            aria-label={`${translate('settings.edit')} – ${translate('settings.counting.title')}, ${place.name}`}
            onClick={onEdit}
            sx={{ ml: 'auto' }}
          >
            {translate('settings.edit')}
          </Button>
        )}
      </Box>
      {shown.map((rule) => (
        <Typography key={rule.code} variant="body2">
          {word(RULE_LABELS, rule.code as keyof typeof RULE_LABELS)}
          {' – '}
          {own(rule.code) === undefined
            ? `${amountText(rule, defaultAmountOf(rule) ?? 0)} (${translate('settings.counting.byDefault')})`
            : amountText(rule, own(rule.code) as number)}
        </Typography>
      ))}
      {disputed !== null && (
        <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
          {translate(disputed ? 'settings.counting.disputedYes' : 'settings.counting.disputedNo')}
        </Typography>
      )}
    </Box>
  );
};
