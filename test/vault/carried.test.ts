import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sealCarried } from '@vigie/server';
import { Migration20261130000202_sealed_breach_texts as Texts } from '../../schema/migrations/Migration20261130000202_sealed_breach_texts.ts';
import { Migration20261130000901_sealed_words as Words } from '../../schema/migrations/Migration20261130000901_sealed_words.ts';
import { Migration20261201001001_names_of_requests as Names } from '../../schema/migrations/Migration20261201001001_names_of_requests.ts';
import { aBreach, BREACH, walk } from '../breaches/breach.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, secrets, TestApp } from '../harness/app.ts';
import { ago, DAY, HOUR } from '../harness/clock.ts';
import { aRequest, REQUEST } from '../requests/request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const COLUMNS = {
  breach: ['gap_reason', 'awareness_evidence', 'likely_consequences', 'measures_taken', 'end_reason'],
  breach_measure: ['title'],
  regime_filing: ['authority_reference', 'late_reason', 'withdrawal_reason'],
  breach_regime: ['reason'],
  breach_decision: ['reasons'],
  communication_exemption: ['justification'],
  subject_communication: ['published_where'],
  controller_notice: ['controller_name'],
  data_subject_request: ['late_reason'],
};

/** What an assessment kept in clear: the reason of its second category, and a factor. */
const INPUTS = {
  data: [{ category: 'SIMPLE' }, { category: 'FINANCIAL', adjustment: -1, justification: 'Odile: reason' }],
  identification: 'LIMITED',
};

/** The database as it was before: these columns hold text, `Odile` where they held something, in tables of their former names. */
async function asBefore({ database }: TestApp): Promise<void> {
  for (const [table, columns] of Object.entries(COLUMNS))
    for (const column of columns) {
      await database.owner.query(
        `alter table ${table} alter column ${column} type varchar(5000)
           using case when ${column} is null then null else 'Odile: ${table}.${column}' end`,
      );
    }
  await database.owner.query(`
    alter table severity_assessment drop column adjustment_reasons;
    alter table severity_assessment alter column factors type jsonb
      using case when factors is null then null else '{"consequences": "Odile: factor"}'::jsonb end;
    alter table severity_assessment no force row level security;
    update severity_assessment set inputs = '${JSON.stringify(INPUTS)}' where factors is not null;
    alter table severity_assessment force row level security`);
  for (const statement of statements([Names], 'down')) await database.owner.query(statement);
}

/** What these migrations ask of the database, in their order. */
function statements(
  migrations: readonly (typeof Texts | typeof Words | typeof Names)[],
  way: 'up' | 'down',
): string[] {
  const all: string[] = [];
  for (const each of migrations) {
    const migration = Object.create(each.prototype) as Texts | Words | Names;
    migration.addSql = (sql) => void all.push(String(sql));
    migration[way]();
  }
  return all;
}

async function migrate({ database }: TestApp): Promise<void> {
  for (const statement of statements([Texts, Words, Names], 'up')) await database.owner.query(statement);
}

const seen = async (id: string): Promise<Json> => (await app.as(lumen.dpo).ask(BREACH, { id })).breach;

const ASSESSED = `query ($id: ID!) { breach(id: $id) { assessments {
  factors { consequences } inputs { data { category justification } } } } }`;

it('seals what stood in clear before, for its own rows, and leaves nothing of it', async () => {
  const received = await app.given(
    aBreach(lumen, {
      detectedAt: ago(3 * DAY),
      awareAt: ago(2 * HOUR),
      gapReason: 'un',
      likelyConsequences: 'deux',
      measuresTaken: 'trois',
    }),
  );
  const bare = await app.given(aBreach(lumen));
  const breach = await walk(
    app,
    lumen.dpo,
    received,
    ['addMeasure', { title: 'quatre' }],
    ['file', { authorityReference: 'cinq' }],
    ['assess', { factors: { consequences: 'six' } }],
  );
  const processed = await walk(
    app,
    lumen.dpo,
    await app.given(aBreach(lumen, { role: 'PROCESSOR' })),
    'addController',
  );
  const late = await app.given(aRequest(lumen));
  await app.database.owner.query(`update data_subject_request set late_reason = '\\x00' where id = $1`, [
    late.id,
  ]);
  await asBefore(app);
  await migrate(app);
  expect(await app.database.count('carried_text')).toBe(9);
  expect(await sealCarried(app.database.url(), secrets)).toBe(9);
  expect(await sealCarried(app.database.url(), secrets)).toBe(0);
  expect(await seen(breach.id)).toMatchObject({
    gapReason: 'Odile: breach.gap_reason',
    endReason: null,
    measures: [{ title: 'Odile: breach_measure.title' }],
    filings: [{ authorityReference: 'Odile: regime_filing.authority_reference', lateReason: null }],
  });
  const { assessments } = (await app.as(lumen.dpo).ask(ASSESSED, { id: breach.id })).breach;
  expect(assessments).toEqual([
    {
      factors: { consequences: 'Odile: factor' },
      inputs: {
        data: [
          { category: 'SIMPLE', justification: null },
          { category: 'FINANCIAL', justification: 'Odile: reason' },
        ],
      },
    },
  ]);
  expect(await seen(processed.id)).toMatchObject({
    controllerNotices: [{ controllerName: 'Odile: controller_notice.controller_name' }],
  });
  const { request } = await app.as(lumen.dpo).ask(REQUEST, { id: late.id });
  expect(request).toMatchObject({ isLate: true, lateReason: 'Odile: data_subject_request.late_reason' });
  expect(await seen(bare.id)).toMatchObject({ gapReason: null, measures: [] });
  for (const table of [...Object.keys(COLUMNS), 'severity_assessment', 'pg_stats'])
    expect(await app.database.count(`${table} t where t::text like '%Odile%'`)).toBe(0);
  const [there] = await app.database.rows(`select to_regclass('carried_text') as name`);
  expect(there).toEqual({ name: null });
});

it('is nothing at all where nothing stood there', async () => {
  const empty = await TestApp.make();
  try {
    await asBefore(empty);
    await migrate(empty);
    expect(await sealCarried(empty.database.url(), secrets)).toBe(0);
    const [column] = await empty.database.rows(
      `select is_nullable, data_type from information_schema.columns where table_name = 'breach_measure' and column_name = 'title'`,
    );
    expect(column).toEqual({ is_nullable: 'NO', data_type: 'bytea' });
  } finally {
    await empty.close();
  }
});
