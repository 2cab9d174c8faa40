const swc = (jsx) => [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'es6' },
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true, tsx: jsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
    },
  },
];

const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // Packages are loaded as they are, by real ESM.
  transformIgnorePatterns: ['/node_modules/'],
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
};

/** 'source' in the conditions makes the workspaces' imports read src, so that no test sees an old build. */
export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/test-sequencer.mjs',
  workerIdleMemoryLimit: '700MB',
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/scripts/test-reporter.mjs'],
  projects: [
    {
      ...shared,
      displayName: 'node',
      rootDir: import.meta.dirname,
      roots: ['schema', 'server', 'jobs', 'test'].map((name) => `<rootDir>/${name}`),
      testMatch: ['**/*.test.ts'],
      testEnvironment: '<rootDir>/scripts/test-environment.mjs',
      runtime: '<rootDir>/scripts/test-runtime.mjs',
      setupFiles: ['<rootDir>/schema/jest-properties.mjs'],
      testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
    },
    {
      ...shared,
      displayName: 'admin',
      rootDir: import.meta.dirname,
      roots: ['<rootDir>/admin/src'],
      testMatch: ['**/*.test.tsx', '**/*.test.ts'],
      testEnvironment: '<rootDir>/admin/jest-environment.mjs',
      testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
    },
  ],
};
