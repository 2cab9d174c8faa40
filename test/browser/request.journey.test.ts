import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { TestOrganisation } from '../harness/actors.ts';
import { ANSWER, aRequest, performed, VERIFY } from '../requests/request.factory.ts';
import { Desk } from './desk.ts';
import { choose, dialogOf, heading, next, other, plain, refusalOf, send, textOf } from './hand.ts';

let desk: Desk;
let lumen: TestOrganisation;
let page: Page;

beforeAll(async () => {
  desk = await Desk.make();
  lumen = await TestOrganisation.make(desk.app);
  desk.app.at('2026-03-02T10:00:00+01:00');
  page = await desk.sit(lumen.dpo, '/requests/create');
}, 120_000);

afterAll(() => desk?.close());

/** The clock is set, and the DPO comes back to the case. */
async function later(instant: string): Promise<void> {
  desk.app.at(instant);
  await page.reload();
  await page.locator('main h1').waitFor();
}

const banner = () => page.getByRole('region', { name: /Réponse à la personne/ });
/** The letters that wait for the post, in their order. */
const outbox = () =>
  desk.app.database.rows<{ kind: string; delivery: string }>(
    'select kind, delivery from request_communication order by created_at',
  );

/** One after the other: a DPO and a request, from its receipt to its closing. */
describe('a request, from its receipt to its closing', () => {
  it('is recorded back to its receipt, with the date in sight before it is saved', async () => {
    const form = page.getByRole('main');
    await choose(form, 'Entité juridique', 'Maison Lumen SAS');
    await form.getByLabel('Reçue le').fill('2026-03-02T09:15');
    await form.getByLabel('Droit d’accès').check();
    await form.getByLabel('Droit à l’effacement').check();
    await form.getByLabel('La demande, mot pour mot').fill('Que savez-vous de moi ? Effacez tout.');
    await form.getByLabel('Nom du demandeur').fill('Louise Aubert');
    await form.getByLabel('Adresse électronique du demandeur').fill('louise.aubert@courriel.example');
    await page.getByText('jeudi 2 avril 2026').waitFor();
    await page.getByRole('button', { name: 'Enregistrer la demande' }).click();
    await heading(page, /^DR-2026-0001 · Droit d’accès et droit à l’effacement/).waitFor();
    expect(await textOf(banner())).toMatch(/^Dans 31 jours .*jeudi 2 avril 2026/);
  }, 60_000);

  it('says why this date, step by step with the articles', async () => {
    await banner().getByRole('button', { name: 'Pourquoi cette date ?' }).click();
    const why = page.getByRole('dialog', { name: 'Comment la date est calculée' });
    const steps = (await why.getByRole('listitem').allInnerTexts()).map(plain);
    expect(steps[0]).toMatch(/lundi 2 mars 2026 à 9 h 15 .*RGPD, art\. 12\(3\)/);
    expect(steps.at(-1)).toMatch(/Le délai finit donc le jeudi 2 avril 2026\. RGPD, art\. 12\(3\)/);
    await why.getByRole('button', { name: 'Fermer' }).click();
    await why.waitFor({ state: 'detached' });
  }, 60_000);

  it('is acknowledged by a letter that is read before it leaves', async () => {
    const dialog = await next(page, 'Accuser réception');
    const letter = dialog.getByRole('region', { name: 'La lettre, telle qu’elle part' });
    expect(await textOf(letter)).toMatch(/DR-2026-0001.*Droit d’accès.*2 avril 2026/i);
    await send(dialog, 'Accuser réception');
    await page.getByRole('region', { name: 'Échanges avec la personne' }).getByText('À l’envoi').waitFor();
    expect(await outbox()).toEqual([{ kind: 'ACKNOWLEDGEMENT', delivery: 'PENDING' }]);
  }, 60_000);

  it('is not answered before it is known who asks: the page and the API say so alike', async () => {
    await later('2026-03-04T09:00:00+01:00');
    const dialog = await next(page, 'Vérifier l’identité');
    await dialog.getByLabel('Demander une précision à la personne').check();
    await dialog.getByLabel(/^Compte authentifié/).check();
    await dialog.getByLabel('Ce qui est demandé à la personne').fill('Confirmez depuis votre compte client.');
    await dialog.getByLabel('Pourquoi (le doute, par écrit)').fill('Adresse inconnue de nos services.');
    const letter = dialog.getByRole('region', { name: 'La lettre, telle qu’elle part' });
    await letter.getByText('Confirmez depuis votre compte client.').waitFor();
    await send(dialog, 'Vérifier l’identité');
    await page.getByText('Identité à vérifier').first().waitFor();
    expect(await refusalOf(page, 'Répondre')).toBe('Établissez d’abord qui demande (RGPD, art. 12(6)).');
    const [{ id, version }] = (await desk.app.database.rows(
      'select id, version from data_subject_request',
    )) as [never];
    const input = { id, version, channel: 'EMAIL', content: 'Voici.' };
    const { error } = await desk.app.as(lumen.dpo).run(ANSWER, { input });
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule: 'IDENTITY_UNSETTLED' });
  }, 60_000);

  it('is suspended while the question is open: no date, and it is said before', async () => {
    const dialog = await other(page, 'Suspendre le délai');
    await dialog.getByText('Le délai est suspendu : la date sera fixée à la reprise.').waitFor();
    await send(dialog, 'Suspendre le délai');
    await banner().getByText('Suspendu', { exact: true }).waitFor();
    expect(await textOf(banner())).toMatch(/il n’y a pas d’échéance tant que la question est ouverte/);
    expect(await refusalOf(page, 'Qualifier la demande')).toMatch(/suspendu/i);
  }, 60_000);

  it('is resumed with the days of waiting added, as the dialog had shown', async () => {
    await later('2026-03-10T09:00:00+01:00');
    const dialog = await next(page, 'Reprendre le délai');
    await dialog.getByText('mercredi 8 avril 2026').waitFor();
    await send(dialog, 'Reprendre le délai');
    await banner().getByText('mercredi 8 avril 2026').waitFor();
  }, 60_000);

  it('is qualified once the person is known, and worked on', async () => {
    const verify = await next(page, 'Vérifier l’identité');
    await verify.getByLabel('Identité établie').check();
    await verify.getByLabel(/^Compte authentifié/).check();
    await send(verify, 'Vérifier l’identité');
    await send(await next(page, 'Qualifier la demande'), 'Qualifier la demande');
    await send(await next(page, 'Commencer le traitement'), 'Commencer le traitement');
    await page.getByRole('button', { name: 'Décider des 2 droits' }).waitFor();
    expect(await refusalOf(page, 'Répondre')).toMatch(/droit/);
  }, 60_000);

  it('is extended in time, with the new date in the dialog and in the letter', async () => {
    await later('2026-03-30T17:00:00+02:00');
    const dialog = await other(page, 'Prolonger');
    await dialog.getByLabel('Complexité').check();
    const preview = dialog.getByRole('status').filter({ hasText: 'Nouvelle échéance' });
    await preview.getByText(/juin 2026/).waitFor();
    const due = (await textOf(preview)).match(/(\d{1,2} juin 2026)/)?.[1] as string;
    const letter = dialog.getByRole('region', { name: 'La lettre, telle qu’elle part' });
    await letter.getByText(due).first().waitFor();
    await send(dialog, 'Prolonger le délai de réponse');
    await banner().getByText(due).waitFor();
    await page.getByText(/2 mois de plus \(Complexité/).waitFor();
    expect(await refusalOf(page, 'Prolonger')).toMatch(/déjà/);
  }, 60_000);

  it('is decided right by right, each decision beside what the procedure proposed', async () => {
    const rights = page.getByRole('region', { name: 'Droits exercés' });
    await page.getByRole('button', { name: 'Décider : Droit d’accès' }).click();
    await page.getByRole('menuitem', { name: 'Évaluer' }).click();
    await send(await dialogOf(page), 'Consigner l’évaluation');
    await page.getByRole('button', { name: 'Décider : Droit d’accès' }).click();
    await page.getByRole('menuitem', { name: 'Accorder', exact: true }).click();
    await send(await dialogOf(page), 'Accorder');
    const access = rights.getByRole('listitem').filter({ hasText: 'Droit d’accès' });
    await access.getByText('Accordé').waitFor();
    expect(await textOf(access)).toMatch(
      /Ce que propose la procédure Droit ouvert : y faire droit.*Ce qu’une personne a décidé Accordé/,
    );

    await page.getByRole('button', { name: 'Décider : Droit à l’effacement' }).click();
    await page.getByRole('menuitem', { name: 'Évaluer' }).click();
    const assess = await dialogOf(page);
    await choose(assess, 'Base légale du traitement', /Obligation légale/);
    await choose(assess, 'Une loi impose encore de les conserver (art. 17(3)(b))', 'Oui');
    await assess
      .getByRole('status')
      .getByText(/^Droit non ouvert/)
      .waitFor();
    await send(assess, 'Consigner l’évaluation');
    await page.getByRole('button', { name: 'Décider : Droit à l’effacement' }).click();
    await page.getByRole('menuitem', { name: 'Refuser' }).click();
    const refuse = await dialogOf(page);
    await choose(refuse, 'Motif de droit', /art\. 17\(3\)/);
    await refuse.getByLabel('Les raisons, dites à la personne').fill('Vos factures se gardent dix ans.');
    await send(refuse, 'Refuser');
    const erasure = rights.getByRole('listitem').filter({ hasText: 'Droit à l’effacement' });
    await erasure.getByText('Refusé').waitFor();
    expect(await textOf(erasure)).toMatch(/Recours indiqués : réclamation auprès de CNIL/);
  }, 90_000);

  it('is answered by a letter that says what was decided, in time', async () => {
    const dialog = await next(page, 'Répondre');
    await dialog.getByText(/Dans les délais/).waitFor();
    const letter = dialog.getByRole('region', { name: 'La lettre, telle qu’elle part' });
    expect(await textOf(letter)).toMatch(/Vos factures se gardent dix ans.*CNIL/);
    await send(dialog, 'Répondre');
    await page.getByText('Répondue').first().waitFor();
    expect(await textOf(page.getByRole('region', { name: 'Droits exercés' }))).toMatch(/Respecté/);
    expect((await outbox()).map(({ kind }) => kind)).toEqual([
      'ACKNOWLEDGEMENT',
      'IDENTITY_REQUEST',
      'EXTENSION_NOTICE',
      'ANSWER',
    ]);
  }, 60_000);

  it('is closed, and its history tells all of it', async () => {
    await send(await next(page, 'Clore la demande'), 'Clore la demande');
    const history = page.getByRole('region', { name: 'Historique' });
    await history.getByText('Demande close').waitFor();
    const told = await textOf(history);
    for (const event of [
      'Demande reçue',
      'Accusé de réception',
      'Précision demandée à la personne',
      'Délai suspendu',
      'Délai repris',
      'Identité examinée',
      'Demande qualifiée',
      'Traitement commencé',
      'Délai prolongé',
      'Réponse envoyée',
      'Demande close',
    ])
      expect(told).toContain(event);
  }, 60_000);

  it('has its four letters among the mails once they are posted, sealed but for their subject', async () => {
    await desk.post();
    await desk.open(page, '/mails');
    await page.getByRole('cell', { name: 'Remis' }).nth(3).waitFor();
    expect(await page.getByRole('row').count()).toBe(5);
    expect(await page.getByText('louise.aubert@courriel.example').count()).toBe(0);
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByText('louise.aubert@courriel.example').waitFor();
  }, 60_000);
});

