export { legalEntityVerbs } from './legal-entity.verbs.ts';
export { tokenCreation, tokenVerbs } from './token.verbs.ts';
