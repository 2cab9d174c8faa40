import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FieldProblem } from '@vigie/schema';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { formatError, HERE, refusalOf, refusing, STATUS_OF } from '../errors.ts';
import { requestStore } from '../request-store.ts';
import { argumentOf, pathAt } from './field-path.ts';
import { refuseUnsetConditions } from './filter-variables.ts';
import { isIntrospection, limit, refuseNul } from './limits.ts';
import type { Operation } from './operation.ts';
import { nameOf } from './operation-name.ts';

const LARGEST_DOCUMENT = 2000;

const UNDER_GRAPHQL_JSON = /application\/graphql-response\+json/;

/** Names the field of the input that the schema itself refused, whether it came as a variable or stands in the text. */
function nameField(document: DocumentNode, { path, locations, extensions }: GraphQLFormattedError): void {
  if (path || extensions?.code !== 'INVALID_INPUT') return;
  const [problem] = (extensions.fields as FieldProblem[] | undefined) ?? [];
  const [start, ...rest] = problem?.path ?? [HERE];
  const place =
    start === HERE ? locations?.[0] && pathAt(document, locations[0]) : argumentOf(document, String(start));
  if (place) extensions.fields = [{ path: [...place, ...rest], code: problem?.code ?? 'NOT_OF_THIS_TYPE' }];
  else if (start === HERE) delete extensions.fields;
}

/** Everything that happens around an operation: limits before it, readings and the closing of the snapshot after it. */
const around = (schema: GraphQLSchema): ApolloServerPlugin<Operation> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request, contextValue, source }) {
        if (!operation) return;
        contextValue.document = source;
        contextValue.variables = request.variables;
        contextValue.mutationFields =
          operation.operation === 'mutation' ? operation.selectionSet.selections.length : 0;
        if (isIntrospection(document) && contextValue.actor.kind === 'PUBLIC') {
          throw refusing({ code: 'UNAUTHENTICATED', message: 'A valid sign-in or token is needed.' }, 401);
        }
        limit(schema, document, operation, request.variables ?? {});
        contextValue.name = nameOf(document, operation);
        refuseNul(document, request.variables ?? {});
        refuseUnsetConditions(document, operation, request.variables ?? {});
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
        if (document) for (const refusal of refusals) nameField(document, refusal);
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
    csrfPrevention: { requestHeaders: ['authorization', 'x-organisation', 'apollo-require-preflight'] },
    parseOptions: { maxTokens: LARGEST_DOCUMENT },
    validationOptions: { maxErrors: 10 },
    executionOptions: { maxCoercionErrors: 10 },
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
