import type { Label } from '../shared/locale.ts';
import { BreachDataType, BreachNature, BreachSubjectCategory } from './breach.terms.ts';

const label = (FR: string, EN: string): Label => ({ FR, EN });

/** The data of a breach in words that whoever reads them understands. */
export const BREACH_DATA_LABELS: Readonly<Record<BreachDataType, Label>> = {
  [BreachDataType.BASIC]: label('État civil', 'Name and civil status'),
  [BreachDataType.CONTACT]: label('Coordonnées', 'Contact details'),
  [BreachDataType.BIOMETRIC]: label('Biométrie', 'Biometrics'),
  [BreachDataType.CRIMINAL]: label('Infractions, condamnations', 'Offences, convictions'),
  [BreachDataType.POLITICAL]: label('Opinions politiques', 'Political opinions'),
  [BreachDataType.RACIAL_ETHNIC]: label('Origine raciale ou ethnique', 'Racial or ethnic origin'),
  [BreachDataType.RELIGIOUS]: label('Convictions religieuses', 'Religious beliefs'),
  [BreachDataType.SEX_LIFE]: label('Vie ou orientation sexuelle', 'Sex life or orientation'),
  [BreachDataType.TRADE_UNION]: label('Appartenance syndicale', 'Trade union membership'),
  [BreachDataType.GENETIC]: label('Données génétiques', 'Genetic data'),
  [BreachDataType.HEALTH]: label('Santé', 'Health'),
  [BreachDataType.FINANCIAL]: label('Données financières', 'Financial data'),
  [BreachDataType.EMPLOYMENT_HEALTH]: label('Santé au travail', 'Occupational health'),
  [BreachDataType.IDENTIFICATION]: label('Numéros d’identification', 'Identification numbers'),
  [BreachDataType.LOCATION]: label('Localisation', 'Location'),
  [BreachDataType.OFFICIAL_DOCUMENTS]: label('Documents officiels', 'Official documents'),
  [BreachDataType.PAYMENT]: label('Moyens de paiement', 'Means of payment'),
  [BreachDataType.PROFILE]: label('Profils', 'Profiles'),
  [BreachDataType.CREDENTIALS]: label('Identifiants de connexion', 'Credentials'),
  [BreachDataType.UNKNOWN_YET]: label('Pas encore connu', 'Not known yet'),
  [BreachDataType.OTHER]: label('Autres', 'Other'),
};

/** What happened to the data, told to the person whose data they are. */
export const BREACH_NATURE_SENTENCES: Readonly<Record<BreachNature, Label>> = {
  [BreachNature.CONFIDENTIALITY]: label(
    'des personnes qui n’y étaient pas autorisées ont pu avoir accès à vos données',
    'people who were not authorised may have had access to your data',
  ),
  [BreachNature.INTEGRITY]: label(
    'vos données ont pu être modifiées à tort',
    'your data may have been altered wrongly',
  ),
  [BreachNature.AVAILABILITY]: label(
    'vos données ont été perdues ou inaccessibles, au moins pour un temps',
    'your data were lost or out of reach, at least for a time',
  ),
};

/** The persons whom a breach concerns. */
export const BREACH_SUBJECT_LABELS: Readonly<Record<BreachSubjectCategory, Label>> = {
  [BreachSubjectCategory.CUSTOMERS]: label('Clients', 'Customers'),
  [BreachSubjectCategory.EMPLOYEES]: label('Salariés', 'Employees'),
  [BreachSubjectCategory.MILITARY_POLICE]: label('Militaires, policiers', 'Military, police'),
  [BreachSubjectCategory.MINORS]: label('Mineurs', 'Minors'),
  [BreachSubjectCategory.PATIENTS]: label('Patients', 'Patients'),
  [BreachSubjectCategory.STUDENTS]: label('Élèves, étudiants', 'Pupils, students'),
  [BreachSubjectCategory.SUBSCRIBERS]: label('Abonnés', 'Subscribers'),
  [BreachSubjectCategory.USERS]: label('Utilisateurs', 'Users'),
  [BreachSubjectCategory.VULNERABLE]: label('Personnes vulnérables', 'Vulnerable persons'),
  [BreachSubjectCategory.OTHER]: label('Autres', 'Others'),
  [BreachSubjectCategory.UNKNOWN_YET]: label('Pas encore connu', 'Not known yet'),
};
