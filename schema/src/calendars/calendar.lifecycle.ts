/** Why an address cannot be withdrawn; null if it can. */
export const feedObstacle = ({ revokedAt }: { revokedAt?: Date | string | null }): string | null =>
  revokedAt ? 'FEED_ALREADY_REVOKED' : null;
