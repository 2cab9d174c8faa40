import { createContext, useContext } from 'react';
import { useRecordContext } from 'react-admin';
import type { RequestRecord } from './request.ts';

/** The request around one of its rights or letters, whose record is the one in context there. */
export const RequestAround = createContext<RequestRecord | undefined>(undefined);

/** The request that a form is about, whether its record is the one in context or stands around that. */
export function useRequestAround(): RequestRecord | undefined {
  const record = useRecordContext<RequestRecord>();
  return useContext(RequestAround) ?? record;
}
