/** What the register of GDPR 33(5) asks of a breach: its facts, its effects and the remedial action. */
export interface RegisterFacts {
  detectedAt?: unknown;
  awareAt?: unknown;
  gapReason?: unknown;
  cause?: string | null;
  description?: unknown;
  approximateSubjects?: number | null;
  involvedData?: readonly unknown[] | null;
  likelyConsequences?: unknown;
  measuresTaken?: unknown;
}

const timeOf = (instant: unknown): number | null =>
  instant === null || instant === undefined ? null : new Date(instant as string | Date).getTime();

/** Whether awareness came after the detection: the reason for the gap has to be documented. */
export function hasGap(detectedAt: unknown, awareAt: unknown): boolean {
  const [detected, aware] = [timeOf(detectedAt), timeOf(awareAt)];
  return detected !== null && aware !== null && aware > detected;
}

/** The fields that the register still lacks before an authority can verify compliance by it, GDPR 33(5). */
export function registerGaps(breach: RegisterFacts): string[] {
  const lacks: [string, boolean][] = [
    ['detectedAt', !breach.detectedAt],
    ['gapReason', hasGap(breach.detectedAt, breach.awareAt) && !breach.gapReason],
    ['cause', !breach.cause],
    ['description', !breach.description],
    ['approximateSubjects', breach.approximateSubjects === null || breach.approximateSubjects === undefined],
    ['involvedData', !breach.involvedData?.length],
    ['likelyConsequences', !breach.likelyConsequences],
    ['measuresTaken', !breach.measuresTaken],
  ];
  return lacks.flatMap(([field, isMissing]) => (isMissing ? [field] : []));
}
