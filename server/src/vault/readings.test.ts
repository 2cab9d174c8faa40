import { describe, expect, it } from '@jest/globals';
import { ReadingLog } from './readings.ts';

describe('the readings of one operation', () => {
  it('are one entry, each field and node once, in order', () => {
    const log = new ReadingLog();
    for (const node of ['n2', 'n1', 'n2']) log.note(node, 'DataSubjectRequest.verbatim');
    log.note('n1', 'DataSubjectRequest.requesterName');
    expect(log.toNotes('Requests')).toEqual([
      {
        action: 'values.read',
        nodeId: null,
        legalEntityId: null,
        data: {
          operation: 'Requests',
          fields: ['DataSubjectRequest.requesterName', 'DataSubjectRequest.verbatim'],
          count: 2,
          nodes: ['n1', 'n2'],
        },
      },
    ]);
  });

  it('are an entry a legal entity, each with what was opened there', () => {
    const log = new ReadingLog();
    log.note('a1', 'DataSubjectRequest.verbatim');
    log.note('b1', 'DataSubjectRequest.requesterName');
    log.note('a2', 'DataSubjectRequest.verbatim');
    const notes = log.toNotes('Requests', (id) => (id.startsWith('a') ? 'lumen' : 'service'));
    expect(
      notes.map(({ legalEntityId, nodeId, data }) => [legalEntityId, nodeId, data?.fields, data?.nodes]),
    ).toEqual([
      ['lumen', null, ['DataSubjectRequest.verbatim'], ['a1', 'a2']],
      ['service', 'b1', ['DataSubjectRequest.requesterName'], ['b1']],
    ]);
  });

  it('name the node when there is only one', () => {
    const log = new ReadingLog();
    log.note('n1', 'a');
    expect(log.toNotes('Request')[0]?.nodeId).toBe('n1');
  });

  it('name 200 nodes, then count them and commit to them all', () => {
    const log = new ReadingLog();
    for (let n = 0; n < 250; n++) log.note(`n${String(n).padStart(3, '0')}`, 'a');
    const [note] = log.toNotes('Subjects');
    expect(note?.data?.count).toBe(250);
    expect(note?.data?.nodes).toHaveLength(200);
    expect(note?.fields?.nodes).toHaveLength(250);
  });

  it('bear the name of the operation as a code, however it was called', () => {
    const log = new ReadingLog();
    log.note('n1', 'a');
    expect(log.toNotes('unit of work')[0]?.data?.operation).toBe('unit-of-work');
    expect(log.toNotes('x'.repeat(5000))[0]?.data?.operation).toHaveLength(100);
  });

  it('are none where nothing was opened', () => {
    expect(new ReadingLog().toNotes('None')).toEqual([]);
  });
});
