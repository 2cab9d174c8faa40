import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { type SavedQuery, useListContext, useSavedQueries, useTranslate } from 'react-admin';
import { useBegunWhen } from './unsaved.ts';

/** Filters and order under a name. Dates in them stay relative, so that a view means the same next week. */
export const SavedViews = () => {
  const translate = useTranslate();
  const { resource, filterValues, displayedFilters, sort, perPage, setFilters, setSort } = useListContext();
  const [saved, setSaved] = useSavedQueries(resource);
  const [name, setName] = useState<string | null>(null);
  useBegunWhen(Boolean(name));
  const apply = ({ value }: SavedQuery) => {
    setFilters(value?.filter ?? {}, value?.displayedFilters);
    if (value?.sort) setSort(value.sort);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name?.trim()) return;
    const value = { filter: filterValues, displayedFilters, sort, perPage };
    setSaved([
      ...saved.filter(({ label }) => label !== name.trim()),
      { label: name.trim(), value },
    ] as SavedQuery[]);
    setName(null);
  };
  const hasFilters = Object.keys(filterValues).length > 0;
  if (!saved.length && !hasFilters) return null;
  return (
    <Box role="group" aria-label={translate('list.saved')}>
      <Typography
        aria-hidden
        sx={{ fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary', mb: 0.5 }}
      >
        {translate('list.saved')}
      </Typography>
      {saved.map((query) => (
        <Box key={query.label} sx={{ display: 'flex', alignItems: 'center' }}>
          <Button
            size="small"
            onClick={() => apply(query)}
            sx={{ flex: 1, justifyContent: 'flex-start', color: 'text.primary' }}
          >
            {query.label}
          </Button>
          <IconButton
            size="small"
            aria-label={translate('list.remove', { name: query.label })}
            onClick={() => setSaved(saved.filter((other) => other !== query))}
          >
            <CloseIcon fontSize="small" />
          </IconButton>
        </Box>
      ))}
      {hasFilters && name === null && (
        <Button size="small" onClick={() => setName('')}>
          {translate('list.save')}
        </Button>
      )}
      {name !== null && (
        <Box component="form" onSubmit={save} sx={{ display: 'grid', gap: 1, mt: 0.5 }}>
          <TextField
            autoFocus
            label={translate('list.saveName')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Box>
            <Button type="submit" size="small" variant="contained">
              {translate('verb.save')}
            </Button>{' '}
            <Button size="small" onClick={() => setName(null)}>
              {translate('verb.cancel')}
            </Button>
          </Box>
        </Box>
      )}
    </Box>
  );
};
