/** What was done to one file, each thing once, with how often. */
export class Notes {
  private readonly counts = new Map<string, number>();

  add(text: string, times = 1): void {
    if (times > 0) this.counts.set(text, (this.counts.get(text) ?? 0) + times);
  }

  list(): string[] {
    return [...this.counts].map(([text, times]) => (times === 1 ? text : `${text} (${times} times)`));
  }
}
