import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { TestOrganisation } from '../harness/actors.ts';
import { Desk } from './desk.ts';
import { choose, dialogOf, heading, next, other, plain, refusalOf, send, textOf } from './hand.ts';

let desk: Desk;
let lumen: TestOrganisation;
let page: Page;

beforeAll(async () => {
  desk = await Desk.make();
  lumen = await TestOrganisation.make(desk.app);
  // Friday 13 March 2026, in the evening.
  desk.app.at('2026-03-13T18:20:00+01:00');
  page = await desk.sit(lumen.dpo, '/breaches/create');
}, 120_000);

afterAll(() => desk?.close());

/** The clock is set, and the DPO comes back to the case. */
async function later(instant: string): Promise<void> {
  desk.app.at(instant);
  await page.reload();
  await page.locator('main h1').waitFor();
}

const main = () => page.getByRole('main');
const panel = (name: string) => page.getByRole('region', { name });
const countdown = () => textOf(page.getByRole('timer'));

/** One after the other: the processor finds it, tells its customers, and closes its own file. */
describe('at the processor', () => {
  it('is recorded as met for others: no 72 hours, each customer is to be told', async () => {
    await main().getByLabel('Intitulé').fill('Accès d’un ancien agent aux dossiers de deux donneurs d’ordre');
    await choose(main(), 'Entité juridique', 'Lumen Service SARL');
    await main().getByLabel('Sous-traitant').check();
    await main()
      .getByText(/informe chaque responsable de traitement/)
      .waitFor();
    await main().getByLabel('Prise de connaissance').fill('2026-03-13T18:10');
    await main().getByLabel('Détection de l’incident').fill('2026-03-13T17:05');
    await main().getByLabel('Confidentialité').check();
    await main().getByRole('button', { name: 'Consigner la violation' }).click();
    await heading(page, /^BR-2026-0001/).waitFor();
    expect(await page.getByText('Sous-traitant · Lumen Service SARL').count()).toBe(1);
    expect(await page.getByText('Notification de la violation à l’autorité').count()).toBe(0);
  }, 60_000);

  it('adds a customer, whose contract starts a clock of its own', async () => {
    const dialog = await next(page, 'Ajouter un client');
    await dialog.getByLabel('Responsable de traitement').fill('Assurances du Rivage SA');
    await dialog.getByLabel('Qui prévenir chez lui').fill('dpo@rivage.example');
    await dialog.getByLabel('Heures prévues au contrat').fill('24');
    await send(dialog, 'Ajouter un client');
    await panel('Responsables de traitement à informer')
      .getByText('À informer · dpo@rivage.example')
      .waitFor();
    const clock = page.getByRole('region', { name: /Alerte du responsable par le sous-traitant/ });
    expect(await textOf(clock)).toMatch(/samedi 14 mars 2026 à 18:10/);
    await clock.getByRole('button', { name: 'Pourquoi cette date ?' }).click();
    const why = await dialogOf(page);
    expect(await textOf(why)).toMatch(/RGPD, art\. 33\(2\)/);
    await why.getByRole('button', { name: 'Fermer' }).click();
    await why.waitFor({ state: 'detached' });
  }, 60_000);

  it('shows that clock on the first page, as a link to its breach', async () => {
    await desk.open(page, '/');
    await panel('Dans les 7 jours')
      .or(panel('Aujourd’hui'))
      .getByRole('link', { name: 'BR-2026-0001' })
      .click();
    await heading(page, /^BR-2026-0001/).waitFor();
  }, 60_000);

  it('tells the customer at 18:40, in time, with the words that were sent', async () => {
    await later('2026-03-13T18:45:00+01:00');
    const dialog = await next(page, 'Consigner l’information d’un client');
    await dialog.getByLabel('Informé le').fill('2026-03-13T18:40');
    await dialog.getByText(/Dans les délais, 23 h 30 min/).waitFor();
    await dialog
      .getByLabel('L’information, telle qu’elle est partie')
      .fill('Un compte resté ouvert a lu vos dossiers.');
    await send(dialog, 'Consigner l’information d’un client');
    const notices = panel('Responsables de traitement à informer');
    await notices.getByText('Respecté').waitFor();
    expect(await textOf(notices)).toMatch(/Informé le 13 mars 2026, 18:40/);
  }, 60_000);
});

