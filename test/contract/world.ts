import { runOnce } from '@vigie/jobs';
import { Role, SCOPES } from '@vigie/schema';
import { aBreach, FILE, HIGH_RISK, SWITCH, UPDATE, walk } from '../breaches/breach.factory.ts';
import { aPolicy, SET_DIGEST } from '../deadlines/policy.factory.ts';
import { upload } from '../documents/document.factory.ts';
import { type Person, TestOrganisation, type Token } from '../harness/actors.ts';
import { type Json, nodeOf, secrets, type TestApp } from '../harness/app.ts';
import { ago, DAY, HOUR } from '../harness/clock.ts';
import {
  aCountingPolicy,
  aHolidayChange,
  COUNTING_POLICIES,
  HOLIDAY_CHANGES,
} from '../organisations/counting.factory.ts';
import {
  ANNOUNCE_FEE,
  ANSWER,
  ASSESS,
  aDecidedRequest,
  anErasure,
  anExcessiveRequest,
  aRequest,
  DESCRIBE_ACCESS,
  EXTEND,
  NOTIFY_RECIPIENT,
  SUSPEND,
  VERIFY,
} from '../requests/request.factory.ts';
import { aSubject, ERASE, identifiers } from '../subjects/subject.factory.ts';
import { aComment, aTask } from '../tasks/task.factory.ts';

/** An organisation with a node of every type, and one person who may do everything in it. */
export class World {
  readonly app: TestApp;
  readonly organisation: TestOrganisation;
  readonly person: Person;
  readonly token: Token;
  /** The id of a node of each type. */
  readonly ids: Record<string, string>;
  /** The member to whom its cases are given. */
  readonly assigneeId: string;
  /** The legal entities that its person and its token reach; null for all. */
  readonly reach: string[] | null;

  private constructor(
    app: TestApp,
    organisation: TestOrganisation,
    person: Person,
    token: Token,
    ids: Record<string, string>,
    reach: string[] | null,
  ) {
    this.app = app;
    this.organisation = organisation;
    this.person = person;
    this.token = token;
    this.ids = ids;
    this.assigneeId = person.userId;
    this.reach = reach;
  }

  static async make(app: TestApp, slug: string): Promise<World> {
    return World.in(app, await TestOrganisation.make(app, slug), null);
  }

  /** Two of its legal entities, with a node of every type in the first, and a person who is confined to them. */
  static confined(app: TestApp, organisation: TestOrganisation): Promise<World> {
    return World.in(app, organisation, [organisation.entityId, organisation.otherEntityId]);
  }

