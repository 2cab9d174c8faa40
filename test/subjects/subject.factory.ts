import { respellOnce } from '@vigie/jobs';
import { Role } from '@vigie/schema';
import type { TestOrganisation } from '../harness/actors.ts';
import { type Json, secrets, type TestApp } from '../harness/app.ts';

const SUBJECT_FIELDS = `id version reference locale erasedAt
  erasure { keysDestroyed refusedByVault suppressed provedAt }
  identifiers { id scheme system value }`;

export const IDENTIFY = `mutation identify($input: IdentifyDataSubjectInput!) {
  identifyDataSubject(input: $input) { ${SUBJECT_FIELDS} }
}`;
export const FIND = `query find($input: FindDataSubjectInput!) {
  findDataSubject(input: $input) { id reference identifiers { scheme } }
}`;
export const ERASE = `mutation erase($input: EraseDataSubjectInput!) {
  eraseDataSubject(input: $input) { ${SUBJECT_FIELDS} }
}`;
export const SUBJECT = `query subject($id: ID!) { dataSubject(id: $id) { ${SUBJECT_FIELDS} } }`;

/** One run of the job that brings what was hashed under a former spelling up to the present one. */
export const respell = (app: TestApp) =>
  respellOnce({
    parts: app.parts,
    transport: {} as never,
    systemPool: app.parts.databases.system,
    secrets,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    legalOffset: 0,
  });

let people = 0;

/** Identifiers that nobody else has. */
export function identifiers(): { scheme: string; system?: string | null; value: string }[] {
  people += 1;
  return [
    { scheme: 'EMAIL', value: `odile.${people}@courriel.example` },
    { scheme: 'CUSTOMER_NUMBER', value: `ML-${200_000 + people}` },
  ];
}

/** A data subject as the DPO records them, known to the first legal entity. */
export const aSubject =
  (organisation: TestOrganisation, known = identifiers()) =>
  async (app: TestApp): Promise<Json> => {
    const { identifyDataSubject } = await app
      .as(organisation.role(Role.DPO))
      .ask(IDENTIFY, { input: { identifiers: known, legalEntityId: organisation.entityId } });
    return identifyDataSubject;
  };
