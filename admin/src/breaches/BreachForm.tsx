import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import MissingIcon from '@mui/icons-material/EditOffOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, GlobalStyles, IconButton, Skeleton, Tooltip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useNotify, useParams, useTranslate } from 'react-admin';
import { execute } from '../graphql.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Panel } from '../shared/Panel.tsx';
import { RefusalPanel } from '../shared/RefusalPanel.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { ToneChip } from '../shared/ToneChip.tsx';

const FORM = `query BreachForm($id: ID!, $locale: Locale) {
  breach(id: $id) { id reference }
  breachForm(id: $id, locale: $locale) {
    missing json sections { code label missing fields { no key label text isRequired isMissing } }
  } }`;

interface FormField {
  no: number;
  key: string;
  label: string;
  text: string | null;
  isRequired: boolean;
  isMissing: boolean;
}
interface Form {
  missing: number;
  json: string;
  sections: { code: string; label: string; missing: number; fields: FormField[] }[];
}

/** On paper the answers alone. */
const PRINT = { '@media print': { 'header, nav, button': { display: 'none !important' } } };

/** What the file answers of the authority's form, section by section: to be copied, nothing is filed by itself. */
const BreachForm = () => {
  const translate = useTranslate();
  const { id } = useParams();
  const locale = useLocale() === 'en' ? 'EN' : 'FR';
  const { data, error, refetch } = useQuery({
    queryKey: ['breachForm', id, locale],
    queryFn: ({ signal }) =>
      execute<{ breach: { id: string; reference: string }; breachForm: Form }>(
        FORM,
        { id, locale },
        { signal },
      ),
    retry: false,
  });
  if (error) return <RefusalPanel error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={420} sx={{ borderRadius: '12px' }} />;
  const { breach, breachForm: form } = data;
  return (
    <>
      <GlobalStyles styles={PRINT} />
      <PageTitle
        before={<TextLink to={`/breaches/${breach.id}/show`}>{breach.reference}</TextLink>}
        title={translate('breaches.form.title')}
        under={translate('breaches.form.lead')}
        actions={<FormActions json={form.json} />}
      />
      <Alert severity={form.missing ? 'warning' : 'success'} sx={{ mb: 2.5 }}>
        {form.missing
          ? translate('breaches.form.missing', { smart_count: form.missing })
          : translate('breaches.form.complete')}
      </Alert>
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {form.sections.map((section) => (
          <Section key={section.code} section={section} />
        ))}
      </Box>
    </>
  );
};

const useCopy = () => {
  const translate = useTranslate();
  const notify = useNotify();
  return (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => notify(translate('breaches.form.copied'), { type: 'success' }),
      () => notify(translate('breaches.form.notCopied'), { type: 'warning' }),
    );
};

const FormActions = ({ json }: { json: string }) => {
  const translate = useTranslate();
  const copy = useCopy();
  return (
    <>
      <Button variant="outlined" startIcon={<CopyIcon />} onClick={() => copy(json)}>
        {translate('breaches.form.json')}
      </Button>
      <Button variant="outlined" startIcon={<PrintIcon />} onClick={() => window.print()}>
        {translate('breaches.form.print')}
      </Button>
    </>
  );
};

const Section = ({ section }: { section: Form['sections'][number] }) => {
  const translate = useTranslate();
  const shown = section.fields.filter(({ text, isRequired }) => text !== null || isRequired);
  if (shown.length === 0) return null;
  return (
    <Panel title={section.label}>
      <Box component="dl" sx={{ m: 0 }}>
        {shown.map((field) => (
          <Answer key={field.key} field={field} />
        ))}
      </Box>
      {shown.length < section.fields.length && (
        <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block', mt: 1 }}>
          {translate('breaches.form.optional', { smart_count: section.fields.length - shown.length })}
        </Typography>
      )}
    </Panel>
  );
};

const Answer = ({ field }: { field: FormField }) => {
  const translate = useTranslate();
  const copy = useCopy();
  const { label, text, no } = field;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 3fr)' },
        columnGap: 2,
        alignItems: 'start',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box component="dt" sx={{ fontWeight: 600 }}>
        <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', mr: 1 }}>
          {no}
        </Box>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0, display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        {text === null ? (
          <ToneChip tone="warn" icon={MissingIcon}>
            {translate('breaches.form.toFill')}
          </ToneChip>
        ) : (
          <>
            <Box sx={{ flex: 1, minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Box>
            <Tooltip title={translate('breaches.form.copy')}>
              <IconButton
                size="small"
                aria-label={translate('breaches.form.copyOf', { label })}
                onClick={() => copy(text)}
              >
                <CopyIcon fontSize="small" />
              </IconButton>
            </Tooltip>
          </>
        )}
      </Box>
    </Box>
  );
};

export default BreachForm;
