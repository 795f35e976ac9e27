import type { FinishedPage } from '@/lib/server/http/answers/finished-page';

/**
 * What became of a render: kept for everybody; out of date before it was finished; not for everybody; an error.
 */
export type Outcome = 'kept' | 'outdated' | 'private' | 'failed';

/** A render that is under way, and who waits for it. */
export class Flight {
  finishing: Promise<void> | undefined;
  readonly #waiting: ((outcome: Outcome) => void)[] = [];
  #landed = () => {};
  /** Resolves when nobody waits any more, though a slow reader may still be receiving what nobody shares. */
  readonly landed = new Promise<void>((resolve) => (this.#landed = resolve));

  /** @param stale what can be shown when it fails */
  constructor(readonly stale: FinishedPage | undefined) {}

  wait(tell: (outcome: Outcome) => void): void {
    this.#waiting.push(tell);
  }

  /** Who comes after the first outcome is told the next. */
  tell(outcome: Outcome): void {
    for (const tell of this.#waiting.splice(0)) tell(outcome);
  }

  land(outcome: Outcome): void {
    this.#landed();
    this.tell(outcome);
  }
}
