// A process of its own that takes the database of a folder, prints its URL, and holds it until stdin ends.
import { once } from 'node:events';
import { acquireDatabase, lockDataFolder } from '../../jobs/src/embedded/index.ts';

const [dataDir, as] = process.argv.slice(2);
if (as === 'server') lockDataFolder(dataDir);
const { ownerUrl, release } = await acquireDatabase({ dataDir });
console.log(ownerUrl);
process.stdin.resume();
await once(process.stdin, 'end');
await release();
