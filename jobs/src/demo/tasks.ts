import { Breach, DataSubjectRequest } from '@vigie/schema';
import { type Context, tasks } from '@vigie/server';
import { ago, type Cast } from './add-request.ts';

const DAY = 24;

interface DemoTask {
  title: string;
  owner: string;
  /** Days from now, behind it where they are negative; absent for no day. */
  dueInDays?: number;
  /** It was done, and this shows it. */
  evidence?: string;
}

interface DemoComment {
  text: string;
  author: string;
  mentions?: string[];
}

interface DemoWords {
  tasks: readonly DemoTask[];
  comments: readonly DemoComment[];
}

/** On the first request, for a copy of everything. */
const ON_REQUEST: DemoWords = {
  tasks: [
    {
      title: 'Extraire les échanges de l’assistant en ligne',
      owner: 'business',
      dueInDays: -1,
    },
    { title: 'Occulter les noms des conseillers dans les appels transcrits', owner: 'dpo', dueInDays: 2 },
    { title: 'Relire la lettre qui accompagne la copie', owner: 'dpo', dueInDays: 6 },
    {
      title: 'Demander au prestataire d’enquêtes ses notes de satisfaction',
      owner: 'processors',
      evidence: 'Fichier reçu par l’espace sécurisé, deux réponses.',
    },
  ],
  comments: [
    {
      text: 'Le prestataire d’enquêtes a répondu : deux notes de satisfaction, sans commentaire libre.',
      author: 'processors',
    },
    {
      text: 'Inès, peux-tu vérifier que les transcriptions sont complètes avant l’envoi ?',
      author: 'dpo',
      mentions: ['officer'],
    },
  ],
};

/** On the breach whose clock of 72 hours runs. */
const ON_BREACH: DemoWords = {
  tasks: [
    { title: 'Obtenir l’attestation de suppression du destinataire', owner: 'dpo', dueInDays: 1 },
    { title: 'Limiter les exports du CRM aux chefs d’équipe', owner: 'business', dueInDays: 20 },
  ],
  comments: [
    {
      text: 'Le destinataire dit n’avoir pas ouvert le fichier. Nous l’avons demandé par écrit.',
      author: 'officer',
      mentions: ['dpo'],
    },
  ],
};

async function addTo(ctx: Context, nodeId: string, words: DemoWords, cast: Cast): Promise<void> {
  const person = (key: string) => cast.people.get(key) ?? '';
  for (const { title, owner, dueInDays, evidence } of words.tasks) {
    const dueOn =
      dueInDays === undefined
        ? null
        : ago(ctx, -dueInDays * DAY)
            .toISOString()
            .slice(0, 10);
    const task = await tasks.taskCreation.perform(ctx, { nodeId, title, ownerId: person(owner), dueOn });
    await ctx.em.flush();
    const { id, version } = task;
    if (evidence) await tasks.taskVerbs.perform.complete(ctx, { id, version, evidence });
  }
  for (const { text, author, mentions = [] } of words.comments) {
    const comment = await tasks.commentCreation.perform(ctx, {
      nodeId,
      text,
      mentions: mentions.map(person),
    });
    comment.authorId = person(author);
  }
  await ctx.em.flush();
}

/** Tasks and comments of the demo, on a request that is due today and on the first breach. */
export async function addWords(ctx: Context, cast: Cast): Promise<void> {
  const oldest = { orderBy: { id: 'asc' } } as const;
  const request = await ctx.em.findOneOrFail(
    DataSubjectRequest,
    { organisationId: ctx.organisationId },
    oldest,
  );
  const breach = await ctx.em.findOneOrFail(Breach, { organisationId: ctx.organisationId }, oldest);
  await addTo(ctx, request.id, ON_REQUEST, cast);
  await addTo(ctx, breach.id, ON_BREACH, cast);
  ctx.em.clear();
}
