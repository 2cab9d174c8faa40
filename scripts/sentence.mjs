/** What went wrong, in one sentence for the person at the terminal. */
export class Sentence extends Error {}

/** Prints a sentence as it is, and a defect of ours with its stack; ends with 1. */
export function fail(error) {
  console.error(error instanceof Sentence ? error.message : error);
  process.exit(1);
}

/** Progress goes to stderr: what a command answers stays alone on stdout. */
export const say = (line) => console.error(line);
