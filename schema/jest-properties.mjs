import fc from 'fast-check';

// Each run of the suite draws the same: it says whether a change broke something, and no day is like a lottery.
// TEST_PROPERTY_RUNS=20000 npm test -- schema   draws so many others for each property, to find what nobody has met
const runs = Number(process.env.TEST_PROPERTY_RUNS ?? 0);

fc.configureGlobal(runs > 0 ? { numRuns: runs } : { numRuns: 300, seed: 20180525 });
