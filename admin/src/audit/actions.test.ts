import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { en } from '../i18n/en.ts';
import { fr } from '../i18n/fr.ts';
import { ACTIONS } from './actions.ts';

const page = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');
const EVENTS = [...page.matchAll(/^\| `(\w+\.\w+)` \|/gm)].map(([, name]) => name as string);

const textOf = (catalogue: object, event: string) =>
  event.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], {
    ...(catalogue as { events: object }).events,
  });

describe('the events of the trail', () => {
  it('are those of the document, each under one head', () => {
    expect(EVENTS.length).toBeGreaterThan(70);
    expect(Object.values(ACTIONS).flat().sort()).toEqual([...EVENTS].sort());
  });

  it.each(EVENTS)('%s has its words in both languages', (event) => {
    expect(textOf(fr, event)).toEqual(expect.any(String));
    expect(textOf(en, event)).toEqual(expect.any(String));
  });
});
