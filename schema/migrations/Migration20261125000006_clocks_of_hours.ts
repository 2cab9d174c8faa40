import { Migration } from '@mikro-orm/migrations';

/** The sweep tells clocks of hours from the others, to look at them first: their length is between anchor and due instant. */
export class Migration20261125000006_clocks_of_hours extends Migration {
  override up(): void {
    this.addSql('grant select (anchor_at) on deadline to vigie_system');
  }
}
