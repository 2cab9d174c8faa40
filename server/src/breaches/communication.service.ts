import {
  Breach,
  type CommunicateBreachInput,
  CommunicationExemption,
  channelObstacle,
  type ExemptBreachInput,
  invalidField,
  ruleBroken,
  SubjectCommunication,
  SubjectCommunicationChannel,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { sha256 } from '../sha256.ts';
import { followTelling, showNearest } from './breach.clocks.ts';
import { sealed, sealText, trueTime } from './breach.texts.ts';

/** The persons were told, GDPR 34(1), or by the public notice of 34(3)(c), which completes that exemption. */
export async function communicate(
  ctx: Context,
  input: CommunicateBreachInput,
): Promise<SubjectCommunication> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('communicate');
  const { channel, content } = input;
  const obstacle = channelObstacle(channel, breach);
  if (obstacle) throw ruleBroken(obstacle);
  const isPublic = channel === SubjectCommunicationChannel.PUBLIC_NOTICE;
  if (isPublic && !input.publishedWhere) throw invalidField('publishedWhere', 'REQUIRED');
  if (!isPublic && !input.personsInformed) throw invalidField('personsInformed', 'REQUIRED');
  const communicatedAt = trueTime(ctx, breach, input.communicatedAt, {
    future: 'COMMUNICATION_IN_FUTURE',
    early: 'COMMUNICATED_BEFORE_AWARENESS',
  });
  const id = newId('SubjectCommunication');
  const [personsInformed, contentHash] = [input.personsInformed ?? null, sha256(content)];
  const [words, where] = await Promise.all([
    sealed(ctx, breach, 'communication', content, id),
    sealText(ctx, breach, 'publishedWhere', isPublic ? input.publishedWhere : null, id),
  ]);
  const communication = ctx.make(SubjectCommunication, {
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
  ctx.record(
    'breach.communicated',
    breach,
    { communication: id, channel, communicatedAt: communicatedAt.toISOString() },
    { content: contentHash, personsInformed },
  );
  return communication;
}

/** An exemption of GDPR 34(3) with its condition. That of (c) leaves the clock running until the notice is published. */
export async function exempt(ctx: Context, input: ExemptBreachInput): Promise<CommunicationExemption> {
  ctx.require('breaches:decide');
  const breach = await getVersion(ctx, Breach, input);
  breach.allow('exempt');
  const { ground, justification } = input;
  const decidedAt = trueTime(ctx, breach, input.decidedAt, {
    future: 'DECISION_IN_FUTURE',
    early: 'DECIDED_BEFORE_AWARENESS',
  });
  const id = newId('CommunicationExemption');
  const exemption = ctx.make(CommunicationExemption, {
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
  ctx.record('breach.exempted', breach, { exemption: exemption.id, ground }, { justification });
  return exemption;
}
