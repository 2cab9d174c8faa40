import { Migration } from '@mikro-orm/migrations';

/** Table, column, the code of its field in the vault, and the column of its breach. */
const TEXTS: [string, string, string, string][] = [
  ['breach', 'gap_reason', 'Breach.gapReason', 'id'],
  ['breach', 'awareness_evidence', 'Breach.awarenessEvidence', 'id'],
  ['breach', 'likely_consequences', 'Breach.likelyConsequences', 'id'],
  ['breach', 'measures_taken', 'Breach.measuresTaken', 'id'],
  ['breach', 'end_reason', 'Breach.endReason', 'id'],
  ['breach_measure', 'title', 'BreachMeasure.title', 'breach_id'],
  ['regime_filing', 'authority_reference', 'RegimeFiling.authorityReference', 'breach_id'],
  ['regime_filing', 'late_reason', 'RegimeFiling.lateReason', 'breach_id'],
  ['regime_filing', 'withdrawal_reason', 'RegimeFiling.withdrawalReason', 'breach_id'],
  ['breach_regime', 'reason', 'BreachRegime.reason', 'breach_id'],
  ['breach_decision', 'reasons', 'BreachDecision.reasons', 'breach_id'],
  ['communication_exemption', 'justification', 'CommunicationExemption.justification', 'breach_id'],
  ['subject_communication', 'published_where', 'SubjectCommunication.publishedWhere', 'breach_id'],
];

const TABLES = [...new Set(TEXTS.map(([table]) => table))];

/**
 * The texts of a breach are sealed; its title alone stays clear. Only the vault can seal, so what stands in clear is carried in a table
 * that the owner alone reads, and that goes once all of it is sealed, right after the migration (`sealCarried`).
 */
export class Migration20261130000202_sealed_breach_texts extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table "${table}" no force row level security;`);
    this.addSql(`
      create table carried_text (
        organisation_id uuid not null,
        table_name text not null,
        column_name text not null,
        row_id uuid not null,
        breach_id uuid not null,
        field text not null,
        text text not null,
        primary key (row_id, field)
      );`);
    for (const [table, column, field, breach] of TEXTS) {
      this.addSql(`
        insert into carried_text
          select organisation_id, '${table}', '${column}', id, "${breach}", '${field}', "${column}"
          from "${table}" where "${column}" is not null;
        alter table "${table}" alter column "${column}" drop not null;
        alter table "${table}" alter column "${column}" type bytea using null::bytea;`);
    }
    this.addSql(`
      do $$ begin
        if not exists (select from carried_text) then
          drop table carried_text;
          alter table breach_measure alter column title set not null;
          alter table breach_decision alter column reasons set not null;
          alter table communication_exemption alter column justification set not null;
        end if;
      end $$;`);
    for (const table of TABLES) this.addSql(`alter table "${table}" force row level security;`);
  }
}
