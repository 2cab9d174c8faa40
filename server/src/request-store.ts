import { AsyncLocalStorage } from 'node:async_hooks';

/** The id of the request that is being served, for errors and logs that arise away from it. */
export const requestStore = new AsyncLocalStorage<string>();
