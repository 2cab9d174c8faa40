import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FieldProblem } from '@vigie/schema';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { formatError, HERE, refusalOf, refusing, STATUS_OF, TOO_COMPLEX, VARIABLE } from '../errors.ts';
import { requestStore } from '../request-store.ts';
import { pathAt, placeOf } from './field-path.ts';
import { refuseUnsetConditions } from './filter-variables.ts';
import { limit, refuseDeep } from './limits.ts';
import type { Operation } from './operation.ts';
import { nameOf } from './operation-name.ts';
import { rootFieldsOf } from './root-fields.ts';
import { limitOf, overShape, standInOf } from './shape.ts';
import { refuseUnstorable } from './storable.ts';
import { refuseStranger } from './strangers.ts';
import { paramsOf, refuseBadVariables } from './variables.ts';

const LARGEST_DOCUMENT = 2000;

const UNDER_GRAPHQL_JSON = /application\/graphql-response\+json/;

/** Longer than any name of the schema. */
const LONGEST_NAME = 64;

/** A path up to a name that is none of the schema's: what a client wrote there may be as long as its body. */
function shortened(problem: FieldProblem): FieldProblem {
  const long = problem.path.findIndex((part) => String(part).length > LONGEST_NAME);
  return long < 0 ? problem : { ...problem, path: problem.path.slice(0, long) };
}

/** Names the field of the input that the schema itself refused, whether it came as a variable or stands in the text. */
function nameField(
  schema: GraphQLSchema,
  document: DocumentNode,
  { path, locations, extensions }: GraphQLFormattedError,
): void {
  if (path || extensions?.code !== 'INVALID_INPUT') return;
  if (Array.isArray(extensions.fields)) extensions.fields = extensions.fields.map(shortened);
  const [problem = { path: [HERE], code: 'NOT_OF_THIS_TYPE' }] = (extensions.fields as FieldProblem[]) ?? [];
  const [start, variable, ...inside] = problem.path;
  if (start !== HERE && start !== VARIABLE) return;
  const at =
    start === VARIABLE
      ? [...placeOf(document, String(variable)), ...inside]
      : locations?.[0] && pathAt(document, locations[0]);
  const place = start === HERE && at ? [...at, ...problem.path.slice(1)] : (at ?? []);
  const named = String(problem.params?.type);
  const type = schema.getType(named.replace(/[![\]]/g, ''));
  const params = type && paramsOf(type, named);
  if (place.length === 0) delete extensions.fields;
  else extensions.fields = [shortened({ path: place, code: problem.code, ...(params ? { params } : {}) })];
}

/** Everything that happens around an operation: limits before it, readings and the closing of the snapshot after it. */
const around = (schema: GraphQLSchema): ApolloServerPlugin<Operation> => ({
  async requestDidStart() {
    return {
      async parsingDidStart(parsing) {
        // What validation would take long over is put aside before it.
        return async (error) => {
          const read = parsing as { document?: DocumentNode };
          const over = !error && read.document ? overShape(read.document) : null;
          if (over) read.document = standInOf(over);
        };
      },
      async didResolveOperation({ document, operation, request, contextValue, source }) {
        const over = limitOf(document);
        if (over) throw refusing({ ...TOO_COMPLEX, params: over });
        if (!operation) return;
        if (operation.operation === 'subscription') {
          throw refusing({ code: 'INVALID_INPUT', message: 'Subscriptions are not taken: ask again.' });
        }
        contextValue.document = source;
        contextValue.variables = request.variables;
        contextValue.operationName = request.operationName ?? null;
        contextValue.mutationFields =
          operation.operation === 'mutation' ? rootFieldsOf(document, operation).length : 0;
        if (contextValue.actor.kind === 'PUBLIC') refuseStranger(document, operation);
        refuseDeep(request.variables ?? {});
        limit(schema, document, operation, request.variables ?? {});
        contextValue.name = nameOf(document, operation);
        refuseUnstorable(document, request.variables ?? {});
        refuseUnsetConditions(document, operation, request.variables ?? {});
        refuseBadVariables(schema, document, operation, request.variables ?? {});
      },
      async willSendResponse({ contextValue, response, document, source }) {
        if (!contextValue) return;
        const { body, http } = response;
        try {
          await contextValue.recordReadings();
        } catch (error) {
          // What cannot be written into the trail is not shown.
          if (body.kind === 'single') {
            const { code, message, retryAfter } = refusalOf(error);
            body.singleResult = {
              errors: [
                {
                  message,
                  extensions: {
                    code,
                    requestId: contextValue.requestId,
                    ...(retryAfter ? { retryAfter } : {}),
                  },
                },
              ],
            };
            http.status = STATUS_OF[code] ?? 500;
          }
        } finally {
          await contextValue.finish();
        }
        const refusals = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        if (document) for (const refusal of refusals) nameField(schema, document, refusal);
        for (const { extensions } of refusals) {
          const status = STATUS_OF[String(extensions?.code)];
          if (status) http.status = status;
          if (extensions?.retryAfter) http.headers.set('retry-after', String(extensions.retryAfter));
        }
        // GraphQL over HTTP: clients of application/json hear of a request error by 200, unless it held no document.
        const accept = contextValue.request.headers.accept ?? '';
        if (http.status === 400 && source && !UNDER_GRAPHQL_JSON.test(accept) && refusals.length > 0) {
          http.status = 200;
        }
      },
    };
  },
});

/** Apollo, with nothing on that a stranger could use. */
export const makeApollo = (schema: GraphQLSchema, onBug: (error: unknown) => void): ApolloServer<Operation> =>
  new ApolloServer<Operation>({
    schema,
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: { requestHeaders: ['authorization', 'x-organisation', 'apollo-require-preflight'] },
    parseOptions: { maxTokens: LARGEST_DOCUMENT },
    validationOptions: { maxErrors: 10, hideSuggestions: true },
    maxRecursiveSelections: true,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    plugins: [
      around(schema),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError: (formatted, thrown) => {
      const shaped = formatError(formatted, thrown, requestStore.getStore());
      if (shaped.extensions?.code === 'INTERNAL') onBug(thrown);
      return shaped;
    },
    logger: {
      debug() {},
      info() {},
      warn() {},
      error: (message: unknown) => onBug(new Error(`apollo: ${typeof message}`)),
    },
  });
