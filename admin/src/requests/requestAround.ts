import { createContext, useContext } from 'react';
import type { RequestRecord } from './request.ts';

/** The request around one of its rights or letters, whose record is the one in context there. */
export const RequestAround = createContext<RequestRecord | undefined>(undefined);

export const useRequestAround = (): RequestRecord | undefined => useContext(RequestAround);
