import { inputNameOf } from '@vigie/schema/rules';
import type { DataProvider, RaRecord } from 'react-admin';
import { execute, type Variables } from './graphql.ts';
import { resolveRelative } from './relativeFilter.ts';
import type { ResourceShape } from './resource.ts';

export interface VigieDataProvider extends DataProvider {
  /**
   * `verb('requests', 'suspend', input)` is the mutation `suspendRequest`; the node comes back as `show` selects it, by way of
   * the record that the verb made, where it answers that.
   */
  verb: (resource: string, verb: string, input: Variables) => Promise<{ data: RaRecord }>;
}

interface Surroundings {
  locale: () => 'FR' | 'EN';
  /** What `@now` and `@me` in a filter stand for. */
  now: () => number;
  me: () => Promise<string | undefined>;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const upperSnake = (field: string) => field.replace(/[A-Z]/g, '_$&').toUpperCase();
const withIdentity = ({ final }: ResourceShape, fields: string) => `id ${final ? '' : 'version '}${fields}`;

interface Permissions {
  permissions?: { action: string }[];
}

/** Puts each permission of a node beside its fields, as `can_suspend`, however deep the node lies. */
function withPermissions<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withPermissions) as T;
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, each]) => [name, withPermissions(each)]);
  const open = ((value as Permissions).permissions ?? [])
    .filter((each) => typeof each === 'object')
    .map((each) => [`can_${each.action}`, each]);
  return Object.fromEntries([...fields, ...open]) as T;
}

/** React-admin's verbs to GraphQL, by name alone: it knows no domain. */
export function createDataProvider(shapes: ResourceShape[], surroundings: Surroundings): VigieDataProvider {
  const shapeOf = (resource: string): ResourceShape => {
    const shape = shapes.find(({ name }) => name === resource);
    if (!shape) throw new Error(`No resource is called ${resource}`);
    return shape;
  };
  const typeOf = ({ type, noun }: ResourceShape) => type ?? noun;
  /** Declares `$locale` only where the fields use it: GraphQL refuses an unused variable. */
  const run = <T>(kind: string, args: string, body: string, variables: Variables, signal?: AbortSignal) => {
    const isLocalised = body.includes('$locale');
    const declared = [args, isLocalised && '$locale: Locale'].filter(Boolean).join(', ');
    const document = `${kind}${declared && `(${declared})`} { ${body} }`;
    const sent = isLocalised ? { ...variables, locale: surroundings.locale() } : variables;
    return execute<T>(document, sent, { signal }).then(withPermissions);
  };

  async function list(resource: string, options: ListOptions) {
    const shape = shapeOf(resource);
    const filter = { ...(await resolveRelative(options.filter ?? {}, surroundings)), ...options.always };
    const { field, order } = options.sort ?? { field: 'id', order: 'ASC' };
    const data = await run<Record<string, { nodes: RaRecord[]; totalCount: number }>>(
      `query ${capital(resource)}`,
      `$first: Int, $offset: Int, $filter: ${typeOf(shape)}Filter, $orderBy: [${typeOf(shape)}Order!]`,
      `${resource}(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
        nodes { ${withIdentity(shape, options.fields ?? shape.list)} } totalCount }`,
      {
        first: options.perPage,
        offset: (options.page - 1) * options.perPage,
        ...(Object.keys(filter).length > 0 && { filter }),
        ...(field !== 'id' && { orderBy: [{ field: upperSnake(field), direction: order }] }),
      },
      options.signal,
    );
    const connection = data[resource];
    return { data: connection?.nodes ?? [], total: connection?.totalCount ?? 0 };
  }

  async function verb(resource: string, name: string, input: Variables) {
    const shape = shapeOf(resource);
    const field = shape.mutations?.[name] ?? `${name}${shape.noun}`;
    const fields = withIdentity(shape, shape.show);
    const way = shape.children?.[name]?.split('.') ?? [];
    const selection = way.reduceRight((inner, step) => `${step} { ${inner} }`, fields);
    const answer = await run<Record<string, unknown>>(
      `mutation ${capital(field)}`,
      `$input: ${inputNameOf(field)}!`,
      `${field}(input: $input) { ${selection} }`,
      { input },
    );
    const data = [field, ...way].reduce<unknown>((node, step) => (node as Variables)?.[step], answer);
    return { data: data as RaRecord };
  }

  const many = (resource: string, always: Variables, signal?: AbortSignal) =>
    list(resource, { page: 1, perPage: 200, always, signal });
  const refused = () => Promise.reject(new Error('Records are archived by a verb, never deleted'));

  return {
    supportAbortSignal: true,
    getList: (resource, { pagination, sort, filter, meta, signal }) =>
      list(resource, {
        page: 1,
        perPage: 25,
        ...pagination,
        sort,
        filter,
        fields: meta?.fields,
        signal,
      }) as never,
    getOne: async (resource, { id, signal }) => {
      const shape = shapeOf(resource);
      const { one, show } = shape;
      const body = `${one}(id: $id) { ${withIdentity(shape, show)} }`;
      const data = await run<Record<string, never>>(
        `query ${capital(one)}`,
        '$id: ID!',
        body,
        { id },
        signal,
      );
      return { data: data[one] as never };
    },
    getMany: async (resource, { ids, signal }) => ({
      data: (await many(resource, { ids }, signal)).data as never,
    }),
    getManyReference: (resource, { target, id, filter, pagination, sort, signal }) =>
      list(resource, {
        ...pagination,
        sort,
        filter,
        always: { [target]: { eq: id ?? null } },
        signal,
      }) as never,
    create: (resource, { data }) => verb(resource, shapeOf(resource).create ?? 'create', data) as never,
    update: (resource, { id, data, previousData }) =>
      verb(resource, 'update', { ...data, id, version: previousData.version }) as never,
    updateMany: refused,
    delete: refused,
    deleteMany: refused,
    verb,
  };
}

interface ListOptions {
  page: number;
  perPage: number;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  filter?: Variables;
  /** Conditions that stand even where they are empty: no ids are no rows, and nobody's rows are refused. */
  always?: Variables;
  fields?: string;
  signal?: AbortSignal;
}
