export type Say = (line: string) => void;

/** The line that says what is waited for comes after so long, and again after that. Milliseconds. */
const SOON = 4000;
const AGAIN = 60_000;

/** Does what may take its time, and says so on the terminal while it does. */
export async function telling<T>(waitingFor: string, say: Say, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  let isTold = false;
  const tell = (): void => {
    isTold = true;
    say(`waiting for ${waitingFor}`);
    timer = setTimeout(tell, AGAIN);
  };
  let timer = setTimeout(tell, SOON);
  try {
    const result = await work();
    if (isTold) say(`waited ${Math.round((performance.now() - from) / 1000)} s for ${waitingFor}`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}
