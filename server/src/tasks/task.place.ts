import {
  BaseEntity,
  isFoundBy,
  isTaskPlace,
  mayReadOn,
  nodeSpecOf,
  nodeTypeOf,
  notFound,
  RetentionClass,
  ruleBroken,
} from '@vigie/schema';
import type { Context } from '../context.ts';

type Row = BaseEntity & Record<string, unknown>;

/** Whose key words are sealed under. */
interface File {
  fileId: string;
  retention: RetentionClass;
}

/** Where a task or a comment hangs. */
export interface TaskPlace {
  nodeId: string;
  onType: string;
  legalEntityId: string | null;
  /** The reference of the case, where it is part of one. */
  onReference: string | null;
  file: File | null;
}

/** What names the node that a row is part of, where no spec says so. */
const PART_OF = ['nodeId', 'deadlineId', 'dataSubjectId'];

/** The node of that id, whatever its type; null where there is none in reach. */
async function find(ctx: Context, id: string): Promise<Row | null> {
  const type = nodeTypeOf(id);
  const meta = type && ctx.em.getMetadata().getByClassName(type, false);
  if (!meta || !(meta.prototype instanceof BaseEntity)) return null;
  return ctx.em.findOne(meta.class as never, { id } as never);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The ids of what a row is part of: what its spec calls its parents goes first. */
const wholesOf = (row: Row): string[] =>
  [...nodeSpecOf(row.constructor).parents.map(({ column }) => column), ...PART_OF].flatMap(
    (column) => textOf(row[column]) ?? [],
  );

/** The file that a row itself says it is sealed with. */
async function ownFile(ctx: Context, row: Row): Promise<File | null> {
  // Of a task or a comment: the one that it is part of already.
  if (row.fileId) return { fileId: row.fileId as string, retention: row.retention as RetentionClass };
  const { retention, owner } = nodeSpecOf(row.constructor);
  if (!retention) return null;
  if (row.deletedAt) throw ruleBroken('DOCUMENT_DELETED');
  const named = row[owner.column] as string;
  const fileId = 'of' in owner ? (await find(ctx, named))?.[owner.whose] : named;
  return { fileId: fileId as string, retention };
}

/** The file that a row is part of, however far up, and the reference of its case. */
async function fileOf(ctx: Context, row: Row): Promise<Pick<TaskPlace, 'file' | 'onReference'>> {
  const onReference = textOf(row.reference) ?? textOf(row.onReference);
  const file = await ownFile(ctx, row);
  if (file && onReference) return { file, onReference };
  for (const id of wholesOf(row)) {
    const whole = await find(ctx, id);
    const above = whole && (await fileOf(ctx, whole));
    if (above?.file) return { file: file ?? above.file, onReference: onReference ?? above.onReference };
  }
  return { file, onReference };
}

/** Refuses words for a file that is destroyed: nobody could read them. */
export async function requireLiving(ctx: Context, { fileId, retention }: File): Promise<void> {
  const destroyed = await ctx.sql(
    `select from protection_key where organisation_id = $1 and owner_id = $2 and retention_class = $3
       and destroyed_at is not null limit 1`,
    [ctx.organisationId, fileId, retention],
  );
  if (destroyed.length > 0) throw ruleBroken('FILE_DESTROYED');
}

/** Where words about that node belong; NOT_FOUND for what the caller may not read, whatever there is. */
export async function placeOf(ctx: Context, nodeId: string): Promise<TaskPlace> {
  const row = await find(ctx, nodeId);
  const onType = nodeTypeOf(nodeId);
  if (!row || !onType || !isTaskPlace(onType)) throw notFound();
  const { actor } = ctx;
  const isFound = mayReadOn(onType, actor.scopes) && isFoundBy(row.constructor, row, actor);
  if (actor.kind !== 'SYSTEM' && !isFound) throw notFound();
  const legalEntityId = onType === 'LegalEntity' ? nodeId : textOf(row.legalEntityId);
  const found = await fileOf(ctx, row);
  if (found.file) await requireLiving(ctx, found.file);
  return { nodeId, onType, legalEntityId, ...found };
}

/** What a task and a comment keep of it; a key of its own stands in for a file. */
export const hanging = ({ file, ...place }: TaskPlace, id: string) => ({
  ...place,
  ...(file ?? { fileId: id, retention: RetentionClass.DOCUMENT }),
});
