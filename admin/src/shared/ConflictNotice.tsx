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
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type RaRecord,
  useDataProvider,
  useResourceContext,
  useResourceDefinition,
  useTranslate,
} from 'react-admin';
import { useFormat } from '../time/useFormat.ts';

const TECHNICAL = ['version', 'updatedAt', '__typename'];

/** A stale version: nothing was saved; one may reload, or first see what the other person did. */
export const ConflictNotice = ({ record, onReload }: { record: RaRecord; onReload: () => void }) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const dataProvider = useDataProvider();
  const resource = useResourceContext() ?? '';
  const { hasShow } = useResourceDefinition({ resource });
  const [fresh, setFresh] = useState<RaRecord>();
  const compare = async () => setFresh((await dataProvider.getOne(resource, { id: record.id })).data);
  const reload = async () => {
    // A part of a case reloads with the case.
    await client.invalidateQueries(hasShow ? { queryKey: [resource] } : undefined);
    onReload();
  };
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      <AlertTitle>{translate('verb.conflict')}</AlertTitle>
      {translate('verb.conflictHelp')}
      {fresh && <Changes before={record} after={fresh} />}
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5, flexWrap: 'wrap' }}>
        <Button variant="contained" color="warning" onClick={reload}>
          {translate('verb.reload')}
        </Button>
        {hasShow && !fresh && (
          <Button color="inherit" onClick={compare}>
            {translate('verb.whatChanged')}
          </Button>
        )}
      </Box>
    </Alert>
  );
};

const Changes = ({ before, after }: { before: RaRecord; after: RaRecord }) => {
  const translate = useTranslate();
  const print = useFormat();
  const resource = useResourceContext();
  const changed = Object.keys(after).filter(
    (key) => !TECHNICAL.includes(key) && isPlain(after[key]) && after[key] !== before[key],
  );
  if (!changed.length) return <p>{translate('verb.nothingVisible')}</p>;
  const show = (value: unknown) => {
    if (value === null || value === undefined) return translate('value.none');
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
              {translate(`resources.${resource}.fields.${key}`, { _: translate(`field.${key}`, { _: key }) })}
            </TableCell>
            <TableCell>{show(before[key])}</TableCell>
            <TableCell>{show(after[key])}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

const isPlain = (value: unknown) => value === null || typeof value !== 'object';
