import { Migration } from '@mikro-orm/migrations';

/** A customer number says of which system it is: two of them may give the same one to two people. */
export class Migration20261130001001_identifier_systems extends Migration {
  override up(): void {
    for (const table of ['subject_identifier', 'claimed_identifier'])
      this.addSql(`alter table "${table}" add column "system" varchar(60) null;`);
  }
}
