import {
  Alert,
  AlertTitle,
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type RaRecord,
  useDataProvider,
  useResourceContext,
  useResourceDefinition,
  useTranslate,
} from 'react-admin';
import { useFormat } from '../time/useFormat.ts';
import type { TimelineEntry } from './Timeline.tsx';
import { useEventText } from './useEventText.ts';

/** Whose words a status is in, where a resource has one. */
const STATUS_NAMES: Readonly<Record<string, string>> = {
  requests: 'RequestStatus',
  rights: 'RequestStatus',
  breaches: 'BreachStatus',
};

const TECHNICAL = ['version', 'updatedAt', '__typename'];

interface ConflictNoticeProps {
  record: RaRecord;
  /** Reloads instead, once nothing typed would be lost unasked. */
  onGiveUp: (reload: () => void) => void;
  /** Goes on with what was typed, on the record as it is now. */
  onKeep: (fresh: RaRecord) => void;
}

/** A stale version: nothing was saved and nothing typed is lost; who did what meanwhile is said before one goes on. */
export const ConflictNotice = ({ record, onGiveUp, onKeep }: ConflictNoticeProps) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const dataProvider = useDataProvider();
  const resource = useResourceContext() ?? '';
  const { hasShow } = useResourceDefinition({ resource });
  const { data: fresh } = useQuery({
    queryKey: ['conflict', resource, record.id, record.version],
    queryFn: async () => (await dataProvider.getOne(resource, { id: record.id })).data as RaRecord,
    retry: false,
    gcTime: 0,
  });
  // A part of a case reloads with the case.
  const reload = () => void client.invalidateQueries(hasShow ? { queryKey: [resource] } : undefined);
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      <AlertTitle>{translate('verb.conflict')}</AlertTitle>
      {translate('verb.conflictHelp')}
      {fresh && <Meanwhile before={record} after={fresh} />}
      {fresh && <Changes before={record} after={fresh} />}
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5, flexWrap: 'wrap' }}>
        {fresh && (
          <Button variant="contained" color="warning" onClick={() => onKeep(fresh)}>
            {translate('verb.keep')}
          </Button>
        )}
        <Button color="inherit" onClick={() => onGiveUp(reload)}>
          {translate('verb.reload')}
        </Button>
      </Box>
    </Alert>
  );
};

const storyOf = (record: RaRecord): TimelineEntry[] => record.timeline ?? [];

/** Who did what since it was opened; readings change nothing. */
const Meanwhile = ({ before, after }: { before: RaRecord; after: RaRecord }) => {
  const translate = useTranslate();
  const print = useFormat();
  const textOf = useEventText();
  const known = new Set(storyOf(before).map(({ id }) => id));
  const entries = storyOf(after).filter(({ id, action }) => !known.has(id) && action !== 'values.read');
  if (!entries.length) return null;
  return (
    <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
      {entries.map(({ id, at, actor, actorKind, ...told }) => (
        <li key={id}>
          <strong>{textOf(told)}</strong>{' '}
          {translate('timeline.by', {
            name: actor?.name ?? translate(`timeline.${actorKind.toLowerCase()}`, { _: actorKind }),
          })}
          , {print(at, 'dateTime')}
        </li>
      ))}
    </Box>
  );
};

const Changes = ({ before, after }: { before: RaRecord; after: RaRecord }) => {
  const translate = useTranslate();
  const print = useFormat();
  const resource = useResourceContext() ?? '';
  const changed = Object.keys(after).filter(
    (key) => !TECHNICAL.includes(key) && isPlain(after[key]) && after[key] !== before[key],
  );
  if (!changed.length) return <p>{translate('verb.nothingVisible')}</p>;
  const show = (key: string, value: unknown) => {
    if (value === null || value === undefined) return translate('value.none');
    if (key === 'status') return translate(`law.${STATUS_NAMES[resource]}.${value}`, { _: String(value) });
    return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? print(String(value), 'dateTime') : String(value);
  };
  return (
    <Table size="small" sx={{ mt: 1 }}>
      <TableHead>
        <TableRow>
          <TableCell component="td" />
          <TableCell scope="col">{translate('verb.before')}</TableCell>
          <TableCell scope="col">{translate('verb.after')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {changed.map((key) => (
          <TableRow key={key}>
            <TableCell component="th" scope="row">
              {translate(`${resource}.field.${key}`, { _: translate(`field.${key}`, { _: key }) })}
            </TableCell>
            <TableCell>{show(key, before[key])}</TableCell>
            <TableCell>{show(key, after[key])}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

const isPlain = (value: unknown) => value === null || typeof value !== 'object';
