import { DataSubject } from '@vigie/schema';
import DataLoader from 'dataloader';
import type { Operation } from '../graphql/operation.ts';

const loaders = new WeakMap<Operation, DataLoader<string, DataSubject[]>>();

/** The other records that share an identifier with a person's, as the caller may see them. */
const SHARED = `
  select distinct a.data_subject_id as id, b.data_subject_id as other
  from subject_identifier a join subject_identifier b
    on b.organisation_id = a.organisation_id and b.scheme = a.scheme and b.index_hash = a.index_hash
      and b.data_subject_id <> a.data_subject_id
  where a.organisation_id = $1 and a.data_subject_id = any ($2::uuid[])
  order by other`;

/** The records of the same person elsewhere: one statement for all persons of a turn. */
export function readElsewhere(operation: Operation, subjectId: string): Promise<DataSubject[]> {
  let loader = loaders.get(operation);
  if (!loader) {
    loader = new DataLoader<string, DataSubject[]>(
      async (ids) => {
        const { reader, organisationId } = operation;
        const rows = await reader.snapshot.sql<{ id: string; other: string }>(SHARED, [organisationId, ids]);
        return Promise.all(
          ids.map(async (id) => {
            const others = rows
              .filter((row) => row.id === id)
              .map(({ other }) => reader.find(DataSubject, other));
            return (await Promise.all(others)).filter((each) => each !== null);
          }),
        );
      },
      { cache: false },
    );
    loaders.set(operation, loader);
  }
  return loader.load(subjectId);
}
