import {
  BREACH_FORM,
  type Breach,
  BreachDecision,
  type BreachFormFacts,
  BreachMeasure,
  breachFormAnswers,
  CommunicationExemption,
  ControllerNotice,
  FilingRegime,
  FilingStage,
  formAnswerText,
  instantText,
  isBreachDecided,
  isFormFieldRequired,
  LegalEntity,
  type Locale,
  labelsOf,
  RegimeFiling,
  SeverityAssessment,
} from '@vigie/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';
import { openText } from './breach.texts.ts';

@ObjectType('BreachFormField', {
  description: "A field of the authority's form, with what the file answers.",
  simpleResolvers: true,
})
export class BreachFormField {
  @Field(() => Int, { description: "Its number in the EDPB's draft template of June 2026." })
  no!: number;

  @Field(() => String, { description: 'Its name in the export, as in awareAt.' })
  key!: string;

  @Field(() => String, { description: 'What it asks.' })
  label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The answer, ready to be copied; null where there is none.',
  })
  text!: string | null;

  @Field(() => Boolean, { description: 'Whether the form asks for it, by the other answers too.' })
  isRequired!: boolean;

  @Field(() => Boolean, { description: 'Whether it is asked for and not answered.' })
  isMissing!: boolean;
}

@ObjectType('BreachFormSection', { description: "A section of the authority's form.", simpleResolvers: true })
export class BreachFormSection {
  @Field(() => String, { description: 'Its code, as in TIMELINE.' })
  code!: string;

  @Field(() => String, { description: 'Its title.' })
  label!: string;

  @Field(() => [BreachFormField], { description: 'Its fields, in the order of the form.' })
  fields!: BreachFormField[];

  @Field(() => Int, { description: 'How many are asked for and not answered.' })
  missing!: number;
}

@ObjectType('BreachForm', {
  description:
    'What the file of a breach answers of the form of the authority, GDPR 33(3). To be copied: nothing is filed by itself.',
  simpleResolvers: true,
})
export class BreachForm {
  @Field(() => [BreachFormSection], { description: 'Its sections.' })
  sections!: BreachFormSection[];

  @Field(() => Int, { description: 'How many fields are asked for and not answered.' })
  missing!: number;

  @Field(() => String, {
    description: 'The answers as JSON, by the key of each field: codes, numbers, texts, instants.',
  })
  json!: string;
}

const isoOf = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

type OpenFiling = Pick<RegimeFiling, 'regime' | 'stage' | 'submittedAt'> & {
  authorityReference: string | null;
  lateReason: string | null;
};

/** What authorities were told under other regimes, a line each. */
const otherFilings = (filings: readonly OpenFiling[], timeZone: string, locale: Locale): string[] =>
  filings
    .filter(({ regime }) => regime !== FilingRegime.GDPR_33)
    .map(({ regime, stage, submittedAt, authorityReference }) =>
      [
        labelsOf(FilingRegime)[regime as FilingRegime][locale],
        labelsOf(FilingStage)[stage][locale],
        instantText(submittedAt.toISOString(), timeZone, locale),
        authorityReference,
      ]
        .filter(Boolean)
        .join(' · '),
    );

async function processorOf(
  { reader }: Operation,
  breach: Breach,
): Promise<[string | null, ControllerNotice | null]> {
  const notice = await reader.find(ControllerNotice, breach.sourceNoticeId);
  const entity = await reader.find(LegalEntity, notice?.legalEntityId);
  return [entity?.name ?? null, notice];
}

