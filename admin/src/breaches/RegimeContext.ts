import { createContext, useContext } from 'react';
import type { BreachRegimeRecord } from './breach.ts';

/** The lane that a dialog was opened from; none where a regime is chosen first. */
export const RegimeContext = createContext<BreachRegimeRecord | null>(null);

export const useRegime = (): BreachRegimeRecord | null => useContext(RegimeContext);