  private static async in(
    app: TestApp,
    organisation: TestOrganisation,
    reach: string[] | null,
  ): Promise<World> {
    const { slug } = organisation;
    const person = await organisation.hire(Object.values(Role), reach);
    const token = await organisation.token(SCOPES, null, reach);
    const as = app.as(person);
    const act = async (document: string, { id, version }: Json, more: object): Promise<Json> =>
      nodeOf(await as.ask(document, { input: { id, version, ...more } }));

    const known = identifiers();
    const received = await app.given(
      aRequest(organisation, {
        receivedAt: ago(2 * DAY),
        verbatim: 'Je veux mes données.',
        requester: { name: 'Odile Fontaine', email: 'odile@courriel.example' },
        subjectIdentifiers: known,
        assigneeId: person.userId,
        rights: ['ACCESS', 'ERASURE'],
      }),
    );
    const extended = await act(EXTEND, received, { reasons: ['COMPLEXITY'] });
    const asked = await act(VERIFY, extended, {
      result: 'PENDING',
      method: 'QUESTIONS',
      asked: 'Votre numéro de client ?',
    });
    const request = await act(SUSPEND, asked, { reason: 'IDENTITY_DOUBT', askedAt: ago(HOUR) });
    await act(DESCRIBE_ACCESS, request, { sections: [{ heading: 'PURPOSES', text: 'Vos commandes.' }] });
    await act(ASSESS, request.rights[0], {});
    const file = await upload(app, person, { node: request.id });
    const erasure = await app.given(anErasure(organisation, { receivedAt: ago(DAY) }));
    await act(NOTIFY_RECIPIENT, erasure.rights[0], { outcome: 'TOLD', recipient: 'Transports Express' });
    const excessive = await app.given(anExcessiveRequest(organisation, { receivedAt: ago(DAY) }));
    await act(ANNOUNCE_FEE, excessive.rights[0], {
      amountInCents: 1500,
      reason: 'Répétée.',
      channel: 'POST',
    });
    const decided = await app.given(aDecidedRequest(organisation, { receivedAt: ago(DAY) }));
    await act(ANSWER, decided, { channel: 'EMAIL', content: 'Voici.' });
    const recorded = await app.given(
      aBreach(organisation, { awareAt: ago(HOUR), description: 'Un export.', assigneeId: person.userId }),
    );
    const corrected = await act(UPDATE, recorded, { awareAt: ago(2 * HOUR) });
    const breach = await walk(
      app,
      person,
      await act(FILE, corrected, { stage: 'INITIAL' }),
      'assess',
      ['decide', { ...HIGH_RISK, dpoOpinion: 'Informer les personnes.' }],
      'applyRegime',
      'exempt',
      'communicate',
      ['addMeasure', { ownerId: person.userId }],
    );
    const processed = await walk(
      app,
      person,
      await app.given(aBreach(organisation, { role: 'PROCESSOR', awareAt: ago(HOUR) })),
      'addController',
    );
    const task = await app.given(
      aTask(organisation, breach.id, { ownerId: person.userId, dueOn: '2026-04-20' }),
    );
    const comment = await app.given(aComment(organisation, breach.id, { mentions: [person.userId] }));
    // From a day that no breach of a test has come to: what is switched on today is proposed to all of them.
    const entity = { id: organisation.entityId, version: 1 };
    const switched = await act(SWITCH, entity, { regime: 'CRA_14', on: true, day: '2039-01-01' });
    const subject = await app.given(aSubject(organisation, known));
    const erased = await app.given(aSubject(organisation));
    await act(ERASE, erased, { ground: 'OBJECTION', keepObjection: true });
    const policy = await app.given(
      aPolicy(organisation, { family: 'OTHER', legalEntityId: organisation.entityId }),
    );
    const { digestPolicy } = await as.ask('{ digestPolicy { version } }');
    const digest = { ...digestPolicy, isEnabled: true, hour: 8, workingDaysOnly: true };
    const { setDigestPolicy } = await app.as(organisation.dpo).ask(SET_DIGEST, { input: digest });
    const chooser = app.as(organisation.dpo);
    const { entityId: legalEntityId } = organisation;
    const chosen: Json[] = (await chooser.ask(COUNTING_POLICIES)).countingPolicies.nodes;
    const counting =
      chosen.find(({ legalEntity }) => legalEntity?.id === legalEntityId) ??
      (await app.given(aCountingPolicy(organisation, { legalEntityId })));
    const [dayBefore] = (await chooser.ask(HOLIDAY_CHANGES)).holidayChanges.nodes;
    const holiday = dayBefore ?? (await app.given(aHolidayChange(organisation)));
    await runOnce({
      parts: app.parts,
      transport: { send: async () => ({ answer: '250' }), close: async () => undefined } as never,
      publicUrl: 'https://privacy.lumen.example',
      systemPool: app.parts.databases.system,
      secrets,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      legalOffset: app.parts.legalOffset,
    });

    const { createCalendarFeed } = await as.ask('mutation { createCalendarFeed(input: {}) { feed { id } } }');
    const undelivered = await World.fail(app, organisation);

    const first = async (table: string, where = 'true'): Promise<string> => {
      const [row] = await app.database.rows<{ id: string }>(
        `select id from ${table} where organisation_id = $1 and legal_entity_id = $2 and ${where} order by id limit 1`,
        [organisation.id, organisation.entityId],
      );
      if (!row) throw new Error(`${slug} has no ${table}`);
      return row.id;
    };
    const ids = {
      Organisation: organisation.id,
      LegalEntity: organisation.entityId,
      RegimeSetting: switched.regimes[0].id,
      Membership: person.membershipId,
      ApiToken: token.id,
      DataSubject: subject.id,
      SubjectIdentifier: subject.identifiers[0].id,
      DataSubjectRequest: request.id,
      ExercisedRight: request.rights[0].id,
      Suspension: await first('suspension'),
      IdentityCheck: await first('identity_check'),
      ClaimedIdentifier: await first('claimed_identifier'),
      RequestAssessment: await first('request_assessment'),
      RightDecision: await first('right_decision'),
      RequestCommunication: await first('request_communication'),
      RecipientNotice: await first('recipient_notice'),
      FeeAnnouncement: await first('fee_announcement'),
      AccessInformation: await first('access_information'),
      Document: file.body.id,
      Breach: breach.id,
      RegimeFiling: breach.filings[0].id,
      SeverityAssessment: breach.assessments[0].id,
      BreachDecision: breach.decisions[0].id,
      SubjectCommunication: breach.communications[0].id,
      CommunicationExemption: breach.exemptions[0].id,
      BreachMeasure: breach.measures[0].id,
      BreachRegime: breach.regimes[0].id,
      Task: task.id,
      Comment: comment.id,
      ControllerNotice: processed.controllerNotices[0].id,
      Deadline: await first('deadline', `node_id = '${breach.id}' and rule = 'GDPR_33_1'`),
      AlertStep: await first('alert_step'),
      DeadlineRevision: await first('deadline_revision'),
      EscalationPolicy: policy.id,
      DigestPolicy: setDigestPolicy.id,
      CountingPolicy: counting.id,
      HolidayChange: holiday.id,
      Notification: await first('notification', `recipient_id = '${person.userId}'`),
      CalendarFeed: createCalendarFeed.feed.id,
      DeadLetter: undelivered,
      MailMessage: await first('mail_message', `node_id = '${breach.id}'`),
      AuditEntry: await first('audit_entry', `node_id = '${breach.id}'`),
    };
    return new World(app, organisation, person, token, ids, reach);
  }

