import { AlertChannel } from '@vigie/schema';
import type { Due } from './pages.ts';

/** A step that is due, and by what it reaches its recipient. */
export interface DueStep extends Due {
  channel: AlertChannel;
}

/** Rows of one organisation that are dealt with together. */
export interface Batch {
  organisationId: string;
  ids: string[];
}

/** Inbox lines of one transaction. */
const INBOXES = 500;
/** Mails of one claim. After a crash so many at most have to be called possibly sent twice: hence few. */
const MAILS = 40;

/** Rows in batches of one organisation. Those that come first stay first. */
export function inBatches(rows: readonly Due[], size: number): Batch[] {
  const batches: Batch[] = [];
  const open = new Map<string, Batch>();
  for (const { organisationId, id } of rows) {
    let batch = open.get(organisationId);
    if (!batch || batch.ids.length === size) {
      batch = { organisationId, ids: [] };
      open.set(organisationId, batch);
      batches.push(batch);
    }
    batch.ids.push(id);
  }
  return batches;
}

/** The steps of a channel in batches of one organisation. */
export const batchesOf = (steps: readonly DueStep[], channel: AlertChannel): Batch[] =>
  inBatches(
    steps.filter((step) => step.channel === channel),
    channel === AlertChannel.MAIL ? MAILS : INBOXES,
  );