/** One after the other: the controller hears of it on Friday at 18:40, and works it to its closing. */
describe('at the controller', () => {
  it('counts 72 hours from Friday 18:40 to Monday 18:40, before anything is saved', async () => {
    await desk.open(page, '/breaches/create');
    await main().getByLabel('Intitulé').fill('Dossiers clients lus par un ancien agent du centre d’appels');
    await choose(main(), 'Entité juridique', 'Maison Lumen SAS');
    await main().getByLabel('Prise de connaissance').fill('2026-03-13T18:40');
    await main().getByLabel('Détection de l’incident').fill('2026-03-13T18:40');
    await main().getByLabel('Confidentialité').check();
    await main()
      .getByText(/lundi 16 mars 2026 à 18:40/)
      .waitFor();
    await main().getByRole('button', { name: 'Consigner la violation' }).click();
    await heading(page, /^BR-2026-0002/).waitFor();
    expect(await countdown()).toMatch(/^71 ?h 5\d ?min \d\d ?s restant$/);
    expect(await textOf(page.getByRole('region', { name: /33\(1\)/ }))).toMatch(/lundi 16 mars 2026 à 18:40/);
  }, 60_000);

  it('says why: nights, week-ends and holidays count', async () => {
    await page
      .getByRole('region', { name: /33\(1\)/ })
      .getByRole('button', { name: 'Pourquoi cette date ?' })
      .click();
    const why = page.getByRole('dialog', { name: 'Comment la date est calculée' });
    const steps = (await why.getByRole('listitem').allInnerTexts()).map(plain);
    expect(steps[0]).toMatch(/vendredi 13 mars 2026 à 18 h 40/);
    expect(steps.at(-1)).toMatch(/lundi 16 mars 2026 à 18 h 40/);
    await why.getByRole('button', { name: 'Fermer' }).click();
    await why.waitFor({ state: 'detached' });
    expect(await refusalOf(page, 'Décider du risque')).toMatch(/évalu/i);
  }, 60_000);

  it('scores the severity while the answers are given', async () => {
    const dialog = await next(page, 'Évaluer la gravité');
    const live = dialog.getByRole('status');
    await live.getByText(/le score s’affiche ici/).waitFor();
    await dialog.getByLabel(/^Données financières/).check();
    await dialog.getByLabel('Identification immédiate').check();
    await live.getByText('3,00', { exact: true }).waitFor();
    await choose(dialog, 'Confidentialité', 'Divulguées à un nombre inconnu de destinataires');
    await live.getByText('3,50', { exact: true }).waitFor();
    await dialog.getByLabel('Il y a une intention malveillante').check();
    await live.getByText('4,00', { exact: true }).waitFor();
    await live.getByText('Gravité très élevée').waitFor();
    await send(dialog, 'Consigner la version 1');
    await panel('Gravité').getByText('4,00', { exact: true }).waitFor();
  }, 60_000);

  it('is decided by a person, beside the opinion of the DPO', async () => {
    const dialog = await next(page, 'Décider du risque');
    expect(await dialog.getByLabel(/^Risque élevé/).isChecked()).toBe(true);
    await dialog.getByLabel('Pourquoi, pour le registre').fill('Relevés bancaires lus par un inconnu.');
    await dialog.getByLabel('Le DPO a été consulté').check();
    await dialog.getByRole('textbox', { name: 'Avis du DPO' }).fill('Notifier dès lundi, informer aussitôt.');
    await send(dialog, 'Consigner la décision');
    const decision = panel('Décision');
    await decision.getByText('Risque élevé').waitFor();
    expect(await textOf(decision)).toMatch(
      /Ce qui est décidé Risque élevé.*Autorité à notifier.*L’avis du DPO.*Notifier dès lundi/,
    );
  }, 60_000);

  it('takes on Wednesday the filing that was made on Monday morning: true time, not late', async () => {
    await later('2026-03-18T09:30:00+01:00');
    const dialog = await next(page, 'Consigner la notification');
    await dialog.getByText(/Hors délai/).waitFor();
    await dialog.getByLabel('Motif du retard').waitFor();
    await dialog.getByLabel('Transmise le').fill('2026-03-16T09:30');
    await dialog.getByText(/Dans les délais, 9 h 10 min/).waitFor();
    expect(await dialog.getByLabel('Motif du retard').count()).toBe(0);
    await dialog.getByLabel('Numéro donné par l’autorité').fill('CNIL-NOT-2026-4711');
    await send(dialog, 'Consigner');
    const filings = panel('Notifications à l’autorité');
    await filings.getByText('Dans les délais').waitFor();
    expect(await textOf(filings)).toMatch(/Notification initiale 16 mars 2026, 09:30 · CNIL-NOT-2026-4711/);
    const [clock] = await desk.app.database.rows(
      `select d.state, d.settled_at from deadline d join breach b on b.id = d.node_id
       where b.reference = 'BR-2026-0002' and d.rule = 'GDPR_33_1'`,
    );
    expect(clock).toEqual({ state: 'MET', settled_at: new Date('2026-03-16T08:30:00Z') });
  }, 60_000);

  it('is completed with what was not known on Monday', async () => {
    const dialog = await next(page, 'Consigner la notification');
    expect(await dialog.getByLabel(/^Notification complémentaire/).isChecked()).toBe(true);
    await dialog.getByLabel('Numéro donné par l’autorité').fill('CNIL-NOT-2026-4711-C');
    await send(dialog, 'Consigner');
    await page.getByText('Notification complète').first().waitFor();
    await panel('Notifications à l’autorité').getByText('Notification complémentaire').waitFor();
  }, 60_000);

  it('tells the persons, in words that are kept', async () => {
    const dialog = await next(page, 'Consigner l’information des personnes');
    await dialog.getByLabel('Combien de personnes').fill('64');
    await dialog.getByRole('button', { name: 'Modifier le texte' }).click();
    await dialog.getByLabel('Texte de la lettre').fill('Vos relevés ont été lus. Appelez-nous.');
    await send(dialog, 'Consigner');
    expect(await textOf(panel('Personnes concernées'))).toMatch(/Courriel .*64 personnes/);
  }, 60_000);

  it('follows a measure to its end', async () => {
    const add = await other(page, 'Ajouter une mesure');
    await add.getByLabel('Mesure', { exact: false }).first().fill('Fermer les comptes le jour du départ');
    await add.getByLabel('Pour le').fill('2026-03-31');
    await send(add, 'Ajouter une mesure');
    await panel('Mesures').getByText('À faire').waitFor();
    await later('2026-03-30T10:00:00+02:00');
    await send(await other(page, 'Mesure faite'), 'Mesure faite');
    await panel('Mesures').getByText('Faite').first().waitFor();
  }, 60_000);

  it('is not closed while the register lacks a fact, and says which', async () => {
    expect(await refusalOf(page, 'Clore')).toMatch(/registre/i);
    const lacks = await textOf(panel('Les faits'));
    expect(lacks).toMatch(/Pour le registre \(art\. 33\(5\)\), il manque :.*Origine/);
    const dialog = await next(page, 'Compléter les faits');
    await choose(dialog, 'Origine', 'Interne, malveillante');
    await dialog.getByLabel('Que s’est-il passé').fill('Un compte resté ouvert a lu 64 dossiers.');
    await dialog.getByLabel('Clients', { exact: true }).check();
    await dialog.getByLabel('Données financières', { exact: true }).check();
    await dialog.getByLabel('Personnes concernées (environ)').fill('64');
    await dialog.getByLabel(/^Conséquences probables/).fill('Hameçonnage ciblé.');
    await dialog.getByLabel(/^Mesures prises/).fill('Compte fermé, accès revus.');
    await send(dialog, 'Compléter les faits');
  }, 60_000);

  it('is closed, and stays in the register with its history', async () => {
    await send(await next(page, 'Clore'), 'Clore');
    await page.getByText('Close', { exact: true }).first().waitFor();
    const told = await textOf(panel('Historique'));
    for (const event of [
      'Violation consignée',
      'Gravité évaluée',
      'Risque décidé',
      'Autorité notifiée',
      'Personnes informées',
      'Mesure faite',
      'Faits modifiés',
      'Violation close',
    ])
      expect(told).toContain(event);
  }, 60_000);
});

it('asked nobody but its own server, and complained of nothing', () => {
  expect(desk.outside).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
