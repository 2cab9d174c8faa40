import { Box } from '@mui/material';
import { NumberInput, useTranslate } from 'react-admin';

/** How many persons and how many records, roughly: GDPR 33(3)(a). */
export const CountInputs = () => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      {['approximateSubjects', 'approximateRecords'].map((source) => (
        <NumberInput
          key={source}
          source={source}
          label={translate(`breaches.field.${source}`)}
          min={0}
          step={1}
          helperText={false}
        />
      ))}
    </Box>
  );
};
