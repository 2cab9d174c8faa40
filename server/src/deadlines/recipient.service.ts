import { AlertRecipient, Role, scopesOf } from '@vigie/schema';
import type { Context } from '../context.ts';

/** Whose clock it is. */
export interface Addressed {
  legalEntityId: string;
  assigneeId?: string | null;
}

/** Those who may be told of a clock now. */
export interface Circle {
  /** The persons behind these places, each once. Where nobody holds one of them: whoever is told first. */
  who(places: readonly AlertRecipient[]): string[];
  has(userId: string): boolean;
}

interface Member {
  userId: string;
  roles: Role[];
}

/** The roles that read clocks: only their holders are told of one. */
export const READERS = Object.values(Role).filter((role) => scopesOf([role]).has('deadlines:read'));

/** Who is asked where a legal entity has no DPO: the first of these that anyone holds. */
const STAND_INS = [Role.CONTROLLER_REPRESENTATIVE, Role.PRIVACY_OFFICER, Role.OWNER];

/** The members that reach the legal entity now, and may read its clocks. */
async function members(ctx: Context, legalEntityId: string): Promise<Member[]> {
  const rows = await ctx.sql<{ user_id: string; roles: Role[] }>(
    `select user_id, to_json(roles) as roles from membership
     where organisation_id = $1 and ended_at is null and roles && $3::text[]
       and (legal_entity_ids is null or $2::uuid = any (legal_entity_ids))
     order by id`,
    [ctx.organisationId, legalEntityId, READERS],
  );
  return rows.map(({ user_id, roles }) => ({ userId: user_id, roles }));
}

const holding = (people: Member[], role: Role): string[] =>
  people.filter(({ roles }) => roles.includes(role)).map(({ userId }) => userId);

/** Whoever it is assigned to, else every DPO of the legal entity, else who stands in for one. */
function firstLine(people: Member[], assigneeId: string | null | undefined): string[] {
  const assigned = people.filter(({ userId }) => userId === assigneeId).map(({ userId }) => userId);
  const candidates = [assigned, holding(people, Role.DPO), ...STAND_INS.map((role) => holding(people, role))];
  return candidates.find((some) => some.length > 0) ?? [];
}

/** Those of these members that a clock assigned to that person is told to. */
function circleAmong(people: Member[], assigneeId: string | null | undefined): Circle {
  const first = firstLine(people, assigneeId);
  const behind = (place: AlertRecipient): string[] =>
    place === AlertRecipient.ASSIGNEE ? first : holding(people, Role[place]);
  return {
    who(places) {
      const found = [...new Set(places.flatMap(behind))];
      return found.length > 0 ? found : first;
    },
    has: (userId) => people.some((person) => person.userId === userId),
  };
}

/** Whom the alerts of a clock may go to now. */
export const circleOf = async (ctx: Context, { legalEntityId, assigneeId }: Addressed): Promise<Circle> =>
  circleAmong(await members(ctx, legalEntityId), assigneeId);

/** The same for many clocks: the members of a legal entity are read once, a circle is made once. */
export function circles(ctx: Context): (clock: Addressed) => Promise<Circle> {
  const people = new Map<string, Promise<Member[]>>();
  const made = new Map<string, Promise<Circle>>();
  return ({ legalEntityId, assigneeId }) => {
    const reached = people.get(legalEntityId) ?? members(ctx, legalEntityId);
    people.set(legalEntityId, reached);
    const key = `${legalEntityId} ${assigneeId}`;
    const circle = made.get(key) ?? reached.then((members) => circleAmong(members, assigneeId));
    made.set(key, circle);
    return circle;
  };
}

/** Whom a case is told to first: whoever it is assigned to, else its DPO, else who stands in for one. */
export const firstToTell = async (
  ctx: Context,
  { legalEntityId, assigneeId }: Addressed,
): Promise<string[]> => firstLine(await members(ctx, legalEntityId), assigneeId);

/** Someone who can set a failing mail address right: an owner, else a DPO, else the recipient in the console. */
export async function helperOf(ctx: Context, recipientId: string, legalEntityId: string): Promise<string> {
  const people = (await members(ctx, legalEntityId)).filter(({ userId }) => userId !== recipientId);
  return holding(people, Role.OWNER)[0] ?? holding(people, Role.DPO)[0] ?? recipientId;
}
