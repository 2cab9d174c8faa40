import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DemoDesk, go } from './demo-desk.ts';
import { choose, dialogOf, send, textOf } from './hand.ts';
import { dialogFaults } from './page-checks.ts';

let demo: DemoDesk;
let page: Page;
/** What axe has against the dialogs, as they come. */
const found: string[] = [];

beforeAll(async () => {
  demo = await DemoDesk.open();
  page = await demo.desk.sit(demo.dpo, '/');
}, 120_000);

afterAll(() => demo?.desk.close());

const panel = (title: string): Locator => page.getByRole('region', { name: title, exact: true });
const task = (title: string | RegExp): Locator =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: title });
const opened = async (): Promise<Locator> => {
  const dialog = await dialogOf(page);
  found.push(...(await dialogFaults(page)));
  return dialog;
};

it('my tasks stand on the first screen, the overdue first, and are ticked off there with what shows it', async () => {
  const mine = panel('Mes tâches');
  await mine.getByRole('listitem').first().waitFor();
  const words = await mine.getByRole('listitem').allInnerTexts();
  expect(words[0]).toContain('Obtenir l’attestation de suppression');
  expect(words).toHaveLength(3);
  await mine.getByRole('button', { name: /^Marquer comme faite : Obtenir/ }).click();
  const dialog = await opened();
  await dialog.getByLabel('Preuve').fill('Attestation reçue par lettre.');
  await send(dialog, 'Marquer comme faite');
  await mine.getByText('Obtenir l’attestation').waitFor({ state: 'detached' });
}, 60_000);

describe('a request', () => {
  it('takes a task by keyboard, with its owner and its day', async () => {
    await go(page, demo.pathOf('case with tasks'));
    const add = panel('Tâches').getByRole('button', { name: 'Ajouter une tâche' });
    await add.focus();
    await page.keyboard.press('Enter');
    const dialog = await opened();
    await page.keyboard.press('Tab');
    await dialog.getByLabel('À faire').fill('Vérifier l’export du CRM');
    await choose(dialog, 'Personne chargée', 'Inès Delmas');
    await dialog.getByLabel('Échéance').fill('2031-03-12');
    await send(dialog, 'Ajouter une tâche');
    expect(await textOf(task('Vérifier l’export du CRM'))).toMatch(/Inès Delmas · pour le 12 mars 2031/);
  }, 60_000);

  it('changes one, and takes up what was done', async () => {
    await page.getByRole('button', { name: 'Modifier : Vérifier l’export du CRM' }).click();
    const dialog = await opened();
    await dialog.getByLabel('Échéance').fill('');
    await send(dialog, 'Modifier la tâche');
    expect(await textOf(task('Vérifier l’export du CRM'))).not.toContain('2031');
    await page.getByRole('button', { name: /Afficher 1 tâche faite/ }).click();
    expect(await textOf(task('notes de satisfaction').first())).toContain(
      'Fichier reçu par l’espace sécurisé',
    );
    await page.getByRole('button', { name: /^Rouvrir : / }).click();
    await send(await opened(), 'Rouvrir la tâche');
  }, 60_000);

  it('is talked of in its feed, by name where somebody is meant', async () => {
    const feed = panel('Historique');
    await feed.getByText('deux notes de satisfaction').waitFor();
    await feed.getByRole('button', { name: 'Commenter' }).click();
    const dialog = await opened();
    await dialog.getByLabel('Commentaire').fill('Nous répondons demain.');
    await choose(dialog, 'Mentionner', 'Inès Delmas');
    await page.keyboard.press('Escape');
    await send(dialog, 'Commenter');
    const said = feed.getByRole('listitem').filter({ hasText: 'Nous répondons demain.' });
    expect(await textOf(said)).toMatch(/à Inès Delmas.*par Camille Arnaud/);
    await said.getByRole('button', { name: 'Supprimer le commentaire' }).click();
    await send(await opened(), 'Supprimer le commentaire');
    await feed.getByText('Commentaire supprimé par Camille Arnaud').waitFor();
  }, 60_000);
});

it('tasks are given to somebody and done several at a time', async () => {
  await go(page, '/tasks');
  const rows = page.getByRole('row').filter({ has: page.getByRole('checkbox') });
  const count = await rows.count();
  for (const at of [1, 2]) await rows.nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Confier', exact: true }).click();
  const given = await opened();
  await given.getByText('2 tâches choisies').waitFor();
  await choose(given, 'Personne chargée', 'Yann Le Goff');
  await send(given, 'Confier');
  await page.getByRole('row').filter({ hasText: 'Yann Le Goff' }).nth(1).waitFor();
  for (const at of [1, 2]) await rows.nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Marquer comme faites' }).click();
  await send(await opened(), 'Marquer comme faites');
  await rows.nth(count - 2).waitFor({ state: 'detached' });
}, 60_000);

it('every dialog was in order, nobody else was asked, and nothing complained', () => {
  expect(found).toEqual([]);
  expect(demo.desk.outside).toEqual([]);
  expect(demo.desk.complaints).toEqual([]);
});
