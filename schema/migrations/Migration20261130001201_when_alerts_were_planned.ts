import { Migration } from '@mikro-orm/migrations';

/** Whoever watches the alerts sees since when one can have waited: what was due already as it was planned has waited since then. */
export class Migration20261130001201_when_alerts_were_planned extends Migration {
  override up(): void {
    this.addSql('grant select (created_at) on alert_step to vigie_system;');
  }
}
