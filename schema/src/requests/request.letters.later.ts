import { Locale } from '../shared/locale.ts';
import { labelsOf } from '../shared/words.ts';
import { inOrder } from './request.access.ts';
import { received, type Tongue } from './request.letters.tongue.ts';
import type { LetterFee } from './request.letters.ts';
import { AccessHeading, DecisionOutcome, Right } from './request.terms.ts';

/** What is told beside the copy, where access is given: GDPR 15(1)(a) to (h), 15(2). */
export function accessInformation({ facts, locale }: Tongue): string[] {
  const isGiven = facts.decisions.some(
    ({ right, outcome }) => right === Right.ACCESS && outcome && outcome !== DecisionOutcome.REFUSED,
  );
  if (!isGiven) return [];
  return inOrder(facts.access ?? []).map(
    ({ heading, text }) => `${labelsOf(AccessHeading)[heading][locale]}\n${text.trim()}`,
  );
}

/** An amount as it is written: 15,00 EUR. */
export const feeText = (
  { amountInCents, currency }: Pick<LetterFee, 'amountInCents' | 'currency'>,
  locale: Locale,
) =>
  new Intl.NumberFormat(locale === Locale.FR ? 'fr-FR' : 'en-IE', {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
  }).format(amountInCents / 100);

/** Said before it is charged, with what the person can do instead: GDPR 12(5)(a). */
export function feeNotice(tongue: Tongue): string[] {
  const { facts, say, locale } = tongue;
  const { fee } = facts;
  const right = fee ? labelsOf(Right)[fee.right][locale].toLocaleLowerCase(locale) : '…';
  const amount = fee ? feeText(fee, locale) : '…';
  return [
    received(tongue),
    say(
      `Sur un point (${right}), elle est manifestement infondée ou excessive au sens du RGPD, art. 12(5) : ${fee?.reason ?? '…'}`,
      `In one respect (${right}) it is manifestly unfounded or excessive within the meaning of GDPR 12(5): ${fee?.reason ?? '…'}`,
    ),
    say(
      `Pour y répondre, nous vous demandons ${amount}, qui couvrent nos seuls coûts administratifs. Rien n’est dû avant votre accord.`,
      `To answer it we ask you for ${amount}, which covers our administrative costs alone. Nothing is due before you agree.`,
    ),
    say(
      'Vous pouvez accepter, préciser ou réduire votre demande, ou y renoncer : répondez simplement à ce message.',
      'You may agree, specify or narrow your request, or take it back: just reply to this message.',
    ),
    say(
      'Si vous n’êtes pas d’accord, vous pouvez introduire une réclamation auprès de l’autorité de contrôle (RGPD, art. 77) ou former un recours devant un tribunal (RGPD, art. 79).',
      'If you do not agree, you may lodge a complaint with the supervisory authority (GDPR 77) or seek a remedy before a court (GDPR 79).',
    ),
  ];
}

/** Who they are, for the person who asks: GDPR 19, second sentence. */
export const recipientsNotice = (tongue: Tongue): string[] => [
  received(tongue),
  tongue.say(
    'Nous avons informé de ce qui a été fait ceux à qui vos données avaient été communiquées (RGPD, art. 19) :',
    'We have told those to whom your data had been disclosed what was done (GDPR 19):',
  ),
  (tongue.facts.recipients?.length ? tongue.facts.recipients : ['…']).map((name) => `- ${name}`).join('\n'),
];
