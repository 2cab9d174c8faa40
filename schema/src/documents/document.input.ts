import { InputType } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';

@InputType({
  description: 'That a document is to be deleted: its bytes and their key are destroyed, its hash stays.',
})
export class DeleteDocumentInput extends VersionedInput {}
