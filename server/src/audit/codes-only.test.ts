import { describe, expect, it } from '@jest/globals';
import { requireCodes } from './codes-only.ts';

describe('the data of an entry', () => {
  it.each([
    {
      status: 'RECEIVED',
      rule: 'GDPR_12_3',
      count: 3,
      dueAt: '2026-04-10T22:00:00.000Z',
      done: true,
      none: null,
    },
    {
      zone: 'Europe/Paris',
      fields: ['DataSubjectRequest.verbatim'],
      at: new Date(0),
      reference: 'BR-2026-0042',
      until: 'P1M',
    },
  ])('takes codes, ids and instants: %j', (data) => {
    expect(() => requireCodes(data, 'data')).not.toThrow();
  });

  it.each([
    { mail: 'canari@exemple.fr' },
    { note: 'Jeanne Canari' },
    { list: [{ deep: 'a\nb' }] },
    { 'Jeanne Canari': 1 },
    { bytes: Buffer.of(1) },
    { long: 'x'.repeat(201) },
  ])('refuses text and bytes: %j', (data) => {
    expect(() => requireCodes(data, 'data')).toThrow(TypeError);
  });

  it('does not repeat what it refuses', () => {
    expect(() => requireCodes({ note: 'Jeanne Canari' }, 'data')).toThrow(/^data\.note is text/);
  });
});
