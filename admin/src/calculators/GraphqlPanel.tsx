import ChevronIcon from '@mui/icons-material/ExpandMoreOutlined';
import { Accordion, AccordionDetails, AccordionSummary, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Variables } from '../graphql.ts';
import { CopyButton } from '../shared/CopyButton.tsx';

/** The same question for software: the document and its variables, ready to be sent. */
export const GraphqlPanel = ({ document, variables }: { document: string; variables: Variables }) => {
  const translate = useTranslate();
  return (
    <Accordion
      disableGutters
      variant="outlined"
      slotProps={{ heading: { component: 'h2' } }}
      sx={{ mt: 2.5, borderRadius: '12px', '&::before': { display: 'none' } }}
    >
      <AccordionSummary expandIcon={<ChevronIcon />}>
        <Typography component="span" sx={{ fontWeight: 650 }}>
          {translate('calculators.graphql.title')}
        </Typography>
      </AccordionSummary>
      <AccordionDetails>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {translate('calculators.graphql.help')}
        </Typography>
        <Code label={translate('calculators.graphql.document')} text={document} />
        <Code label={translate('calculators.graphql.variables')} text={JSON.stringify(variables, null, 2)} />
        <CopyButton
          label={translate('calculators.graphql.copy')}
          text={() => JSON.stringify({ query: document, variables }, null, 2)}
        />
      </AccordionDetails>
    </Accordion>
  );
};

const Code = ({ label, text }: { label: string; text: string }) => (
  <Box
    component="pre"
    tabIndex={0}
    role="region"
    aria-label={label}
    sx={(theme) => ({
      m: 0,
      mb: 1.5,
      p: 1.5,
      maxHeight: 280,
      overflow: 'auto',
      borderRadius: '8px',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      bgcolor: theme.palette.tone.plain.bg,
      color: theme.palette.tone.plain.fg,
    })}
  >
    {text}
  </Box>
);
