import { Locale } from '@vigie/schema';
import DataLoader from 'dataloader';
import type { Operation } from '../graphql/operation.ts';
import type { Person } from './people.ts';

const loaders = new WeakMap<Operation, DataLoader<string, Person | null>>();

/** The people of one operation: whoever is asked for in one turn is fetched by one statement. */
export function peopleOf(operation: Operation): {
  load: (id: string | null | undefined) => Promise<Person | null>;
} {
  let loader = loaders.get(operation);
  if (!loader) {
    loader = new DataLoader<string, Person | null>(async (ids) => {
      const found = await operation.people.load(ids, operation.actor.organisationId);
      return ids.map((id) => found.get(id) ?? { id, name: null, email: null, locale: Locale.FR });
    });
    loaders.set(operation, loader);
  }
  const batched = loader;
  return { load: async (id) => (id ? batched.load(id) : null) };
}
