import { PERMISSIONS } from '@vigie/schema';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { refusing } from '../errors.ts';
import { rootFieldsOf } from './root-fields.ts';

/**
 * Refuses whoever has not signed in as soon as one field needs it: before variables are read, and as a whole, so that a
 * stranger costs next to nothing. What is open to all is open by itself.
 *
 * @throws UNAUTHENTICATED
 */
export function refuseStranger(document: DocumentNode, operation: OperationDefinitionNode): void {
  const type = operation.operation === 'mutation' ? 'Mutation' : 'Query';
  const isOpen = rootFieldsOf(document, operation).every(
    ({ name }) => PERMISSIONS[`${type}.${name.value}`] === 'PUBLIC',
  );
  if (isOpen) return;
  throw refusing({ code: 'UNAUTHENTICATED', message: 'A valid sign-in or token is needed.' }, 401);
}
