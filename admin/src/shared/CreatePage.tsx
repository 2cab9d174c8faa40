import { Alert, Box, Button, Card } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  CreateBase,
  Form,
  type HttpError,
  useCreate,
  useNotify,
  useRedirect,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { useFormState } from 'react-hook-form';
import type { Refusal } from '../graphql.ts';
import { isPageKept } from '../session/sessionEnd.ts';
import { ButtonLink } from './ButtonLink.tsx';
import { MarkBegun } from './MarkBegun.tsx';
import { PageTitle } from './PageTitle.tsx';
import { RefusedFields } from './RefusedFields.tsx';
import { refusalText } from './refusalText.ts';
import { TextLink } from './TextLink.tsx';
import { useBegun } from './unsaved.ts';
import { keepAnswer } from './wholeRecord.ts';

interface CreatePageProps {
  title: string;
  lead: string;
  listTitle: string;
  submitLabel: string;
  defaultValues?: Record<string, unknown>;
  /** From the form to the mutation's input. */
  toInput: (values: never) => Record<string, unknown>;
  /** Beside the form: the date that it gives. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A new case: few fields, the legal date in sight while one types, then the case itself. */
export const CreatePage = ({
  title,
  lead,
  listTitle,
  submitLabel,
  defaultValues,
  toInput,
  aside,
  children,
}: CreatePageProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const client = useQueryClient();
  const resource = useResourceContext() ?? '';
  const [create] = useCreate();
  const [refusal, setRefusal] = useState<HttpError | null>(null);
  const form = useBegun();
  // As the page was opened: what is filled in is not reset by a render.
  const [initialValues] = useState(defaultValues);

  const submit = async (values: never) => {
    setRefusal(null);
    try {
      const record = await create(resource, { data: toInput(values) }, { returnPromise: true });
      void keepAnswer(client, resource, record);
      notify('verb.done', { type: 'success' });
      form.letGo();
      redirect('show', resource, record.id, record);
      return undefined;
    } catch (error) {
      const { body } = error as HttpError & { body?: Refusal };
      if (!body?.errors && !isPageKept()) setRefusal(error as HttpError);
      return body?.errors;
    }
  };

  return (
    <CreateBase>
      <PageTitle title={title} under={lead} before={<TextLink to={`/${resource}`}>{listTitle}</TextLink>} />
      <Form defaultValues={initialValues} onSubmit={submit as never} noValidate>
        <MarkBegun form={form} />
        <Box
          sx={{
            display: 'grid',
            gap: 2.5,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 720px) 340px' },
          }}
        >
          <Card sx={{ p: { xs: 2, sm: 3 } }}>
            {children}
            <RefusedFields />
            {refusal && (
              <Alert severity="error" sx={{ mt: 2 }}>
                {refusalText(refusal, translate)}
              </Alert>
            )}
            <Box sx={{ display: 'flex', gap: 1, mt: 3, flexWrap: 'wrap' }}>
              <SubmitButton>{submitLabel}</SubmitButton>
              <ButtonLink to={`/${resource}`}>{translate('verb.cancel')}</ButtonLink>
            </Box>
          </Card>
          <Box component="aside" sx={{ position: { lg: 'sticky' }, top: { lg: 84 } }}>
            {aside}
          </Box>
        </Box>
      </Form>
    </CreateBase>
  );
};

const SubmitButton = ({ children }: { children: ReactNode }) => {
  const { isSubmitting } = useFormState();
  return (
    <Button type="submit" variant="contained" size="large" loading={isSubmitting}>
      {children}
    </Button>
  );
};
