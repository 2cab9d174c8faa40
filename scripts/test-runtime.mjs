import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './runtime.mjs';

const Runtime = createRequire(import.meta.url)('jest-runtime').default;

/** Modules of the tests themselves begin anew with each file; those that they test, and all packages, are loaded once a worker. */
const TESTS = pathToFileURL(`${ROOT}${sep}test${sep}`).href;
const isOfOneFile = (key) => key.startsWith('@jest/') || key.startsWith(TESTS) || /\.test\.ts\b/.test(key);

/**
 * jest's module loader, for all files of a worker. Loading a thousand modules anew for each file took longer than most files; a test
 * file is still alone with its database, and what the product keeps between two of its apps is what it keeps in production.
 */
class LastingRuntime extends Runtime {
  /** As for the first file, but for what is loaded. */
  begin(testPath) {
    for (const part of [this, this.esmLoader, this.executor]) {
      if ('_testPath' in part) part._testPath = testPath;
      if ('testPath' in part) part.testPath = testPath;
    }
    this.registries.getInternalCjsRegistry().clear();
    const modules = this.registries.getActiveEsmRegistry();
    for (const key of modules.keys()) if (isOfOneFile(key)) modules.delete(key);
    return this;
  }

  teardown() {
    this.restoreAllMocks();
    this.jestGlobals.clearJestObjectCache();
    this.loggedReferenceErrors.clear();
  }
}

let shared;

/** What jest makes for each file is made once a worker. */
export default function SharedRuntime(...args) {
  const [, , , , , , testPath] = args;
  shared ??= new LastingRuntime(...args);
  return shared.begin(testPath);
}
