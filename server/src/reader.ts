import { type BaseEntity, nodeTypeOf, notFound } from '@vigie/schema';
import DataLoader from 'dataloader';
import { type ConnectionArgs, type Page, planList, readPage, readPages } from './graphql/list.ts';
import type { Snapshot } from './snapshot.ts';
import type { Column, Table } from './tables.ts';

type Class<T> = (abstract new () => T) & { name: string };

/** Most children of one parent that a nested list gives; more than the law's cases have. */
const MOST_CHILDREN = 200;

/** Reads nodes in one snapshot. Whatever fields ask for in one turn is fetched by one statement. */
export class Reader {
  readonly snapshot: Snapshot;
  readonly #tables: Map<object, Table>;
  readonly #byId = new Map<object, DataLoader<string, object | null>>();
  readonly #children = new Map<string, DataLoader<string, object[]>>();
  readonly #pages = new Map<string, DataLoader<string, Page<object>>>();

  constructor(snapshot: Snapshot, tables: Map<object, Table>) {
    this.snapshot = snapshot;
    this.#tables = tables;
  }

  table(type: object): Table {
    const table = this.#tables.get(type);
    if (!table) throw new Error('no such table');
    return table;
  }

  /** The class whose nodes carry that type's name in their ids. */
  classOf(type: string): Class<BaseEntity> | undefined {
    for (const [key, table] of this.#tables) if (table.type === type) return key as Class<BaseEntity>;
    return undefined;
  }

  /** The node of that class and id, or null where this caller sees none. */
  async find<T extends { id: string }>(type: Class<T>, id: string | null | undefined): Promise<T | null> {
    if (!id) return null;
    let loader = this.#byId.get(type);
    if (!loader) {
      const table = this.table(type);
      loader = new DataLoader<string, object | null>(async (ids) => {
        const rows = await this.snapshot.sql<{ id: string }>(
          `select ${table.select} from "${table.name}" t where t."id" = any ($1::uuid[])`,
          [ids],
        );
        const found = new Map(rows.map((row) => [row.id, table.make(row as Record<string, unknown>)]));
        return ids.map((each) => found.get(each) ?? null);
      });
      this.#byId.set(type, loader);
    }
    return (await loader.load(id)) as T | null;
  }

  /** The same; NOT_FOUND for an id that is unknown, ill-formed, of another type or another organisation's. */
  async get<T extends { id: string }>(type: Class<T>, id: string): Promise<T> {
    const wellFormed = nodeTypeOf(id) === this.table(type).type;
    // An id of another kind takes the same road, so that the time of the answer tells nothing.
    const found = await this.find(type, wellFormed ? id : '00000000-0000-0000-0000-000000000000');
    if (!found) throw notFound();
    return found;
  }

  /** The rows whose `column` names one of the parents, oldest first: one statement for all parents of a turn. */
  async children<T extends BaseEntity>(
    type: Class<T>,
    property: keyof T & string,
    parentId: string,
  ): Promise<T[]> {
    const table = this.table(type);
    const key = `${table.name}.${property}`;
    let loader = this.#children.get(key);
    if (!loader) {
      const column = table.columns.get(property) as Column;
      loader = new DataLoader<string, object[]>(async (parents) => {
        const rows = await this.snapshot.sql<Record<string, unknown>>(
          `select * from (
             select ${table.select}, row_number() over (partition by t."${column.name}" order by t."id") as "#"
             from "${table.name}" t where t."${column.name}" = any ($1::uuid[])
           ) r where "#" <= ${MOST_CHILDREN} order by "#"`,
          [parents],
        );
        const groups = new Map<string, object[]>(parents.map((parent) => [parent, []]));
        for (const { '#': _, ...row } of rows) groups.get(row[property] as string)?.push(table.make(row));
        return parents.map((parent) => groups.get(parent) ?? []);
      });
      this.#children.set(key, loader);
    }
    return (await loader.load(parentId)) as T[];
  }

  /** One page of a list. */
  async page<T extends { id: string }>(
    type: Class<T>,
    args: ConnectionArgs,
    always?: Filter,
    hidesArchived = true,
  ): Promise<Page<T>> {
    const table = this.table(type);
    const plan = planList(table, args, always, hidesArchived);
    return (await readPage(this.snapshot, table, plan)) as unknown as Page<T>;
  }

  /** One page of the rows that name a parent: one statement for all parents of a turn of whom the same is asked. */
  async pageOf<T extends BaseEntity>(
    type: Class<T>,
    property: keyof T & string,
    parentId: string,
    args: ConnectionArgs,
  ): Promise<Page<T>> {
    const table = this.table(type);
    const key = `${table.name}.${property} ${JSON.stringify(args)}`;
    let loader = this.#pages.get(key);
    if (!loader) {
      const column = table.columns.get(property) as Column;
      const plan = planList(table, args);
      loader = new DataLoader<string, Page<object>>((parents) =>
        readPages(this.snapshot, table, plan, column, parents),
      );
      this.#pages.set(key, loader);
    }
    return (await loader.load(parentId)) as unknown as Page<T>;
  }
}

/** Conditions by property: `{ status: { in: [...] } }`. */
export type Filter = Record<string, unknown>;
