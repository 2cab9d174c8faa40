import { Box, Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import {
  Form,
  type HttpError,
  ResourceContextProvider,
  useLocale,
  useLocation,
  useNavigate,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { execute, type Refusal, type Variables } from '../graphql.ts';
import { CopyButton } from '../shared/CopyButton.tsx';
import { MarkBegun } from '../shared/MarkBegun.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { refusalText } from '../shared/refusalText.ts';
import { useBegun } from '../shared/unsaved.ts';
import { CalculatorTabs } from './CalculatorTabs.tsx';
import { caseFromSearch, caseToSearch, type Values } from './case.ts';
import { GraphqlPanel } from './GraphqlPanel.tsx';

/** While one types, the address waits for a moment's rest. Milliseconds. */
const REST = 400;

interface Asking<A> {
  /** The document that the server is asked, as an integrator would send it. */
  document: string;
  /** From the form to the query's input; null while it does not give enough. */
  toInput: (values: Values) => Variables | null;
  answer: (answer: A, input: Variables) => ReactNode;
}

interface CalculatorPageProps<A> extends Asking<A> {
  name: string;
  defaults: Values;
  /** The form. */
  children: ReactNode;
}

/** A calculator: the form, the server's answer beside it, the case in the address, the same for software. Nothing is stored. */
export const CalculatorPage = <A,>({ name, defaults, children, ...asking }: CalculatorPageProps<A>) => {
  const translate = useTranslate();
  const { search } = useLocation();
  // As the page was opened: what is typed goes into the address and not back from it.
  const [initial] = useState(() => caseFromSearch(search) ?? defaults);
  // Nothing is asked: the way back leads to the same case.
  const form = useBegun(false);
  return (
    <>
      <PageTitle
        title={translate(`calculators.${name}.title`)}
        under={translate(`calculators.${name}.lead`)}
        actions={<CopyButton label={translate('calculators.link')} text={() => window.location.href} />}
      />
      <CalculatorTabs />
      <ResourceContextProvider value="tools">
        <Form
          defaultValues={initial}
          record={{}}
          onSubmit={() => undefined}
          noValidate
          sanitizeEmptyValues={false}
        >
          <MarkBegun form={form} />
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 420px' },
            }}
          >
            <Card sx={{ p: { xs: 2, sm: 3 } }}>{children}</Card>
            <Box
              component="aside"
              aria-label={translate('calculators.answer')}
              sx={{ position: { lg: 'sticky' }, top: { lg: 84 }, minWidth: 0 }}
            >
              <Answer {...asking} />
            </Box>
          </Box>
        </Form>
      </ResourceContextProvider>
    </>
  );
};

function Answer<A>({ document, toInput, answer }: Asking<A>) {
  const translate = useTranslate();
  const values = useWatch() as Values;
  const locale = useLocale() === 'en' ? 'EN' : 'FR';
  useCaseInAddress(values);
  const input = toInput(values);
  const variables = document.includes('$locale') ? { input, locale } : { input };
  const { data, error } = useQuery({
    queryKey: ['calculator', document, variables],
    queryFn: ({ signal }) => execute<Record<string, A>>(document, variables, { signal }),
    enabled: input !== null,
    retry: false,
    staleTime: 300_000,
    placeholderData: (previous) => previous,
  });
  const found = data && Object.values(data)[0];
  return (
    <>
      <Card
        role="status"
        tabIndex={0}
        sx={{ p: { xs: 2, sm: 2.5 }, maxHeight: { lg: 'calc(100vh - 108px)' }, overflow: 'auto' }}
      >
        {!input && <Typography sx={{ color: 'text.secondary' }}>{translate('calculators.waits')}</Typography>}
        {input && error && <Trouble error={error} />}
        {input && !error && found && answer(found, input)}
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0, mt: 2 }}>
          {translate('calculators.nothingStored')}
        </Typography>
      </Card>
      {input && <GraphqlPanel document={document} variables={variables} />}
    </>
  );
}

/** A link may have been followed whose page is still being loaded: until it comes, this one stays on the screen. */
const isAddressOf = (pathname: string): boolean => window.location.hash.split('?')[0] === `#${pathname}`;

/** Keeps the address in step with the form, so that it can be sent to a colleague or put into a file. */
function useCaseInAddress(values: Values): void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const wanted = caseToSearch(values);
  useEffect(() => {
    if (wanted === search) return;
    const timer = setTimeout(() => {
      if (isAddressOf(pathname)) navigate(`${pathname}${wanted}`, { replace: true });
    }, REST);
    return () => clearTimeout(timer);
  }, [wanted, search, pathname, navigate]);
}

const pathsOf = (errors: object, path = ''): string[] =>
  Object.entries(errors).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : pathsOf(value as object, `${path}${key}.`),
  );

/** Which field is wrong, where the server says so. */
const Trouble = ({ error }: { error: unknown }) => {
  const translate = useTranslate();
  const { errors } = ((error as HttpError).body ?? {}) as Refusal;
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{refusalText(error, translate)}</Typography>
      {errors && (
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
          {pathsOf(errors).map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </Box>
      )}
    </>
  );
};
