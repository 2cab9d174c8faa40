import CheckIcon from '@mui/icons-material/Check';
import { Box, ButtonBase, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';

export interface FilterOption {
  label: string;
  /** The part of the API's filter that this option stands for. */
  value: Record<string, unknown>;
}
interface FilterTogglesProps {
  title: string;
  options: FilterOption[];
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** One option of a group at a time; pressed again, it is lifted. */
export const FilterToggles = ({ title, options }: FilterTogglesProps) => {
  const { filterValues, setFilters } = useListContext();
  const keys = [...new Set(options.flatMap(({ value }) => Object.keys(value)))];
  const isOn = ({ value }: FilterOption) => keys.every((key) => isSame(filterValues[key], value[key]));
  const toggle = (option: FilterOption) => {
    const others = Object.fromEntries(Object.entries(filterValues).filter(([key]) => !keys.includes(key)));
    setFilters(isOn(option) ? others : { ...others, ...option.value });
  };
  return (
    <ToggleGroup title={title}>
      {options.map((option) => (
        <Toggle key={option.label} label={option.label} isOn={isOn(option)} onClick={() => toggle(option)} />
      ))}
    </ToggleGroup>
  );
};

/** Any number of codes of one field. */
export const FilterCodes = ({
  title,
  source,
  codes,
}: {
  title: string;
  source: string;
  codes: { id: string; name: string }[];
}) => {
  const { filterValues, setFilters } = useListContext();
  const chosen: string[] = filterValues[source]?.in ?? [];
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    const { [source]: _, ...others } = filterValues;
    setFilters(next.length ? { ...others, [source]: { in: next } } : others);
  };
  return (
    <ToggleGroup title={title}>
      {codes.map(({ id, name }) => (
        <Toggle key={id} label={name} isOn={chosen.includes(id)} onClick={() => toggle(id)} />
      ))}
    </ToggleGroup>
  );
};

const ToggleGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box role="group" aria-label={title}>
    <Typography aria-hidden sx={{ fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary', mb: 0.5 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

const Toggle = ({ label, isOn, onClick }: { label: string; isOn: boolean; onClick: () => void }) => (
  <ButtonBase
    aria-pressed={isOn}
    onClick={onClick}
    sx={(theme) => ({
      display: 'flex',
      width: '100%',
      justifyContent: 'space-between',
      textAlign: 'left',
      px: 1.25,
      py: '5px',
      borderRadius: '7px',
      fontSize: '0.9375rem',
      fontWeight: isOn ? 650 : 400,
      color: isOn ? theme.palette.tone.accent.fg : 'text.primary',
      bgcolor: isOn ? theme.palette.tone.accent.bg : 'transparent',
      '&:hover': { bgcolor: isOn ? theme.palette.tone.accent.bg : 'action.hover' },
    })}
  >
    {label}
    {isOn && <CheckIcon sx={{ fontSize: '1.1rem' }} aria-hidden />}
  </ButtonBase>
);
