/** A progress line for the person at the terminal; everything for machines goes through the logger. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** A problem, for the person at the terminal. */
export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

export type Say = typeof say;
