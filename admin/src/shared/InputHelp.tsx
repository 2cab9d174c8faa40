import type { ReactNode } from 'react';
import { ValidationError } from 'react-admin';

/** What is under an input: its error when there is one, else its help. */
export const InputHelp = ({ error, help }: { error?: string; help?: ReactNode }) =>
  error ? <ValidationError error={error} /> : <>{help}</>;
