import AddIcon from '@mui/icons-material/Add';
import EditIcon from '@mui/icons-material/EditOutlined';
import ResetIcon from '@mui/icons-material/RestartAltOutlined';
import { Box, Button, Typography } from '@mui/material';
import { ClockFamily, hintsOf, type LadderPolicy, labelsOf, OFFICE_OPENS } from '@vigie/schema/rules';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { useMay } from '../session/viewer.ts';
import { Panel } from '../shared/Panel.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { useLaw } from '../shared/useLaw.ts';
import { ArchiveDialog } from './ArchiveDialog.tsx';
import { LadderLine } from './LadderLine.tsx';
import { PolicyDialog } from './PolicyDialog.tsx';
import { housePolicy, ladderOf, type PolicyRecord, standardOf } from './policy.ts';

interface FamilyPanelProps {
  family: ClockFamily;
  policies: PolicyRecord[];
}

/** What is open in a dialog: a policy, or one that is not there yet. */
type Editing = { record: PolicyRecord } | { start: LadderPolicy; isForEntity: boolean };

/** One family of clocks: its ladder in the organisation, and those of legal entities that differ. */
export const FamilyPanel = ({ family, policies }: FamilyPanelProps) => {
  const translate = useTranslate();
  const word = useLaw();
  const may = useMay('deadlines:admin');
  const entities = useLegalEntities();
  const [editing, setEditing] = useState<Editing | null>(null);
  const house = housePolicy(policies, family);
  const start = house ? ladderOf(house) : standardOf(family);
  const own = policies.filter((policy) => policy.family === family && policy.legalEntity);
  const isRoom = entities.length > 1 && own.length < entities.length;
  return (
    <Panel title={word(labelsOf(ClockFamily), family)}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {word(hintsOf(ClockFamily), family)}
      </Typography>
      <PolicyView
        title={translate('settings.house')}
        policy={start}
        record={house}
        onEdit={() => setEditing(house ? { record: house } : { start, isForEntity: false })}
      />
      {own.map((policy) => (
        <PolicyView
          key={policy.id}
          title={policy.legalEntity?.name ?? ''}
          policy={ladderOf(policy)}
          record={policy}
          onEdit={() => setEditing({ record: policy })}
        />
      ))}
      {may && isRoom && (
        <Button
          size="small"
          startIcon={<AddIcon />}
          sx={{ mt: 2 }}
          aria-haspopup="dialog"
          onClick={() => setEditing({ start, isForEntity: true })}
        >
          {translate('settings.addForEntity')}
        </Button>
      )}
      {editing && (
        <PolicyDialog
          {...editing}
          taken={own.map(({ legalEntity }) => legalEntity?.id ?? '')}
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  );
};

interface PolicyViewProps {
  title: string;
  policy: LadderPolicy;
  /** Absent where the product's own ladder holds. */
  record?: PolicyRecord;
  onEdit: () => void;
}

const PolicyView = ({ title, policy, record, onEdit }: PolicyViewProps) => {
  const translate = useTranslate();
  const word = useLaw();
  const may = useMay('deadlines:admin');
  const [isEnding, setEnding] = useState(false);
  const family = word(labelsOf(ClockFamily), policy.family);
  return (
    <Box sx={{ '& + &': { mt: 2.5, pt: 2.5, borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
        <Typography variant="h3">{title}</Typography>
        <ToneChip tone={record ? 'accent' : 'plain'}>
          {translate(record ? 'settings.own' : 'settings.standard')}
        </ToneChip>
        {may && (
          <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
            {record && (
              <Button
                size="small"
                startIcon={<ResetIcon />}
                aria-label={`${translate('settings.reset')} – ${family}, ${title}`}
                aria-haspopup="dialog"
                onClick={() => setEnding(true)}
              >
                {translate('settings.reset')}
              </Button>
            )}
            <Button
              size="small"
              variant="outlined"
              startIcon={<EditIcon />}
              aria-label={`${translate(record ? 'settings.edit' : 'settings.customise')} – ${family}, ${title}`}
              aria-haspopup="dialog"
              onClick={onEdit}
            >
              {translate(record ? 'settings.edit' : 'settings.customise')}
            </Button>
          </Box>
        )}
      </Box>
      <LadderLine rungs={policy.rungs} label={`${family} – ${title}`} />
      <QuietText policy={policy} />
      {record && isEnding && <ArchiveDialog record={record} onClose={() => setEnding(false)} />}
    </Box>
  );
};

/** The rest of a policy, in sentences. */
const QuietText = ({ policy }: { policy: LadderPolicy }) => {
  const translate = useTranslate();
  const { from, until, weekends } = policy.quiet;
  const sentences = [
    policy.family === 'HOURS'
      ? translate('settings.neverQuiet')
      : translate('settings.officeAt', { from: policy.officeFrom ?? OFFICE_OPENS }),
    from && translate('settings.quietBetween', { from, until }),
    weekends && translate('settings.quietOnWeekends'),
    policy.acknowledgementSilences && translate('settings.silenced'),
  ].filter(Boolean);
  if (sentences.length === 0) return null;
  return (
    <Typography variant="body2" sx={{ mt: 1.5, color: 'text.secondary' }}>
      {sentences.join(' ')}
    </Typography>
  );
};