async function factsOf(
  ctx: Operation,
  breach: Breach,
  entity: LegalEntity,
  locale: Locale,
): Promise<BreachFormFacts> {
  const { reader, vault } = ctx;
  const nodeId = breach.id;
  const [filings, measures, exemptions, decision, assessment, [processor, notice]] = await Promise.all([
    reader.children(RegimeFiling, 'breachId', nodeId),
    reader.children(BreachMeasure, 'breachId', nodeId),
    reader.children(CommunicationExemption, 'breachId', nodeId),
    isBreachDecided(breach) ? reader.find(BreachDecision, breach.decisionId) : null,
    reader.find(SeverityAssessment, breach.assessmentId),
    processorOf(ctx, breach),
  ]);
  const own = { id: nodeId, breachId: nodeId };
  const open = (field: 'description' | 'contact' | 'gapReason' | 'likelyConsequences' | 'measuresTaken') =>
    openText(vault, field, breach[field], own);
  const opened: OpenFiling[] = await Promise.all(
    filings.map(async (row) => ({
      regime: row.regime,
      stage: row.stage,
      submittedAt: row.submittedAt,
      authorityReference: await openText(vault, 'authorityReference', row.authorityReference, row),
      lateReason: await openText(vault, 'lateReason', row.lateReason, row),
    })),
  );
  const titles = await Promise.all(measures.map((row) => openText(vault, 'measure', row.title, row)));
  const exemption = exemptions.at(-1);
  const ofGdpr = opened.filter(({ regime }) => regime === FilingRegime.GDPR_33);
  return {
    reference: breach.reference,
    controller: entity.name,
    processor,
    toldByProcessorAt: isoOf(notice?.notifiedAt),
    awareAt: isoOf(breach.awareAt),
    gapReason: await open('gapReason'),
    lateReasons: ofGdpr.flatMap(({ lateReason }) => lateReason ?? []),
    previousReference: ofGdpr.at(-1)?.authorityReference ?? null,
    isNotified: Boolean(breach.notifiedAt),
    isComplete: Boolean(breach.notificationCompletedAt),
    natures: breach.natures,
    cause: breach.cause ?? null,
    description: await open('description'),
    contact: await open('contact'),
    subjects: (breach.involvedSubjects ?? []).map(({ category }) => category),
    subjectCount: breach.approximateSubjects ?? null,
    data: (breach.involvedData ?? []).map(({ category }) => category),
    recordCount: breach.approximateRecords ?? null,
    likelyConsequences: await open('likelyConsequences'),
    measuresTaken: await open('measuresTaken'),
    measures: titles.filter((title) => title !== null),
    band: assessment?.band ?? null,
    risk: decision?.risk ?? null,
    riskReasons: decision ? await openText(vault, 'decisionReasons', decision.reasons, decision) : null,
    tellSubjects: decision?.tellSubjects ?? null,
    communicatedAt: isoOf(breach.communicatedAt),
    publicNoticeAt: isoOf(breach.publicNoticeAt),
    exemption: breach.exemptionGround ?? null,
    exemptionJustification: exemption
      ? await openText(vault, 'exemption', exemption.justification, exemption)
      : null,
    otherFilings: otherFilings(opened, entity.timeZone, locale),
  };
}

/** The form with what is on file, section by section. What was sealed is opened for it, and the reading audited. */
export async function formOf(ctx: Operation, breach: Breach, locale: Locale): Promise<BreachForm> {
  const entity = await ctx.reader.get(LegalEntity, breach.legalEntityId);
  const answers = breachFormAnswers(await factsOf(ctx, breach, entity, locale));
  const sections = BREACH_FORM.map(({ code, label, fields }) => {
    const rows = fields.map((row) => {
      const value = answers[row.key];
      const isRequired = isFormFieldRequired(row, answers);
      return Object.assign(new BreachFormField(), {
        no: row.no,
        key: row.key,
        label: row.label[locale],
        text: value === undefined ? null : formAnswerText(row.key, value, entity.timeZone, locale),
        isRequired,
        isMissing: isRequired && value === undefined,
      });
    });
    const missing = rows.filter(({ isMissing }) => isMissing).length;
    return Object.assign(new BreachFormSection(), { code, label: label[locale], fields: rows, missing });
  });
  return Object.assign(new BreachForm(), {
    sections,
    missing: sections.reduce((sum, { missing }) => sum + missing, 0),
    json: JSON.stringify(answers, null, 2),
  });
}
