import { PERMISSIONS } from '../permissions.ts';
import { type Requirement, SCOPES, type Scope } from '../shared/permissions.ts';

/** What is one person's alone: nobody else could be asked about it. */
const PERSONAL = ['Notification', 'CalendarFeed'];

/** The types of node on which tasks and comments hang: those that have a permission, and are not one person's alone. */
export const isTaskPlace = (type: string): boolean =>
  PERMISSIONS[type] !== undefined && !PERSONAL.includes(type);

const meets = (requirement: Requirement | undefined, scopes: ReadonlySet<Scope>): boolean =>
  requirement === 'PUBLIC' || requirement === 'SIGNED_IN' || scopes.has(requirement as Scope);

/** Whether whoever has these scopes may read nodes of that type, and so what hangs on them. */
export const mayReadOn = (type: string, scopes: ReadonlySet<Scope>): boolean =>
  isTaskPlace(type) && meets(PERMISSIONS[type], scopes);

/** Who decides in the domain of a type of node takes away what others wrote there: the scope; `organisations:admin` where none decides. */
export function decidingScope(type: string): Scope {
  const domain = (PERMISSIONS[type] ?? '').split(':')[0];
  return SCOPES.find((scope) => scope === `${domain}:decide`) ?? 'organisations:admin';
}