  /** An alert that is to come, given up as if its server had refused it. */
  static async fail(app: TestApp, organisation: TestOrganisation): Promise<string> {
    const [step] = await app.database.rows<{ id: string }>(
      `update alert_step set state = 'FAILED', last_error = 'SMTP_550', attempts = 1, version = version + 1
       where id = (select s.id from alert_step s join deadline d on d.id = s.deadline_id
                   where s.organisation_id = $1 and s.legal_entity_id = $2 and s.state = 'PLANNED' and s.round = d.round and s.channel = 'MAIL'
                     and d.state = 'RUNNING' order by s.id limit 1)
       returning id`,
      [organisation.id, organisation.entityId],
    );
    if (!step) throw new Error('there is no alert to fail');
    return step.id;
  }

  /** The person and the token of this world reach one more legal entity, where they are confined at all. */
  async reachToo(legalEntityId: string): Promise<void> {
    for (const [table, id] of [
      ['membership', this.person.membershipId],
      ['api_token', this.token.id],
    ])
      await this.app.database.rows(
        `update ${table} set legal_entity_ids = legal_entity_ids || $2::uuid where id = $1 and legal_entity_ids is not null`,
        [id, legalEntityId],
      );
  }

  id(type: string): string {
    const id = this.ids[type];
    if (!id) throw new Error(`no ${type} was made here`);
    return id;
  }

  /** The present version of a node. */
  async version(type: string): Promise<number> {
    const { node } = await this.app
      .as(this.person)
      .ask('query ($id: ID!) { node(id: $id) { version } }', { id: this.id(type) });
    return node.version;
  }
}
