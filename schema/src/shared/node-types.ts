/**
 * The kinds of node, each with the number that its ids carry.
 *
 * Append only: a number is never changed or used again, since it stands inside every id that was ever given out.
 */
export const NODE_TYPES = {
  Organisation: 1,
  LegalEntity: 2,
  Membership: 3,
  User: 4,
  ApiToken: 5,
  Session: 6,
  DataSubject: 7,
  SubjectIdentifier: 8,
  DataSubjectRequest: 9,
  ExercisedRight: 10,
  Suspension: 11,
  Breach: 12,
  RegimeFiling: 13,
  Deadline: 14,
  AlertStep: 15,
  DeadlineRevision: 16,
  Notification: 17,
  MailMessage: 18,
  ProtectionKey: 19,
  SuppressionEntry: 20,
  AuditEntry: 21,
  Checkpoint: 22,
  OutboxEvent: 23,
  IdentityCheck: 24,
  RequestAssessment: 25,
  RightDecision: 26,
  RequestCommunication: 27,
  SeverityAssessment: 28,
  BreachDecision: 29,
  SubjectCommunication: 30,
  CommunicationExemption: 31,
  BreachMeasure: 32,
  ControllerNotice: 33,
  EscalationPolicy: 34,
  DigestPolicy: 35,
  Digest: 36,
  RegimeSetting: 37,
  BreachRegime: 38,
  Task: 39,
  Comment: 40,
  CalendarFeed: 41,
  Document: 44,
  RecipientNotice: 45,
  FeeAnnouncement: 46,
  AccessInformation: 47,
  ClaimedIdentifier: 50,
  CountingPolicy: 60,
  HolidayChange: 61,
} as const;

export type NodeType = keyof typeof NODE_TYPES;

const NAMES = new Map<number, NodeType>(
  Object.entries(NODE_TYPES).map(([name, number]) => [number, name as NodeType]),
);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, the node type's number in the 12 bits of `rand_a`, 62 random bits.
 *
 * @param at milliseconds since the epoch, the real clock's
 * @param random at least 8 random bytes
 */
export function makeId(type: NodeType, at: number, random: Uint8Array): string {
  const time = Math.floor(at).toString(16).padStart(12, '0');
  const kind = NODE_TYPES[type].toString(16).padStart(3, '0');
  const tail = Array.from(random.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(tail[0] as string, 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
}

/** The node type that an id speaks of; null for what is no id of ours. */
export function nodeTypeOf(id: string): NodeType | null {
  if (!UUID.test(id)) return null;
  return NAMES.get(Number.parseInt(id.slice(15, 18), 16)) ?? null;
}

/** Whether `id` is well formed and of that type: what any other answer is, is decided by the reader's eye alone. */
export const isIdOf = (type: NodeType, id: string): boolean => nodeTypeOf(id) === type;

/** The instant at which an id was made, in milliseconds since the epoch. */
export const instantOfId = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
