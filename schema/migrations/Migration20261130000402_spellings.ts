import { Migration } from '@mikro-orm/migrations';

/** A hash says of which spelling it is. What is there has the first one, until a job has followed. */
export class Migration20261130000402_spellings extends Migration {
  override up(): void {
    this.addSql(`
    alter table "subject_identifier" add column "index_version" int not null default 1;
    alter table "claimed_identifier" add column "former_hash" bytea null;
    `);
  }
}
