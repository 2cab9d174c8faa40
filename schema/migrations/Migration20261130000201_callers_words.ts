import { Migration } from '@mikro-orm/migrations';

/**
 * Idempotency keys stand as hashes of what callers sent. PostgreSQL keeps no samples of the titles of breaches among its statistics:
 * a column whose type is set anew, to the same, loses what was gathered of it.
 */
export class Migration20261130000201_callers_words extends Migration {
  override up(): void {
    this.addSql(`
      alter table idempotency_key no force row level security;
      update idempotency_key set key = rtrim(translate(encode(
        sha256(convert_to(organisation_id::text || ' ' || actor_id::text || ' ' || key, 'UTF8')), 'base64'), '+/', '-_'), '=');
      alter table idempotency_key force row level security;
      alter table breach alter column title type varchar(200), alter column title set statistics 0;
    `);
  }
}
