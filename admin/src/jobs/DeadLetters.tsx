import FailedIcon from '@mui/icons-material/ErrorOutlineOutlined';
import RetryIcon from '@mui/icons-material/ReplayOutlined';
import { Box, Button, Checkbox, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { nodeTypeOf } from '@vigie/schema/rules';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { TextLink } from '../shared/TextLink.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { type DeadLetter, replayAll } from './background.ts';

const pathOf = ({ caseId }: DeadLetter) =>
  `/${nodeTypeOf(caseId) === 'Breach' ? 'breaches' : 'requests'}/${caseId}/show`;

/** Alerts and letters that were not delivered: why, and the deed that has them sent again. */
export const DeadLetters = ({ letters, total }: { letters: DeadLetter[]; total: number }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const mayReplay = useMay('jobs:admin');
  const [chosen, setChosen] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const open = letters.filter(({ replay }) => replay.allowed);
  const picked = open.filter(({ id }) => chosen.includes(id));

  const replay = async (some: DeadLetter[]) => {
    setBusy(true);
    const { done, refusals } = await replayAll(some);
    await client.invalidateQueries({ queryKey: ['backgroundWork'] });
    setBusy(false);
    setChosen([]);
    if (done > 0) notify('jobs.dead.replayed', { type: 'success', messageArgs: { smart_count: done } });
    const [first] = refusals;
    if (first) {
      const why = refusalText(first, translate);
      notify('jobs.dead.refused', { type: 'warning', messageArgs: { smart_count: refusals.length, why } });
    }
  };

  return (
    <Panel
      flush
      title={translate('jobs.dead.title')}
      action={
        picked.length > 0 && (
          <Button variant="contained" loading={isBusy} onClick={() => replay(picked)}>
            {translate('jobs.dead.replayChosen', { smart_count: picked.length })}
          </Button>
        )
      }
    >
      {letters.length === 0 && (
        <Typography sx={{ px: 2.5, pb: 2.5 }}>{translate('jobs.dead.empty')}</Typography>
      )}
      {mayReplay && open.length > 1 && (
        <Box component="label" sx={{ display: 'flex', alignItems: 'center', px: 1.5, cursor: 'pointer' }}>
          <Checkbox
            checked={picked.length === open.length}
            indeterminate={picked.length > 0 && picked.length < open.length}
            onChange={(_, isOn) => setChosen(isOn ? open.map(({ id }) => id) : [])}
          />
          {translate('jobs.dead.all')}
        </Box>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {letters.map((letter) => (
          <Row
            key={letter.id}
            letter={letter}
            mayReplay={mayReplay}
            isBusy={isBusy}
            isChosen={chosen.includes(letter.id)}
            onChoose={(isOn) =>
              setChosen(isOn ? [...chosen, letter.id] : chosen.filter((id) => id !== letter.id))
            }
            onReplay={() => replay([letter])}
          />
        ))}
      </Box>
      {total > letters.length && (
        <Typography variant="body2" sx={{ px: 2.5, py: 1.5, color: 'text.secondary' }}>
          {translate('jobs.dead.shown', { shown: letters.length, total })}
        </Typography>
      )}
    </Panel>
  );
};

interface RowProps {
  letter: DeadLetter;
  mayReplay: boolean;
  isBusy: boolean;
  isChosen: boolean;
  onChoose: (isOn: boolean) => void;
  onReplay: () => void;
}

const Row = ({ letter, mayReplay, isBusy, isChosen, onChoose, onReplay }: RowProps) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const { title, onReference, state, reasonText, attempts, failedAt, nextAttemptAt, recipient, replay } =
    letter;
  const isFailed = state === 'FAILED';
  const what = [
    translate(`law.DeadLetterKind.${letter.kind}`),
    translate(`jobs.dead.channel.${letter.channel}`),
    recipient && translate('jobs.dead.to', { name: nameOf(recipient) }),
  ];
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'auto minmax(0, 1fr)',
          md: 'auto minmax(0, 1.3fr) minmax(0, 1fr) auto',
        },
        columnGap: 1.5,
        rowGap: 1,
        alignItems: 'start',
        px: 1.5,
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ width: 42 }}>
        {mayReplay && replay.allowed && (
          <Checkbox
            checked={isChosen}
            onChange={(_, isOn) => onChoose(isOn)}
            slotProps={{
              input: { 'aria-label': translate('jobs.dead.select', { what: title, reference: onReference }) },
            }}
          />
        )}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, lineHeight: 1.35 }}>
          <TextLink to={pathOf(letter)} sx={{ mr: 1, whiteSpace: 'nowrap' }}>
            {onReference}
          </TextLink>
          {title}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {what.filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ minWidth: 0, gridColumn: { xs: '2', md: 'auto' } }}>
        <ToneChip tone={isFailed ? 'danger' : 'warn'} icon={isFailed ? FailedIcon : RetryIcon}>
          {translate(`law.DeadLetterState.${state}`)}
        </ToneChip>
        <Typography sx={{ mt: 0.5, lineHeight: 1.35 }}>{reasonText}</Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block' }}>
          {translate('jobs.dead.attempts')} : {attempts} · {translate('jobs.dead.failedAt')} :{' '}
          <Instant value={failedAt} format="dateTime" />
        </Typography>
        {nextAttemptAt && (
          <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block' }}>
            {translate('jobs.dead.next')} <Instant value={nextAttemptAt} format="dateTime" />
          </Typography>
        )}
      </Box>
      <Box sx={{ gridColumn: { xs: '2', md: 'auto' }, maxWidth: { md: 260 }, justifySelf: { md: 'end' } }}>
        {mayReplay && replay.allowed && (
          <Button
            size="small"
            variant="outlined"
            startIcon={<RetryIcon />}
            disabled={isBusy}
            onClick={onReplay}
          >
            {translate('jobs.dead.replay')}
          </Button>
        )}
        {!replay.allowed && replay.reason !== 'FORBIDDEN' && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {replay.text}
          </Typography>
        )}
      </Box>
    </Box>
  );
};
