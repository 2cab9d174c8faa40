// What opens and builds a database: for the server and the jobs, not for a browser.
export { isMigrated, type MigrationGuard, migrate, type RolePasswords } from './migrate.ts';
export * from './orm.ts';
