import type { Label } from '../shared/locale.ts';
import { labelsOf } from '../shared/words.ts';
import type { LegalBasisCode, RightOutcome, RightReason } from './request.rights.terms.ts';
import { Right } from './request.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

export const LEGAL_BASIS_LABELS: Labels<LegalBasisCode> = {
  CONSENT: label('Consentement (art. 6(1)(a))', 'Consent (Art. 6(1)(a))'),
  CONTRACT: label('Contrat (art. 6(1)(b))', 'Contract (Art. 6(1)(b))'),
  LEGAL_OBLIGATION: label('Obligation légale (art. 6(1)(c))', 'Legal obligation (Art. 6(1)(c))'),
  VITAL_INTERESTS: label('Intérêts vitaux (art. 6(1)(d))', 'Vital interests (Art. 6(1)(d))'),
  PUBLIC_TASK: label('Mission d’intérêt public (art. 6(1)(e))', 'Public task (Art. 6(1)(e))'),
  LEGITIMATE_INTERESTS: label('Intérêts légitimes (art. 6(1)(f))', 'Legitimate interests (Art. 6(1)(f))'),
};

export const RIGHT_OUTCOME_LABELS: Labels<RightOutcome> = {
  YES: label('Droit ouvert : y faire droit', 'Right available: comply'),
  CONDITIONAL: label('À apprécier : consigner l’analyse', 'To be assessed: record the assessment'),
  NO: label(
    'Droit non ouvert : répondre avec le motif et les recours (art. 12(4))',
    'Not available: reply with the reason and the remedies (Art. 12(4))',
  ),
};

