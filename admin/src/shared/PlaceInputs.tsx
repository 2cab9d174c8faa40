import { Box } from '@mui/material';
import { HOLIDAY_PLACES } from '@vigie/schema/rules';
import { SelectInput, useLocale, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { GroupedSelect } from './GroupedSelect.tsx';

/** `Europe/Paris` stands with the other cities of its continent. */
const ZONES = Intl.supportedValuesOf('timeZone').map((id) => ({
  id,
  name: id.slice(id.indexOf('/') + 1).replaceAll('_', ' '),
  group: id.split('/')[0] ?? '',
}));
const COUNTRIES = [...new Set(HOLIDAY_PLACES.map(({ code }) => code.slice(0, 2)))];

/** A country by its name in the language of the console. */
export function useCountryName(): (code: string) => string {
  const language = useLocale() === 'en' ? 'en-GB' : 'fr-FR';
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code) => names.of(code) ?? code;
}

/** The name of a region with public holidays of its own, as its people call it. */
export const regionName = (zone: string): string => {
  const name = HOLIDAY_PLACES.find(({ code }) => code === zone)?.name;
  return name ? `${name} (${zone})` : zone;
};

/** A country or a region by its name: "Allemagne, Bayern (DE-BY)". */
export function usePlaceName(): (code: string) => string {
  const nameOf = useCountryName();
  return (code) => {
    const country = nameOf(code.slice(0, 2));
    return code.includes('-') ? `${country}, ${regionName(code)}` : country;
  };
}

/** Where days are counted: the time zone, the country unless it stands, and the region with public holidays of its own. */
export const PlaceInputs = ({ isCountryFixed = false }: { isCountryFixed?: boolean }) => {
  const translate = useTranslate();
  const nameOf = useCountryName();
  const country = String(useWatch({ name: 'country' }) || 'FR');
  const countries = COUNTRIES.map((id) => ({ id, name: nameOf(id) })).sort((a, b) =>
    a.name.localeCompare(b.name),
  );
  const regions = HOLIDAY_PLACES.filter(({ code }) => code.startsWith(`${country}-`)).map(({ code }) => ({
    id: code,
    name: regionName(code),
  }));
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <GroupedSelect source="timeZone" label={translate('place.timeZone')} options={ZONES} />
      {!isCountryFixed && (
        <GroupedSelect source="country" label={translate('place.country')} options={countries} />
      )}
      {regions.length > 0 && (
        <SelectInput
          source="holidayZone"
          label={translate('place.holidayZone')}
          emptyText={translate('place.wholeCountry')}
          choices={regions}
          helperText={false}
          fullWidth
        />
      )}
    </Box>
  );
};
