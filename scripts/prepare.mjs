// npm's prestart and pretest. It installs what is missing and runs on whatever Node started npm: what an old
// one cannot read is loaded after the check.
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(
    `Vigie needs Node 20 or later to start, and this is Node ${process.versions.node}: see https://nodejs.org`,
  );
  process.exit(1);
}

import('./install.mjs')
  .then(({ ensureInstalled }) => ensureInstalled(process.argv[2] === 'test' ? 'test' : 'start'))
  .catch(async (error) => (await import('./sentence.mjs')).fail(error));
