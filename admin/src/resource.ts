import type { ResourceProps } from 'react-admin';

/** All that the data provider knows of a resource: names, and the fields to select. */
export interface ResourceShape {
  /** The list field, and react-admin's name. */
  name: string;
  /** What verbs end in: `suspendRequest`. */
  noun: string;
  /** Whose scopes guard it, where that is not its name: `tokens` of `apiTokens`. */
  domain?: string;
  /** It is written once and never changed: there is no version to send. */
  final?: true;
  /** The node's type, whence `DataSubjectRequestFilter`; the noun when absent. */
  type?: string;
  /** The field of one node: `request`. */
  one: string;
  /** The law's word for create: `receive`. None: it cannot be created here. */
  create?: string;
  /** Mutations whose name does not follow from the verb: `{ verifyMandate: 'verifyMandateOfRequest' }`. */
  mutations?: Record<string, string>;
  /** Verbs that answer a record of its own, and the way from there back here: `suspendRequest { request { … } }`. */
  children?: Readonly<Record<string, WayBack>>;
  /** Fields of a list's row, and of one node. `$locale` may be used. */
  list: string;
  show: string;
}

/** The fields that lead from the answer of a verb to the node on which it was done. */
export type WayBack = 'request' | 'right' | 'breach' | 'sourceNotice.breach' | 'legalEntity';

/** Verbs whose answers lead back by the same way. */
export const leadingBack = (way: WayBack, ...verbs: string[]): Record<string, WayBack> =>
  Object.fromEntries(verbs.map((verb) => [verb, way]));

/** What a domain's index.ts gives to App.tsx. */
export interface ConsoleResource extends ResourceShape {
  views: Pick<
    ResourceProps,
    'list' | 'show' | 'create' | 'edit' | 'icon' | 'recordRepresentation' | 'children'
  >;
}
