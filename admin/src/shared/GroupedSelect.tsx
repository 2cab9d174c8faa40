import { TextField } from '@mui/material';
import { useInput } from 'react-admin';

interface Option {
  id: string;
  name: string;
  /** Under which heading it stands. */
  group?: string;
}

/** A long list by the browser's own means, which on a phone and for a screen reader are the best ones: with headings. */
export const GroupedSelect = ({
  source,
  label,
  options,
}: {
  source: string;
  label: string;
  options: readonly Option[];
}) => {
  const { field, id } = useInput({ source, defaultValue: '' });
  const { ref, ...control } = field;
  const groups = Map.groupBy(options, ({ group = '' }) => group);
  const items = (some: readonly Option[]) =>
    some.map((option) => (
      <option key={option.id} value={option.id}>
        {option.name}
      </option>
    ));
  return (
    <TextField
      {...control}
      id={id}
      inputRef={ref}
      select
      fullWidth
      margin="dense"
      label={label}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {[...groups].map(([group, some]) =>
        group ? (
          <optgroup key={group} label={group}>
            {items(some)}
          </optgroup>
        ) : (
          items(some)
        ),
      )}
    </TextField>
  );
};
