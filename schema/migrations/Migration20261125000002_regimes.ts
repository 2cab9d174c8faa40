import { Migration } from '@mikro-orm/migrations';

/** Written as PostgreSQL prints it, or the comparison of migrations and entities never comes out empty. */
const POLICY = `(((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))`;

const REGIMES = `'GDPR_33', 'NIS2', 'DORA', 'AI_ACT_73', 'EPRIVACY_611', 'CRA_14'`;
const NIS2_CLASSES = `'ESSENTIAL', 'IMPORTANT', 'TRUST_SERVICE_PROVIDER'`;
const ENTITY_CLASSES = `'CREDIT_INSTITUTION', 'CCP', 'TRADING_VENUE', 'NIS2_ENTITY', 'OTHER'`;

/** The regimes beside the GDPR: switched on for a legal entity, proposed to and decided on a breach. Linked cases. */
export class Migration20261125000002_regimes extends Migration {
  override up(): void {
    this.addSql(`
      alter table "breach"
        add column "regimes" int not null default 0,
        add column "open_regimes" int not null default 0,
        add column "source_notice_id" uuid null;
      alter table "controller_notice"
        add column "controller_entity_id" uuid null,
        add column "controller_breach_id" uuid null;
      alter table "regime_filing" drop constraint "regime_filing_regime_check";
      alter table "regime_filing" add constraint "regime_filing_regime_check" check ("regime" in (${REGIMES}));
      alter table "regime_filing" drop constraint "regime_filing_stage_check";
      alter table "regime_filing" add constraint "regime_filing_stage_check" check ("stage" in ('INITIAL', 'COMPLEMENTARY', 'WITHDRAWAL', 'EARLY_WARNING', 'NOTIFICATION', 'INTERMEDIATE', 'PROGRESS', 'FINAL'));
      create table "regime_setting" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "legal_entity_id" uuid not null,
        "regime" text not null,
        "valid_from" date not null,
        "valid_to" date null,
        "nis2_class" text null,
        "entity_class" text null,
        primary key ("id")
      );
      create index "regime_setting_organisation_id_legal_entity_id_index" on "regime_setting" ("organisation_id", "legal_entity_id");
      alter table "regime_setting" add constraint "regime_setting_organisation_id_legal_entity_id_re_45aca_unique" unique ("organisation_id", "legal_entity_id", "regime", "valid_from");
      alter table "regime_setting" add constraint "regime_setting_regime_check" check ("regime" in (${REGIMES}));
      alter table "regime_setting" add constraint "regime_setting_nis2_class_check" check ("nis2_class" in (${NIS2_CLASSES}));
      alter table "regime_setting" add constraint "regime_setting_entity_class_check" check ("entity_class" in (${ENTITY_CLASSES}));
      alter table "regime_setting" add constraint "regime_setting_legal_entity_id_foreign" foreign key ("legal_entity_id") references "legal_entity" ("id");
      create table "breach_regime" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "breach_id" uuid not null,
        "legal_entity_id" uuid not null,
        "regime" text not null,
        "status" text not null,
        "nis2_class" text null,
        "entity_class" text null,
        "ai_incident_kind" text null,
        "cra_event_kind" text null,
        "classified_at" timestamptz(3) null,
        "corrective_available_at" timestamptz(3) null,
        "handled_at" timestamptz(3) null,
        "decided_at" timestamptz(3) null,
        "decider_id" uuid null,
        "reason" varchar(2000) null,
        primary key ("id")
      );
      alter table "breach_regime" add constraint "breach_regime_organisation_id_breach_id_regime_unique" unique ("organisation_id", "breach_id", "regime");
      alter table "breach_regime" add constraint "breach_regime_regime_check" check ("regime" in (${REGIMES}));
      alter table "breach_regime" add constraint "breach_regime_status_check" check ("status" in ('PROPOSED', 'APPLIES', 'RULED_OUT'));
      alter table "breach_regime" add constraint "breach_regime_nis2_class_check" check ("nis2_class" in (${NIS2_CLASSES}));
      alter table "breach_regime" add constraint "breach_regime_entity_class_check" check ("entity_class" in (${ENTITY_CLASSES}));
      alter table "breach_regime" add constraint "breach_regime_ai_incident_kind_check" check ("ai_incident_kind" in ('SERIOUS', 'WIDESPREAD', 'DEATH'));
      alter table "breach_regime" add constraint "breach_regime_cra_event_kind_check" check ("cra_event_kind" in ('VULNERABILITY', 'INCIDENT'));
      alter table "breach_regime" add constraint "breach_regime_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
    `);
    for (const table of ['regime_setting', 'breach_regime']) {
      this.addSql(`
        alter table "${table}" enable row level security;
        alter table "${table}" force row level security;
        create policy "organisation" on "${table}" using ${POLICY} with check ${POLICY};
        grant select, insert, update on "${table}" to vigie_app;
      `);
    }
  }
}
