import { NOTIFICATION_VERBS, Notification } from '@vigie/schema';
import { DONE, UNCHANGED, verbsOfNode } from '../graphql/verbs.ts';

export const notificationVerbs = verbsOfNode({
  type: Notification,
  noun: 'Notification',
  verbs: NOTIFICATION_VERBS,
  works: {
    async read(ctx, note) {
      if (note.readAt) return UNCHANGED;
      note.readAt = ctx.now;
      return DONE;
    },
  },
});