const received = (more: object) => desk.app.given(aRequest(lumen, more));

describe('an extension that is told one minute too late', () => {
  it('is void: the date stays in the preview, and the server refuses it by its rule', async () => {
    desk.app.at('2026-05-11T10:00:00+02:00');
    const { id } = await received({ receivedAt: '2026-05-11T09:00:00+02:00' });
    desk.app.at('2026-06-11T23:58:00+02:00');
    await desk.open(page, `/requests/${id}/show`);
    const dialog = await other(page, 'Prolonger');
    desk.app.at('2026-06-12T00:05:00+02:00');
    await dialog.getByLabel('Complexité').check();
    await dialog.getByLabel('Écrire l’information de prolongation').uncheck();
    await dialog.getByLabel('Personne informée le').fill('2026-06-12T00:00');
    const preview = dialog.getByRole('status').filter({ hasText: 'Nouvelle échéance' });
    await preview.getByText(/sans effet/).waitFor();
    await preview.getByText('La date ne change pas.').waitFor();
    await dialog.getByRole('button', { name: 'Prolonger le délai de réponse' }).click();
    await dialog
      .getByRole('alert')
      .getByText(/premier mois/)
      .waitFor();
    const [row] = await desk.app.database.rows(
      'select extension_notified_at from data_subject_request where id = $1',
      [id],
    );
    expect(row).toEqual({ extension_notified_at: null });
  }, 60_000);
});

