import { useEffect } from 'react';
import { useFormState } from 'react-hook-form';
import type { Begun } from './unsaved.ts';

/** Within a form: tells the page whether somebody has begun to fill it. */
export const MarkBegun = ({ form }: { form: Begun }) => {
  const { dirtyFields } = useFormState();
  const isBegun = Object.keys(dirtyFields).length > 0;
  useEffect(() => form.mark(isBegun), [form, isBegun]);
  return null;
};
