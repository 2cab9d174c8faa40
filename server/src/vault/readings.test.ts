import { describe, expect, it } from '@jest/globals';
import { ReadingLog } from './readings.ts';

describe('the readings of one operation', () => {
  it('are one note, each field and node once, in order', () => {
    const log = new ReadingLog();
    for (const node of ['n2', 'n1', 'n2']) log.note(node, 'RequestCase.verbatim');
    log.note('n1', 'RequestCase.requesterName');
    expect(log.toNote('Requests')).toEqual({
      action: 'values.read',
      nodeId: null,
      data: {
        operation: 'Requests',
        fields: ['RequestCase.requesterName', 'RequestCase.verbatim'],
        count: 2,
        nodes: ['n1', 'n2'],
      },
    });
  });

  it('name the node when there is only one', () => {
    const log = new ReadingLog();
    log.note('n1', 'a');
    expect(log.toNote('Request').nodeId).toBe('n1');
  });

  it('name 200 nodes, then count them and commit to them all', () => {
    const log = new ReadingLog();
    for (let n = 0; n < 250; n++) log.note(`n${String(n).padStart(3, '0')}`, 'a');
    const note = log.toNote('Subjects');
    expect(note.data?.count).toBe(250);
    expect(note.data?.nodes).toHaveLength(200);
    expect(note.fields?.nodes).toHaveLength(250);
  });

  it('bear the name of the operation as a code, however it was called', () => {
    const log = new ReadingLog();
    log.note('n1', 'a');
    expect(log.toNote('unit of work').data?.operation).toBe('unit-of-work');
    expect(log.toNote('x'.repeat(5000)).data?.operation).toHaveLength(100);
  });

  it('are taken once', () => {
    const log = new ReadingLog();
    expect(log.take('None')).toBeNull();
    log.note('n1', 'a');
    expect(log.take('One')).not.toBeNull();
    expect(log.isEmpty).toBe(true);
    expect(log.take('Again')).toBeNull();
  });
});
