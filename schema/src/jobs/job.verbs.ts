import { text } from '../shared/verb.fields.ts';
import { creationOf, type Guard, verbsOf } from '../shared/verb.ts';
import { type FailedDelivery, replayObstacle } from './job.replay.ts';

/** What a replay looks at. */
export interface ReplayState {
  /** What failed; null where nothing did. */
  delivery: FailedDelivery | null;
  now: Date;
}

const mayGoAgain: Guard<ReplayState> = ({ delivery, now }) => replayObstacle(delivery, now);

/** What can be done to an alert. */
export const ALERT_VERBS = verbsOf<ReplayState>()({
  replay: {
    scope: 'jobs:admin',
    guards: [mayGoAgain],
    says: 'Has an alert that failed sent again, while its clock is open.',
    input: 'An alert that failed.',
    fields: {},
    event: 'alert.replayed',
  },
});

/** What can be done to a letter that failed. */
export const FAILED_LETTER_VERBS = verbsOf<ReplayState>()({
  replay: {
    scope: 'jobs:admin',
    guards: [mayGoAgain],
    says: 'Has a letter that failed sent again, as it was kept.',
    input: 'A letter that failed.',
    fields: {},
    event: 'letter.replayed',
  },
});

export const REPLAY_JOB = creationOf({
  mutation: 'replayJob',
  scope: 'jobs:admin',
  says: 'Hands a job that failed for good to the workers again. Gives the node that it looks at.',
  input: 'A job of the queue that failed for good.',
  event: 'job.replayed',
  fields: { job: text('What the queue calls it.', { max: 100 }) },
});
