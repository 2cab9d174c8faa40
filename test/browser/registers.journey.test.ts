import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import type { Page } from 'playwright-core';
import { TestOrganisation, Token } from '../harness/actors.ts';
import { Desk } from './desk.ts';
import { giveUp } from './form-walk.ts';
import { dialogOf, heading, send, textOf } from './hand.ts';

let desk: Desk;
let lumen: TestOrganisation;

beforeAll(async () => {
  desk = await Desk.make();
  lumen = await TestOrganisation.make(desk.app);
}, 120_000);

afterAll(() => desk?.close());

const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name });
const row = (page: Page, text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

describe('the members', () => {
  let page: Page;
  beforeAll(async () => {
    page = await desk.sit(lumen.role(Role.OWNER), '/members');
  }, 60_000);

  it('are added in a role, with a word where GDPR 38(6) sees a conflict', async () => {
    await button(page, 'Ajouter un membre').click();
    const dialog = await dialogOf(page);
    await dialog.getByLabel('Nom').fill('Odile Fontaine');
    await dialog.getByLabel('Adresse électronique').fill('odile@lumen.example');
    await dialog.getByLabel(/^Administration/).check();
    await dialog.getByLabel(/^Délégué à la protection des données/).check();
    await dialog.getByText(/Le DPO ne doit pas tenir une fonction/).waitFor();
    await dialog.getByLabel(/^Administration/).uncheck();
    await dialog.getByText(/Le DPO ne doit pas tenir une fonction/).waitFor({ state: 'detached' });
    await send(dialog, 'Ajouter');
    expect(await textOf(row(page, 'odile@lumen.example'))).toMatch(/Délégué à la protection des données/);
  }, 60_000);

  it('change their roles, and the last owner does not lose theirs', async () => {
    await row(page, 'odile@lumen.example').getByRole('button').click();
    const dialog = await dialogOf(page);
    await dialog.getByLabel(/^Délégué à la protection des données/).uncheck();
    await dialog.getByLabel(/^Audit/).check();
    await send(dialog, 'Changer les rôles');
    await row(page, 'odile@lumen.example').getByText('Audit').waitFor();

    await row(page, /[^_]owner@lumen/)
      .getByRole('button')
      .click();
    const last = await dialogOf(page);
    await last.getByLabel(/^Administration/).uncheck();
    await last.getByLabel(/^Audit/).check();
    await last.getByRole('button', { name: 'Changer les rôles' }).click();
    await last.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await giveUp(page);
    await row(page, /[^_]owner@lumen/)
      .getByText('Administration')
      .waitFor();
  }, 60_000);

  it('are seen, and not changed, by those who may only read', async () => {
    const auditor = await desk.sit(lumen.role(Role.AUDITOR), '/members');
    await row(auditor, 'odile@lumen.example').waitFor();
    expect(
      await auditor
        .getByRole('main')
        .getByRole('button', { name: /rôles|Ajouter/ })
        .count(),
    ).toBe(0);
    await auditor.context().close();
  }, 60_000);
});

describe('an API token', () => {
  let page: Page;
  let secret = '';
  beforeAll(async () => {
    page = await desk.sit(lumen.role(Role.OWNER), '/apiTokens');
  }, 60_000);

  it('offers the rights of who makes it and no others, in plain words', async () => {
    await button(page, 'Créer un jeton').click();
    const dialog = await dialogOf(page);
    await dialog.getByText('Voir les demandes').waitFor();
    // An owner decides nothing under the GDPR, nor does a token of theirs.
    expect(await dialog.getByText('Décider et répondre aux demandes').count()).toBe(0);
    await dialog.getByLabel('Usage').fill('Formulaire du site');
    await dialog.getByLabel(/^Voir les demandes/).check();
    await dialog.getByRole('button', { name: 'Créer', exact: true }).click();
  }, 60_000);

  it('shows its secret once, and is good for what it says', async () => {
    const dialog = page.getByRole('dialog', { name: 'Le secret du jeton' });
    secret = await dialog.getByLabel('Secret').inputValue();
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByRole('button', { name: 'Je l’ai rangé' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await textOf(row(page, 'Formulaire du site'))).toMatch(/Voir les demandes Actif/);
    expect(await page.content()).not.toContain(secret);
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(secret);
    const token = new Token('', secret);
    const { requests } = await desk.app.as(token).ask('{ requests { totalCount } }');
    expect(requests).toEqual({ totalCount: 0 });
    expect((await desk.app.as(token).run('{ breaches { totalCount } }')).error?.code).toBe('FORBIDDEN');
  }, 60_000);

  it('is refused from the moment in which it is revoked', async () => {
    await row(page, 'Formulaire du site').getByRole('button').click();
    await send(await dialogOf(page), 'Révoquer');
    await row(page, 'Formulaire du site').getByText('Révoqué').waitFor();
    const { error } = await desk.app.as(new Token('', secret)).run('{ requests { totalCount } }');
    expect(error?.code).toBe('UNAUTHENTICATED');
  }, 60_000);
});

describe('a data subject', () => {
  let page: Page;
  const find = async () => {
    await button(page, 'Retrouver une personne').first().click();
    const dialog = await dialogOf(page);
    await dialog.getByLabel('Identifiant', { exact: false }).last().fill('louise.aubert@courriel.example');
    await dialog.getByRole('button', { name: 'Rechercher', exact: true }).click();
    return dialog;
  };
  beforeAll(async () => {
    page = await desk.sit(lumen.dpo, '/dataSubjects');
  }, 60_000);

  it('is not recorded by looking for them, only on purpose, and then found by the exact address', async () => {
    const dialog = await find();
    await dialog.getByText('Personne n’est connu sous cet identifiant.').waitFor();
    expect(await desk.app.database.rows('select from data_subject')).toEqual([]);
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await heading(page, /^PC-\d{4}-0001$/).waitFor();
    await page.getByText('louise.aubert@courriel.example').waitFor();
    await desk.open(page, '/dataSubjects');
    expect(await page.getByText('louise.aubert@courriel.example').count()).toBe(0);
    await find();
    await heading(page, /^PC-\d{4}-0001$/).waitFor();
  }, 60_000);

  it('is erased with the proof that the vault opens nothing any more', async () => {
    await button(page, 'Effacer le profil').click();
    const dialog = await dialogOf(page);
    await dialog.getByText(/C’est définitif/).waitFor();
    await dialog.getByLabel('La personne l’a demandé').check();
    await dialog.getByLabel('L’opposition doit rester efficace').check();
    await send(dialog, 'Effacer définitivement');
    const proof = page.getByRole('region', { name: 'Preuve de l’effacement' });
    expect(await textOf(proof)).toMatch(
      /Clés détruites 1 Refus du coffre ensuite 1 Empreintes gardées pour l’opposition 1/,
    );
    await page.getByText('Le profil est effacé : il n’y a plus rien à lire.').waitFor();
    const refused = button(page, 'Effacer le profil');
    expect(await refused.getAttribute('aria-disabled')).toBe('true');
  }, 60_000);

  it('leaves all of it in the trail, which filters to it and holds no address', async () => {
    await desk.open(page, '/auditEntries');
    await page.getByRole('button', { name: 'Personnes et effacements' }).click();
    await row(page, 'Jeton révoqué').waitFor({ state: 'detached' });
    await row(page, 'Profil effacé').waitFor();
    const trail = await textOf(page.getByRole('table'));
    expect(trail).toMatch(/Profil effacé subject\.erased · .*ground: REQUEST.*Personne enregistrée/);
    expect(trail).not.toMatch(/louise|Jeton/);
    await page.getByRole('button', { name: 'Membres, jetons, entités' }).click();
    await row(page, 'Jeton révoqué').waitFor();
    expect(await page.getByText('Pas encore scellé').count()).toBe(1);
  }, 60_000);

  it('is not erased by those who may not decide: the button is not there', async () => {
    const officer = await desk.sit(lumen.role(Role.PRIVACY_OFFICER), '/dataSubjects');
    await officer.getByRole('link', { name: /^PC-/ }).click();
    await heading(officer, /^PC-/).waitFor();
    expect(await officer.getByRole('button', { name: 'Effacer le profil' }).count()).toBe(0);
    await officer.context().close();
  }, 60_000);

  it('is known by a number of one system, which is asked for and shown with it', async () => {
    await desk.open(page, '/dataSubjects');
    await button(page, 'Retrouver une personne').first().click();
    const dialog = await dialogOf(page);
    expect(await dialog.getByLabel('Système').count()).toBe(0);
    await dialog.getByRole('combobox', { name: /Nature de l’identifiant/ }).click();
    await page.getByRole('option', { name: 'Numéro de client' }).click();
    await dialog.getByRole('textbox', { name: /^Identifiant/ }).fill('4711');
    const system = dialog.getByRole('textbox', { name: /^Système/ });
    await system.fill('Notre CRM');
    await dialog.getByRole('button', { name: 'Rechercher', exact: true }).click();
    await dialog.getByText(/Lettres, chiffres, point/).waitFor();
    await system.fill('crm');
    await dialog.getByRole('button', { name: 'Rechercher', exact: true }).click();
    await dialog.getByText('Personne n’est connu sous cet identifiant.').waitFor();
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await heading(page, /^PC-\d{4}-0002$/).waitFor();
    await page.getByText('Numéro de client (crm)').waitFor();
    await page.getByText('4711', { exact: true }).waitFor();
    await desk.open(page, '/dataSubjects');
    await row(page, 'Numéro de client (crm)').waitFor();
  }, 60_000);
});

it('asked nobody but its own server, and complained of nothing', () => {
  expect(desk.outside).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
