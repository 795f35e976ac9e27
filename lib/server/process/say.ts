export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

export type Say = typeof say;
