import { Migration } from '@mikro-orm/migrations';

/**
 * What belongs to the installation as a whole, in one row: a check value of its secret key, by which a start with another
 * key is refused, and when the checkpoints of the trail last went outside. Whoever migrates or starts first writes it.
 */
export class Migration20261130000101_installation extends Migration {
  override up(): void {
    this.addSql(`
      create table installation (
        id boolean primary key default true check (id),
        key_check bytea not null check (octet_length(key_check) = 48),
        made_at timestamptz(3) not null default clock_timestamp(),
        checkpoints_sent_at timestamptz(3) null
      );
      grant select, insert, update (checkpoints_sent_at) on installation to vigie_system;
    `);
  }
}
