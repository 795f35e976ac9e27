import type { FinishedPage } from '@/lib/server/http/answers/finished-page';

/** Kept for everybody; out of date before it was finished; not for everybody; an error. */
export type Outcome = 'kept' | 'outdated' | 'private' | 'failed';

export class RenderInProgress {
  finishing: Promise<void> | undefined;
  readonly #waiting: ((outcome: Outcome) => void)[] = [];
  #resolveSettled = () => {};
  /** Resolves when nobody waits any more, though a slow reader may still be receiving what nobody shares. */
  readonly settled = new Promise<void>((resolve) => (this.#resolveSettled = resolve));

  constructor(readonly stale: FinishedPage | undefined) {}

  wait(tell: (outcome: Outcome) => void): void {
    this.#waiting.push(tell);
  }

  tell(outcome: Outcome): void {
    for (const tell of this.#waiting.splice(0)) tell(outcome);
  }

  settle(outcome: Outcome): void {
    this.#resolveSettled();
    this.tell(outcome);
  }
}
