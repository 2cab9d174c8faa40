import { Migration } from '@mikro-orm/migrations';

/** When all trails were last verified, and of how many organisations each stream was broken. */
export class Migration20261201000902_verified_trails extends Migration {
  override up(): void {
    this.addSql(`
    alter table installation add column trails_verified_at timestamptz(3) null, add column trails_broken jsonb null;
    grant update (trails_verified_at, trails_broken) on installation to vigie_system;
    `);
  }
}
