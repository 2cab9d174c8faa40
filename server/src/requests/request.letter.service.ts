import {
  AccessInformation,
  type AccessSection,
  type BaseEntity,
  CommunicationKind,
  DataSubjectRequest,
  Deadline,
  ExercisedRight,
  FeeAnnouncement,
  IdentityCheck,
  LegalEntity,
  type Letter,
  type LetterDecision,
  type LetterFacts,
  type LetterFee,
  type Locale,
  localDay,
  RecipientNotice,
  RecipientNoticeOutcome,
  RightDecision,
  requestLetter,
  type Sealed,
  sealedFieldOf,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import type { Operation } from '../graphql/operation.ts';
import type { Vault } from '../vault/vault.ts';
import { sectionsOf } from './request.access.ts';
import { ANSWER } from './request.clocks.service.ts';

/** Where the facts of a letter are read: a query's snapshot, or a unit of work with what it is about to write. */
interface Shelf {
  vault: Vault;
  get<T extends BaseEntity>(type: (new () => T) & { name: string }, id: string): Promise<T>;
  children<T extends BaseEntity>(
    type: (new () => T) & { name: string },
    property: keyof T & string,
    id: string,
  ): Promise<T[]>;
}

export const shelfOfQuery = ({ vault, reader }: Operation): Shelf => ({
  vault,
  get: (type, id) => reader.get(type, id),
  children: (type, property, id) => reader.children(type, property, id),
});

export const shelfOfUnit = (ctx: Context): Shelf => ({
  vault: ctx.vault,
  get: (type, id) => ctx.get(type, id),
  children: async (type, property, id) => {
    await ctx.em.flush();
    return ctx.em.find(type as never, { [property]: id } as never, { orderBy: { id: 'asc' } as never });
  },
});

interface SealedValue {
  sealed: Sealed | null | undefined;
  field: string;
  /** The row that it was sealed for, where that is not the request. */
  rowId?: string;
}

const reveal = async (
  { vault }: Shelf,
  request: DataSubjectRequest,
  value: SealedValue,
): Promise<string | null> => {
  const { sealed, field, rowId = request.id } = value;
  return sealed ? vault.openOne({ sealed, field, nodeId: request.id, rowId }) : null;
};

async function decisionOf(
  shelf: Shelf,
  request: DataSubjectRequest,
  item: ExercisedRight,
): Promise<LetterDecision> {
  const last = (await shelf.children(RightDecision, 'itemId', item.id)).at(-1);
  return {
    right: item.right,
    outcome: last?.outcome ?? null,
    ground: last?.ground ?? null,
    statute: last?.statute ?? null,
    complaintAuthority: last?.complaintAuthority ?? null,
    reason: last
      ? await reveal(shelf, request, {
          sealed: last.reason,
          field: sealedFieldOf(RightDecision, 'reason'),
          rowId: last.id,
        })
      : null,
  };
}

/** The last day of the answer, by the nearest of its clocks that runs. */
async function dueOnOf(shelf: Shelf, items: readonly ExercisedRight[]): Promise<string | null> {
  const clocks = await Promise.all(items.map(({ id }) => shelf.children(Deadline, 'nodeId', id)));
  const days = clocks.flat().flatMap(({ rule, dueOn }) => (rule === ANSWER && dueOn ? [dueOn] : []));
  return days.sort()[0] ?? null;
}

async function accessOf(shelf: Shelf, request: DataSubjectRequest): Promise<AccessSection[]> {
  const [information] = await shelf.children(AccessInformation, 'caseId', request.id);
  return information ? sectionsOf(shelf.vault, information) : [];
}

/** The fee that was announced last, of whichever right. */
async function feeOf(
  shelf: Shelf,
  request: DataSubjectRequest,
  items: readonly ExercisedRight[],
): Promise<LetterFee | null> {
  const fees = (
    await Promise.all(items.map(({ id }) => shelf.children(FeeAnnouncement, 'itemId', id)))
  ).flat();
  const fee = fees.sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
  const item = items.find(({ id }) => id === fee?.itemId);
  if (!fee || !item) return null;
  const { amountInCents, currency, id: rowId } = fee;
  const reason = await reveal(shelf, request, {
    sealed: fee.reason,
    field: sealedFieldOf(FeeAnnouncement, 'reason'),
    rowId,
  });
  return { right: item.right, amountInCents, currency, reason };
}

/** Who was told what was done, by name. */
async function recipientsOf(
  shelf: Shelf,
  request: DataSubjectRequest,
  items: readonly ExercisedRight[],
): Promise<string[]> {
  const notices = await Promise.all(items.map(({ id }) => shelf.children(RecipientNotice, 'itemId', id)));
  const told = notices.flat().filter(({ outcome }) => outcome === RecipientNoticeOutcome.TOLD);
  const names = await Promise.all(
    told.map(({ id: rowId, recipient }) =>
      reveal(shelf, request, {
        sealed: recipient,
        field: sealedFieldOf(RecipientNotice, 'recipient'),
        rowId,
      }),
    ),
  );
  return [...new Set(names.filter((name) => name !== null))];
}

async function factsOf(
  shelf: Shelf,
  request: DataSubjectRequest,
  kind: CommunicationKind,
): Promise<LetterFacts> {
  const entity = await shelf.get(LegalEntity, request.legalEntityId);
  const items = await shelf.children(ExercisedRight, 'caseId', request.id);
  const check = (await shelf.children(IdentityCheck, 'caseId', request.id)).findLast(({ asked }) => asked);
  const ofCheck = (sealed: Sealed | null | undefined, field: string) =>
    check ? reveal(shelf, request, { sealed, field, rowId: check.id }) : null;
  return {
    reference: request.reference,
    controller: entity.name,
    requesterName: await reveal(shelf, request, {
      sealed: request.requesterName,
      field: sealedFieldOf(DataSubjectRequest, 'requesterName'),
    }),
    receivedOn: request.receivedOn ?? localDay(request.receivedAt, entity.timeZone),
    rights: items.map(({ right }) => right),
    dueOn: await dueOnOf(shelf, items),
    asked: await ofCheck(check?.asked, sealedFieldOf(IdentityCheck, 'asked')),
    askedBecause: await ofCheck(check?.reason, sealedFieldOf(IdentityCheck, 'reason')),
    extensionReasons: request.extensionReasons ?? [],
    transferredTo: await reveal(shelf, request, {
      sealed: request.transferredTo,
      field: sealedFieldOf(DataSubjectRequest, 'transferredTo'),
    }),
    decisions: await Promise.all(items.map((item) => decisionOf(shelf, request, item))),
    // What only one letter tells is opened for that letter alone.
    ...(kind === CommunicationKind.ANSWER && { access: await accessOf(shelf, request) }),
    ...(kind === CommunicationKind.FEE_NOTICE && { fee: await feeOf(shelf, request, items) }),
    ...(kind === CommunicationKind.RECIPIENTS_NOTICE && {
      recipients: await recipientsOf(shelf, request, items),
    }),
  };
}

/** A letter of that request as a first text. Nothing is stored and nothing is sent. */
export async function writeLetter(
  shelf: Shelf,
  request: DataSubjectRequest,
  kind: CommunicationKind,
  locale: Locale,
): Promise<Letter> {
  return requestLetter(kind, await factsOf(shelf, request, kind), locale);
}
