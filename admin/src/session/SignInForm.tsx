import HiddenIcon from '@mui/icons-material/VisibilityOffOutlined';
import VisibleIcon from '@mui/icons-material/VisibilityOutlined';
import { Alert, Box, Button, IconButton, InputAdornment, TextField, Typography } from '@mui/material';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type HttpError, useTranslate } from 'react-admin';
import type { Refusal } from '../graphql.ts';
import { refusalText } from '../shared/refusalText.ts';
import type { Credentials } from './signIn.ts';

interface SignInFormProps {
  /** Who is expected. */
  email?: string;
  /** Why one is here again. */
  notice?: string;
  onSubmit: (credentials: Credentials) => Promise<unknown>;
}

export const SignInForm = ({ email = '', notice, onSubmit }: SignInFormProps) => {
  const translate = useTranslate();
  const [values, setValues] = useState({ email, password: '' });
  const [missing, setMissing] = useState<string[]>([]);
  const [error, setError] = useState<HttpError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isShown, setShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = Object.entries(values).flatMap(([name, value]) => (value ? [] : [name]));
    setMissing(empty);
    setError(null);
    if (empty.length) return form.current?.querySelector<HTMLInputElement>(`[name=${empty[0]}]`)?.focus();
    setBusy(true);
    await onSubmit({ ...values, email: values.email.trim() }).catch(setError);
    setBusy(false);
  };
  const field = (name: 'email' | 'password') => ({
    name,
    label: translate(`signIn.${name}`),
    value: values[name],
    error: missing.includes(name),
    helperText: missing.includes(name) ? translate('signIn.required') : undefined,
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    fullWidth: true,
    margin: 'dense' as const,
    size: 'medium' as const,
  });
  return (
    <Box
      component="form"
      ref={form}
      onSubmit={submit}
      noValidate
      sx={{ width: '100%', maxWidth: 440, mx: 'auto' }}
    >
      <Typography variant="h1" sx={{ mb: 2 }}>
        {translate('signIn.title')}
      </Typography>
      {notice && !error && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {notice}
        </Alert>
      )}
      {error && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          <SignInError error={error} />
        </Alert>
      )}
      <TextField {...field('email')} type="email" autoComplete="username" autoFocus={!email} />
      <TextField
        {...field('password')}
        type={isShown ? 'text' : 'password'}
        autoComplete="current-password"
        autoFocus={Boolean(email)}
        slotProps={{
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton
                  aria-label={translate(isShown ? 'signIn.hide' : 'signIn.show')}
                  onClick={() => setShown(!isShown)}
                  edge="end"
                >
                  {isShown ? <HiddenIcon /> : <VisibleIcon />}
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <Button type="submit" variant="contained" size="large" fullWidth loading={isBusy} sx={{ mt: 1.5 }}>
        {translate('signIn.submit')}
      </Button>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
        {translate('signIn.forgotten')}
      </Typography>
    </Box>
  );
};

const SignInError = ({ error }: { error: HttpError }) => {
  const translate = useTranslate();
  const { code, retryAfter, rule } = (error.body ?? {}) as Refusal;
  if (code === 'UNAUTHENTICATED' && !rule) return <>{translate('signIn.wrong')}</>;
  if (code === 'RATE_LIMITED' && retryAfter) return <Wait seconds={retryAfter} />;
  return <>{refusalText(error, translate)}</>;
};

/** Counts down to the next try. */
const Wait = ({ seconds }: { seconds: number }) => {
  const translate = useTranslate();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((value) => Math.max(0, value - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  if (left > 90) return <>{translate('signIn.tooOftenLong', { smart_count: Math.ceil(left / 60) })}</>;
  return <>{translate('signIn.tooOften', { smart_count: left })}</>;
};
