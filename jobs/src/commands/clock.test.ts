import { expect, it } from '@jest/globals';
import { AlertChannel } from '@vigie/schema';
import { rehearsalLine } from './clock.ts';

const dueAt = '2026-12-01T08:00:00.000Z';

it('a rehearsal names the zone of its times', () => {
  const alert = {
    dueAt,
    code: 'AT_START',
    reference: 'BR-2026-0011',
    rule: 'GDPR_33_1',
    recipientId: 'x',
    channels: [AlertChannel.MAIL, AlertChannel.INBOX],
  };
  expect(rehearsalLine(alert, 'Camille', 'Europe/Paris')).toBe(
    '2026-12-01 09:00 Europe/Paris  BR-2026-0011  GDPR_33_1  AT_START  to Camille by mail and inbox',
  );
  const digest = { dueAt, recipientId: 'x', overdue: 1, clocks: 3 };
  expect(rehearsalLine(digest, 'Camille', 'Indian/Reunion')).toBe(
    '2026-12-01 12:00 Indian/Reunion  daily digest of 3, 1 overdue, to Camille by mail',
  );
});