/** Why a right is open, to be assessed, or closed: one sentence that names the article. */
export const REASON_LABELS: Labels<RightReason> = {
  OK_7_3: label(
    'Le consentement se retire à tout moment, aussi simplement qu’il a été donné (RGPD, art. 7(3)).',
    'Consent may be withdrawn at any time, as easily as it was given (GDPR, Art. 7(3)).',
  ),
  OK_15: label(
    'Toute personne a accès à ses données, quelle que soit la base légale (RGPD, art. 15).',
    'Everyone has access to their own data, whatever the legal basis (GDPR, Art. 15).',
  ),
  OK_16: label(
    'Les données inexactes sont rectifiées et les données incomplètes complétées (RGPD, art. 16).',
    'Inaccurate data are rectified and incomplete data completed (GDPR, Art. 16).',
  ),
  OK_17_1_A: label(
    'Les données ne sont plus nécessaires à leur finalité : elles sont effacées (RGPD, art. 17(1)(a)).',
    'The data are no longer necessary for their purpose: they are erased (GDPR, Art. 17(1)(a)).',
  ),
  OK_17_1_B: label(
    'Le consentement est retiré et aucune autre base légale ne reste (RGPD, art. 17(1)(b)).',
    'Consent is withdrawn and no other legal basis remains (GDPR, Art. 17(1)(b)).',
  ),
  OK_17_1_C: label(
    'L’opposition de la personne l’a emporté : ses données sont effacées (RGPD, art. 17(1)(c)).',
    'The person’s objection was upheld: the data are erased (GDPR, Art. 17(1)(c)).',
  ),
  OK_17_1_D: label(
    'Le traitement est illicite : les données sont effacées (RGPD, art. 17(1)(d)).',
    'The processing is unlawful: the data are erased (GDPR, Art. 17(1)(d)).',
  ),
  OK_17_1_E: label(
    'La loi impose l’effacement de ces données (RGPD, art. 17(1)(e)).',
    'The law requires these data to be erased (GDPR, Art. 17(1)(e)).',
  ),
  OK_17_1_F: label(
    'Les données ont été collectées auprès d’un enfant par un service en ligne (RGPD, art. 17(1)(f)).',
    'The data were collected from a child by an online service (GDPR, Art. 17(1)(f)).',
  ),
  OK_18: label(
    'Un cas de limitation est établi : les données sont seulement conservées (RGPD, art. 18(1)).',
    'A ground for restriction is established: the data are only stored (GDPR, Art. 18(1)).',
  ),
  OK_20: label(
    'Les données fournies ou observées sont remises dans un format lisible par machine (RGPD, art. 20).',
    'The data provided or observed are handed over in a machine-readable format (GDPR, Art. 20).',
  ),
  OK_21_1: label(
    'Aucun motif légitime impérieux ne s’oppose à la demande : le traitement cesse (RGPD, art. 21(1)).',
    'No compelling legitimate ground stands against the objection: the processing stops (GDPR, Art. 21(1)).',
  ),
  OK_21_2_ABSOLUTE: label(
    'L’opposition à la prospection est absolue : le traitement cesse sans examen (RGPD, art. 21(2) et (3)).',
    'The objection to direct marketing is absolute: the processing stops without balancing (GDPR, Art. 21(2) and (3)).',
  ),
  OK_22_1: label(
    'La personne a le droit de ne pas être soumise à cette décision entièrement automatisée (RGPD, art. 22(1)).',
    'The person has the right not to be subject to this solely automated decision (GDPR, Art. 22(1)).',
  ),
  OK_22_3_SAFEGUARDS: label(
    'La décision est permise, mais la personne peut la contester et obtenir une intervention humaine (RGPD, art. 22(3)).',
    'The decision is allowed, but the person may contest it and obtain human intervention (GDPR, Art. 22(3)).',
  ),
  OK_LIL_85: label(
    'Les directives de la personne décédée s’exécutent (Loi Informatique et Libertés, art. 85).',
    'The directives of the deceased are carried out (French Data Protection Act, LIL, Art. 85).',
  ),
  COND_12_5: label(
    'La demande semble manifestement infondée ou excessive : à démontrer avant frais ou refus (RGPD, art. 12(5)).',
    'The request seems manifestly unfounded or excessive: to be shown before a fee or a refusal (GDPR, Art. 12(5)).',
  ),
  COND_17_1: label(
    'Aucun motif d’effacement n’est encore établi : vérifiez les cas prévus (RGPD, art. 17(1)).',
    'No ground for erasure is established yet: check the cases provided for (GDPR, Art. 17(1)).',
  ),
  COND_18_1: label(
    'Aucun cas de limitation n’est encore établi : vérifiez les cas prévus (RGPD, art. 18(1)).',
    'No ground for restriction is established yet: check the cases provided for (GDPR, Art. 18(1)).',
  ),
  COND_21_1_BALANCE: label(
    'Vos motifs sont à mettre en balance avec la situation de la personne (RGPD, art. 21(1)).',
    'Your grounds are to be balanced against the person’s situation (GDPR, Art. 21(1)).',
  ),
  COND_22_2_B: label(
    'Une loi autorise la décision : vérifiez les garanties qu’elle prévoit (RGPD, art. 22(2)(b)).',
    'A law authorises the decision: check the safeguards that it lays down (GDPR, Art. 22(2)(b)).',
  ),
  NO_7_3_BASIS: label(
    'Le traitement ne repose pas sur le consentement : il n’y a rien à retirer (RGPD, art. 7(3)).',
    'The processing does not rest on consent: there is nothing to withdraw (GDPR, Art. 7(3)).',
  ),
  NO_11_2: label(
    'La personne ne peut pas être identifiée : le lui dire, elle peut apporter des précisions (RGPD, art. 11(2)).',
    'The person cannot be identified: say so, they may supply more information (GDPR, Art. 11(2)).',
  ),
  NO_12_2: label(
    'La personne ne peut pas être identifiée : la demande peut être refusée (RGPD, art. 12(2)).',
    'The person cannot be identified: the request may be refused (GDPR, Art. 12(2)).',
  ),
  NO_17_1_B_OTHER_BASIS: label(
    'Le consentement est retiré, mais le traitement a une autre base légale (RGPD, art. 17(1)(b)).',
    'Consent is withdrawn, but the processing has another legal basis (GDPR, Art. 17(1)(b)).',
  ),
  NO_17_3_A: label(
    'Les données servent à la liberté d’expression et d’information (RGPD, art. 17(3)(a)).',
    'The data serve the freedom of expression and information (GDPR, Art. 17(3)(a)).',
  ),
  NO_17_3_B: label(
    'Une obligation légale ou une mission d’intérêt public impose de garder ces données (RGPD, art. 17(3)(b)).',
    'A legal obligation or a public task requires these data to be kept (GDPR, Art. 17(3)(b)).',
  ),
  NO_17_3_C: label(
    'Un intérêt de santé publique impose de garder ces données (RGPD, art. 17(3)(c)).',
    'A public health interest requires these data to be kept (GDPR, Art. 17(3)(c)).',
  ),
  NO_17_3_D: label(
    'Les données servent à l’archivage public, à la recherche ou aux statistiques (RGPD, art. 17(3)(d)).',
    'The data serve public archiving, research or statistics (GDPR, Art. 17(3)(d)).',
  ),
  NO_17_3_E: label(
    'Les données sont nécessaires à la constatation, à l’exercice ou à la défense de droits en justice (RGPD, art. 17(3)(e)).',
    'The data are needed to establish, exercise or defend legal claims (GDPR, Art. 17(3)(e)).',
  ),
  NO_20_1_BASIS: label(
    'La portabilité suppose un consentement ou un contrat ; une copie reste possible par l’accès (RGPD, art. 20(1) et 15(3)).',
    'Portability needs consent or a contract; a copy may still be had by access (GDPR, Art. 20(1) and 15(3)).',
  ),
  NO_20_1_MANUAL: label(
    'La portabilité ne vise que les traitements automatisés (RGPD, art. 20(1)(b)).',
    'Portability reaches processing by automated means only (GDPR, Art. 20(1)(b)).',
  ),
  NO_20_NOT_PROVIDED: label(
    'Les données déduites n’ont pas été fournies par la personne : elles ne sont pas portables (RGPD, art. 20(1)).',
    'Inferred data were not provided by the person: they are not portable (GDPR, Art. 20(1)).',
  ),
  NO_21_BASIS: label(
    'L’opposition suppose une mission d’intérêt public ou un intérêt légitime (RGPD, art. 21(1)).',
    'An objection needs a public task or legitimate interests as the basis (GDPR, Art. 21(1)).',
  ),
  NO_21_1_COMPELLING: label(
    'Des motifs légitimes impérieux ou des droits en justice l’emportent (RGPD, art. 21(1)).',
    'Compelling legitimate grounds or legal claims prevail (GDPR, Art. 21(1)).',
  ),
  NO_22_1_SCOPE: label(
    'La décision n’est pas établie comme entièrement automatisée et lourde d’effets (RGPD, art. 22(1)).',
    'The decision is not shown to be solely automated with a significant effect (GDPR, Art. 22(1)).',
  ),
  NO_RECITAL_27: label(
    'Le RGPD ne protège pas les personnes décédées ; le droit national peut le faire (RGPD, considérant 27).',
    'The GDPR does not protect the deceased; national law may (GDPR, recital 27).',
  ),
  NO_LIL_85_SCOPE: label(
    'Les directives post-mortem supposent un décès et le droit français (Loi Informatique et Libertés, art. 85).',
    'Post-mortem directives suppose a death and French law (French Data Protection Act, LIL, Art. 85).',
  ),
};

/** What else the person may ask for where a right is closed; null where nothing stands in for it. */
export function redirectOf(code: RightReason, legalBasis: LegalBasisCode | null): Label | null {
  if (code === 'NO_20_1_BASIS')
    return label('Droit d’accès : copie (art. 15(3))', 'Access: a copy (Art. 15(3))');
  if (code === 'NO_21_BASIS' && legalBasis === 'CONSENT') return labelsOf(Right).CONSENT_WITHDRAWAL;
  if (code === 'NO_21_BASIS' && legalBasis === 'CONTRACT')
    return label('Fin du contrat', 'Contract termination');
  if (code === 'NO_7_3_BASIS' && legalBasis === 'LEGITIMATE_INTERESTS') return labelsOf(Right).OBJECTION;
  return null;
}
