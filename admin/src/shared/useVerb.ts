import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { VigieDataProvider } from '../dataProvider.ts';
import type { Variables } from '../graphql.ts';
import { keepAnswer } from './wholeRecord.ts';

/** Runs a verb; then every page shows what it moved: clocks, alerts and lists beside its own record. */
export function useVerb(resource: string) {
  const dataProvider = useDataProvider<VigieDataProvider>();
  const client = useQueryClient();
  return async (verb: string, input: Variables) => {
    const { data } = await dataProvider.verb(resource, verb, input);
    await keepAnswer(client, resource, data);
    return data;
  };
}