describe('two people on one case', () => {
  it('the second is told, sees what changed, loses nothing typed, and may send after all', async () => {
    desk.app.at('2026-06-15T09:00:00+02:00');
    const request = await received({});
    const { id } = await performed(desk.app, lumen, VERIFY, request, { result: 'NOT_NEEDED' });
    const colleague = await desk.sit(lumen.role('PRIVACY_OFFICER'), `/requests/${id}/show`);
    await desk.open(page, `/requests/${id}/show`);
    const mine = await other(page, 'Rattacher la personne');
    await choose(mine, 'Connue par', 'Numéro de client');
    await mine.getByLabel('Identifiant').fill('CL-4711');
    await send(await next(colleague, 'Accuser réception'), 'Accuser réception');
    await mine.getByRole('button', { name: 'Rattacher la personne' }).click();
    await mine.getByText('Ce dossier a changé depuis que vous l’avez ouvert.').waitFor();
    await mine.getByRole('table').waitFor();
    await mine.getByRole('button', { name: 'Continuer avec ma saisie' }).click();
    expect(await mine.getByLabel('Identifiant').inputValue()).toBe('CL-4711');
    await send(mine, 'Rattacher la personne');
    await page.getByRole('link', { name: /^PC-2026-/ }).waitFor();
    const [row] = await desk.app.database.rows<{ done: boolean }>(
      'select acknowledged_at is not null and data_subject_id is not null as done from data_subject_request where id = $1',
      [id],
    );
    expect(row).toEqual({ done: true });
    await colleague.context().close();
  }, 90_000);
});

describe('an answer of the server that got lost', () => {
  it('is asked for again under the same key, and the deed is done once', async () => {
    desk.app.at('2026-06-16T09:00:00+02:00');
    const { id } = await received({});
    await desk.open(page, `/requests/${id}/show`);
    const keys: (string | undefined)[] = [];
    await page.route('**/graphql', async (route) => {
      const { 'idempotency-key': key } = route.request().headers();
      if (!route.request().postData()?.includes('suspendRequest')) return route.continue();
      keys.push(key);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    const dialog = await other(page, 'Suspendre le délai');
    await dialog.getByRole('button', { name: 'Suspendre le délai' }).click();
    await dialog.getByText(/Le serveur ne répond pas/).waitFor();
    await send(dialog, 'Suspendre le délai');
    await page.unroute('**/graphql');
    await banner().getByText('Suspendu', { exact: true }).waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    const [row] = await desk.app.database.rows('select count(*)::int from suspension where case_id = $1', [
      id,
    ]);
    expect(row).toEqual({ count: 1 });
  }, 60_000);
});

it('asked nobody but its own server, and complained of nothing', () => {
  expect(desk.outside).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
