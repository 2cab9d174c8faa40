import { Alert } from '@mui/material';
import { useEffect, useRef } from 'react';
import { ValidationError } from 'react-admin';
import { type FieldError, useFormState } from 'react-hook-form';

/** Within a form: the first field that the server refused gets the focus; what it refused and no field shows is said here. */
export const RefusedFields = () => {
  const { errors, submitCount } = useFormState();
  const here = useRef<HTMLDivElement>(null);
  const refused = problemsIn(errors).filter(({ type }) => type === 'server');
  const unshown = refused.filter(({ ref }) => !ref);
  const isRefused = refused.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time it was sent
  useEffect(() => {
    if (isRefused) firstRefused(here.current?.closest('form'))?.focus();
  }, [submitCount]);
  return (
    <div ref={here}>
      {unshown.map(({ message = '' }) => (
        <Alert key={message} severity="error" sx={{ mb: 2 }}>
          <ValidationError error={message} />
        </Alert>
      ))}
    </div>
  );
};

/** The library marks a field's label and its help as well: whichever comes first leads to the field. */
const firstRefused = (form: HTMLFormElement | null | undefined) =>
  form
    ?.querySelector('.Mui-error')
    ?.closest('.MuiFormControl-root')
    ?.querySelector<HTMLElement>('input:not([type=hidden], [aria-hidden=true]), textarea, [role=combobox]');

const isProblem = (part: object): part is FieldError => 'type' in part && typeof part.type === 'string';

const problemsIn = (tree: object): FieldError[] =>
  Object.values(tree).flatMap((part: unknown) => {
    if (typeof part !== 'object' || part === null) return [];
    return isProblem(part) ? [part] : problemsIn(part);
  });
