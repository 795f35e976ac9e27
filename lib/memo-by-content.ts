import { sharedState } from '@/lib/shared-state.mjs';

type Answer = { value: Promise<unknown>; expiresAt: number };
type Memo = { version: (() => number) | null; madeAt: number; answers: Map<string, Answer> };

const memo = sharedState('memo-by-content', (): Memo => ({ version: null, madeAt: -1, answers: new Map() }));

/** Milliseconds: as long as a finished page is kept at most, should a notice never come. */
const LONGEST = 3_600_000;

/**
 * Begins to keep answers, in this process.
 * @param version a number that is another one after each change of what readers see, once it is committed
 * @returns how to stop, which forgets them
 */
export function keepAnswersByContent(version: () => number): () => void {
  memo.version = version;
  return () => {
    memo.version = null;
    memo.answers.clear();
  };
}

/**
 * An answer about the whole content, made anew at most once per change of it. Where nobody tells changes, as in scripts,
 * it is made anew each time. Who gets it shares it with others, and must not change it.
 * @param name of the question, with all that it depends on
 */
export function byContentVersion<T>(name: string, run: () => PromiseLike<T>): Promise<T> {
  if (!memo.version) return Promise.resolve(run());
  const version = memo.version();
  if (version !== memo.madeAt) {
    memo.answers.clear();
    memo.madeAt = version;
  }
  const known = memo.answers.get(name);
  if (known && known.expiresAt > Date.now()) return known.value as Promise<T>;
  // A promise in any case: a query that is none yet would be sent at each look. What a change overtakes while it is made
  // goes with the old version.
  const answer: Answer = { value: Promise.resolve(run()), expiresAt: Date.now() + LONGEST };
  memo.answers.set(name, answer);
  answer.value.catch(() => {
    if (memo.answers.get(name) === answer) memo.answers.delete(name);
  });
  return answer.value as Promise<T>;
}
