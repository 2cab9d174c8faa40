import { writeFileSync } from 'node:fs';
import { printedSchema } from '../server/dist/index.js';

// The printed API is reviewed as a diff: `npm run schema` after a change of the classes.
writeFileSync(new URL('../schema/schema.graphql', import.meta.url), await printedSchema());
