import AddIcon from '@mui/icons-material/Add';
import {
  Alert,
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import {
  AlertMoment,
  ClockFamily,
  type LadderPolicy,
  labelsOf,
  MOST_RUNGS,
  policyObstacle,
} from '@vigie/schema/rules';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { isPageKept } from '../session/sessionEnd.ts';
import { refusalText } from '../shared/refusalText.ts';
import { useBegunWhen } from '../shared/unsaved.ts';
import { useLaw } from '../shared/useLaw.ts';
import { useVerb } from '../shared/useVerb.ts';
import { escalationPolicies } from './index.ts';
import { PolicyPreview } from './PolicyPreview.tsx';
import { ladderOf, type PolicyRecord } from './policy.ts';
import { type FormRung, fromForm, newRung, type PolicyForm, toForm, toInput } from './policyForm.ts';
import { QuietFields } from './QuietFields.tsx';
import { RungRow } from './RungRow.tsx';

interface PolicyDialogProps {
  /** The policy that is changed; a new one where there is none. */
  record?: PolicyRecord;
  /** What a new one begins with. */
  start?: LadderPolicy;
  isForEntity?: boolean;
  /** Legal entities that have one already. */
  taken: string[];
  onClose: () => void;
}

/** A ladder in a form, with the alerts that it would give on a clock that runs, before anything is saved. */
export const PolicyDialog = ({ record, start, isForEntity = false, taken, onClose }: PolicyDialogProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const word = useLaw();
  const run = useVerb(escalationPolicies.name);
  const titleId = useId();
  const entities = useLegalEntities().filter(({ id }) => !taken.includes(String(id)));
  const [initial] = useState<PolicyForm>(() =>
    record ? toForm(ladderOf(record), record.legalEntity?.id) : toForm(start as LadderPolicy),
  );
  const [form, setForm] = useState(initial);
  const begun = useBegunWhen(JSON.stringify(form) !== JSON.stringify(initial));
  const close = () => begun.leave(onClose);
  const [refusal, setRefusal] = useState('');
  const [isSaving, setSaving] = useState(false);
  const change = (changes: Partial<PolicyForm>) => setForm((before) => ({ ...before, ...changes }));
  const changeRung = (key: string, changes: Partial<FormRung>) =>
    change({ rungs: form.rungs.map((rung) => (rung.key === key ? { ...rung, ...changes } : rung)) });

  const policy = fromForm(form);
  const obstacle = policyObstacle(policy);
  const legalEntityId = isForEntity
    ? form.legalEntityId || String(entities[0]?.id ?? '')
    : form.legalEntityId;
  const place = record?.legalEntity?.name ?? entities.find(({ id }) => id === legalEntityId)?.name;

  const save = async () => {
    setSaving(true);
    setRefusal('');
    try {
      const input = toInput(policy);
      if (record) await run('update', { id: record.id, version: record.version, ...input });
      else
        await run('create', {
          family: form.family,
          ...(legalEntityId && { legalEntityId }),
          ...input,
        });
      notify('settings.saved', { type: 'success' });
      begun.letGo();
      onClose();
    } catch (error) {
      if (!isPageKept()) setRefusal(refusalText(error, translate));
      setSaving(false);
    }
  };

  return (
    <Dialog open onClose={close} fullWidth maxWidth="lg" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>
        {word(labelsOf(ClockFamily), form.family)}
        {' – '}
        {isForEntity || record?.legalEntity ? place : translate('settings.house')}
      </DialogTitle>
      <DialogContent
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {isForEntity && !record && (
            <TextField
              select
              fullWidth
              margin="dense"
              label={translate('field.legalEntity')}
              value={legalEntityId}
              onChange={({ target }) => change({ legalEntityId: target.value })}
            >
              {entities.map(({ id, name }) => (
                <MenuItem key={id} value={id}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
          )}
          <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
            {translate('settings.ladder')}
          </Typography>
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {form.rungs.map((rung) => (
              <RungRow
                key={rung.key}
                rung={rung}
                family={form.family}
                onChange={(changes) => changeRung(rung.key, changes)}
                onRemove={() => change({ rungs: form.rungs.filter(({ key }) => key !== rung.key) })}
              />
            ))}
          </Box>
          <Button
            startIcon={<AddIcon />}
            disabled={form.rungs.length >= MOST_RUNGS}
            onClick={() => change({ rungs: withNew(form.rungs, newRung(form.family)) })}
            sx={{ mt: 1 }}
          >
            {translate('settings.addAlert')}
          </Button>
          {form.family === ClockFamily.HOURS ? (
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
              {translate('settings.neverQuiet')}
            </Typography>
          ) : (
            <QuietFields form={form} onChange={change} />
          )}
          <FormControlLabel
            sx={{ mt: 1 }}
            control={
              <Checkbox
                checked={form.acknowledgementSilences}
                onChange={({ target }) => change({ acknowledgementSilences: target.checked })}
              />
            }
            label={translate('settings.acknowledgementSilences')}
          />
        </Box>
        <PolicyPreview policy={obstacle ? null : policy} legalEntityId={legalEntityId || undefined} />
      </DialogContent>
      <Box sx={{ px: 3 }}>
        {(obstacle || refusal) && (
          <Alert severity="error">{obstacle ? translate(`law.Refusal.${obstacle}`) : refusal}</Alert>
        )}
      </Box>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={close}>{translate('verb.cancel')}</Button>
        <Button variant="contained" disabled={Boolean(obstacle)} loading={isSaving} onClick={save}>
          {translate('settings.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** Before the due instant and what follows it, which stay last. */
function withNew(rungs: readonly FormRung[], added: FormRung): FormRung[] {
  const isEnd = ({ moment }: FormRung) => moment === AlertMoment.AT_DUE || moment === AlertMoment.OVERDUE;
  return [...rungs.filter((rung) => !isEnd(rung)), added, ...rungs.filter(isEnd)];
}
