import {
  CommunicationExemption,
  channelObstacle,
  invalidField,
  ruleBroken,
  SubjectCommunication,
  SubjectCommunicationChannel,
} from '@vigie/schema';
import { newId } from '../context.ts';
import { sha256 } from '../sha256.ts';
import { followTelling, showNearest } from './breach.clocks.ts';
import { sealed, sealText } from './breach.texts.ts';
import type { BreachWorks } from './breach.works.ts';

/** What the persons are told, and why they need not be. */
export const communicationWorks = {
  /** GDPR 34(1), or the public notice of 34(3)(c), which completes that exemption. */
  async communicate(ctx, breach, { channel, content, communicatedAt, ...told }) {
    const obstacle = channelObstacle(channel, breach);
    if (obstacle) throw ruleBroken(obstacle);
    const isPublic = channel === SubjectCommunicationChannel.PUBLIC_NOTICE;
    if (isPublic && !told.publishedWhere) throw invalidField('publishedWhere', 'REQUIRED');
    if (!isPublic && !told.personsInformed) throw invalidField('personsInformed', 'REQUIRED');
    const id = newId('SubjectCommunication');
    const [personsInformed, contentHash] = [told.personsInformed ?? null, sha256(content)];
    const [words, where] = await Promise.all([
      sealed(ctx, breach, 'communication', content, id),
      sealText(ctx, breach, 'publishedWhere', isPublic ? told.publishedWhere : null, id),
    ]);
    const made = ctx.make(SubjectCommunication, {
      id,
      breachId: breach.id,
      legalEntityId: breach.legalEntityId,
      channel,
      communicatedAt,
      personsInformed,
      publishedWhere: where,
      content: words,
      contentHash,
    });
    if (isPublic) breach.publicNoticeAt ??= communicatedAt;
    else breach.communicatedAt ??= communicatedAt;
    await followTelling(ctx, breach, communicatedAt);
    await showNearest(ctx, breach);
    const codes = { communication: id, channel, communicatedAt: communicatedAt.toISOString() };
    return { made, codes, hashed: { content: contentHash, personsInformed } };
  },

  /** GDPR 34(3) with its condition. The exemption of (c) leaves the clock running until the notice is published. */
  async exempt(ctx, breach, { ground, justification, decidedAt }) {
    const id = newId('CommunicationExemption');
    const made = ctx.make(CommunicationExemption, {
      id,
      breachId: breach.id,
      legalEntityId: breach.legalEntityId,
      ground,
      justification: await sealed(ctx, breach, 'exemption', justification, id),
      decidedAt,
      deciderId: ctx.actor.userId,
    });
    breach.exemptionGround = ground;
    await followTelling(ctx, breach, decidedAt);
    await showNearest(ctx, breach);
    return { made, codes: { exemption: id, ground }, hashed: { justification } };
  },
} satisfies Partial<BreachWorks>;
