import type { Variables } from '../graphql.ts';
import type { RequestRecord } from './request.ts';

/** The request's answer clock as the calculator takes it, GDPR 12(3), with what a dialog is about to change. */
export function answerClock(request: RequestRecord, change: Variables = {}): Variables {
  const { receivedAt, legalEntity, suspensions, extension } = request;
  return {
    rule: 'GDPR_12_3',
    legalEntityId: legalEntity.id,
    anchorAt: receivedAt,
    timeZone: legalEntity.timeZone,
    ...(legalEntity.country && { country: legalEntity.country }),
    ...(legalEntity.holidayZone && { holidayZone: legalEntity.holidayZone }),
    ...(suspensions.length > 0 && { pauses: suspensions.map(pauseOf) }),
    ...(extension && { extension: { notifiedAt: extension.notifiedAt, months: extension.months } }),
    ...change,
  };
}

export const pauseOf = ({ reason, askedAt, answeredAt }: RequestRecord['suspensions'][number]) => ({
  reason,
  askedAt,
  ...(answeredAt && { answeredAt }),
});
