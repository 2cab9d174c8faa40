import type { Document, DocumentPurpose, RetentionClass, Scope } from '@vigie/schema';
import type { Context } from '../context.ts';

/** Where a document belongs, and with what it dies. */
export interface DocumentPlace {
  legalEntityId: string;
  retention: RetentionClass;
}

/** A node type that documents belong to, and what its own domain says of them. */
export interface DocumentHolder {
  /** What it takes to add and delete one, and to read one, beside the scopes of documents. */
  write: Scope;
  reveal: Scope;
  /** Refuses what does not belong to that node now. */
  accept(ctx: Context, nodeId: string, purpose: DocumentPurpose): Promise<DocumentPlace>;
  /** It is kept: what the node's own story says of it. */
  added(ctx: Context, document: Document): Promise<void>;
  /** Refuses to let one go that has to stay. */
  release(ctx: Context, document: Document): Promise<void>;
}
