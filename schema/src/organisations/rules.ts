export * from './legal-entity.verbs.ts';
export * from './member.verbs.ts';
export * from './regime.rules.ts';
export * from './token.verbs.ts';
