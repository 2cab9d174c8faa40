import { Migration } from '@mikro-orm/migrations';

/** A letter that goes out again names the one that failed: of the same table, and none that is gone. */
export class Migration20261201000101_letters_sent_again extends Migration {
  override up(): void {
    this.addSql(`
      alter table "request_communication"
        add constraint "request_communication_again_of_id_foreign"
        foreign key ("again_of_id") references "request_communication" ("id") on delete set null`);
  }

  override down(): void {
    this.addSql(
      `alter table "request_communication" drop constraint "request_communication_again_of_id_foreign"`,
    );
  }
}
