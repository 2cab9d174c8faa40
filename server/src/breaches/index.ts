export { noticesOf } from './breach.clocks.ts';
export { breachIntake } from './breach.intake.ts';
export { breachVerbs } from './breach.verbs.ts';
export { regimeVerbs } from './regime-switch.verbs.ts';
