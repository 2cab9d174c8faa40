import 'reflect-metadata';
import { DateTime, Day } from '@vigie/schema';
import { type GraphQLSchema, printSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { resolvers } from './domains.ts';
import { registerWords } from './graphql/adapter.ts';
import { describeSchema } from './graphql/descriptions.ts';
import { letRootsFail, letScopedFieldsFail } from './graphql/nullable-fields.ts';

registerWords();

/** The API's schema, as the classes say it; without doors: only `app.ts` opens it to anyone. */
export const makeSchema = async (): Promise<GraphQLSchema> =>
  letScopedFieldsFail(
    letRootsFail(
      describeSchema(
        await buildSchema({
          resolvers,
          scalarsMap: [
            { type: Date, scalar: DateTime },
            { type: Day as never, scalar: Day },
          ],
          validate: { forbidUnknownValues: false, whitelist: false },
        }),
      ),
    ),
  );

/** The SDL, as it is printed for review and served to integrators. */
export const printedSchema = async (): Promise<string> => `${printSchema(await makeSchema())}\n`;
