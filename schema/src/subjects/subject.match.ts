import { IdentifierScheme } from './subject.terms.ts';

/** One identifier, by its keyed hash. */
export interface Hashed {
  scheme: IdentifierScheme;
  /** Which system a customer number is of: a person may have one in each. */
  system?: string | null;
  hash: string;
}

/** Whose it is. */
export interface Known extends Hashed {
  dataSubjectId: string;
}

/** Who is meant by some identifiers: one person, nobody who is known, or an obstacle that a person has to look at. */
export interface Match {
  /** Everyone who is known by one of them. */
  candidateIds: string[];
  /** The one person, where there is no doubt. */
  dataSubjectId: string | null;
  obstacle: 'IDENTIFIERS_OF_SEVERAL_PERSONS' | 'IDENTIFIERS_DIFFER' | null;
}

/** What only one person has at a time. A phone is shared by a household, and a name by strangers. */
export const OWN_SCHEMES: readonly IdentifierScheme[] = [
  IdentifierScheme.EMAIL,
  IdentifierScheme.CUSTOMER_NUMBER,
];

const keyOf = ({ scheme, hash }: Hashed): string => `${scheme} ${hash}`;

const isOfOneKind = (one: Hashed, other: Hashed): boolean =>
  one.scheme === other.scheme && (one.system ?? null) === (other.system ?? null);

/** Whether both have an address (or a customer number of one system), and not one in common. */
function differs(given: readonly Hashed[], own: readonly Hashed[]): boolean {
  const strong = given.filter(({ scheme }) => OWN_SCHEMES.includes(scheme));
  return strong.some((kind) => {
    const said = strong.filter((each) => isOfOneKind(each, kind)).map(({ hash }) => hash);
    const had = own.filter((each) => isOfOneKind(each, kind)).map(({ hash }) => hash);
    return had.length > 0 && !said.some((hash) => had.includes(hash));
  });
}

/**
 * Who is meant by the identifiers of one message, GDPR 5(1)(d). A full name never counts.
 *
 * @param given what the message says
 * @param known all identifiers of everyone who has one of them
 */
export function matchOf(given: readonly Hashed[], known: readonly Known[]): Match {
  const strong = given.filter(({ scheme }) => scheme !== IdentifierScheme.FULL_NAME);
  const said = new Set(strong.map(keyOf));
  const found = known.filter((each) => said.has(keyOf(each)));
  const candidateIds = [...new Set(found.map(({ dataSubjectId }) => dataSubjectId))].sort();
  const ownedBy = (id: string) => known.filter(({ dataSubjectId }) => dataSubjectId === id);
  // Who has all of it is meant, though others share the phone.
  const holders = candidateIds.filter((id) => {
    const own = new Set(ownedBy(id).map(keyOf));
    return strong.every((each) => own.has(keyOf(each)));
  });
  const owners = new Set(
    found.filter(({ scheme }) => OWN_SCHEMES.includes(scheme)).map(({ dataSubjectId }) => dataSubjectId),
  );
  const [holder] = holders;
  if (holders.length === 1 && [...owners].every((id) => id === holder))
    return { candidateIds, dataSubjectId: holder as string, obstacle: null };
  if (candidateIds.length > 1)
    return { candidateIds, dataSubjectId: null, obstacle: 'IDENTIFIERS_OF_SEVERAL_PERSONS' };
  const [only] = candidateIds;
  if (!only) return { candidateIds, dataSubjectId: null, obstacle: null };
  return differs(strong, ownedBy(only))
    ? { candidateIds, dataSubjectId: null, obstacle: 'IDENTIFIERS_DIFFER' }
    : { candidateIds, dataSubjectId: only, obstacle: null };
}
