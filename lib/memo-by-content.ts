import { LRUCache } from 'lru-cache';
import { POST_LISTS } from '@/lib/content-names';
import { contentState, isOutdated, noteShown, type Dated } from '@/lib/server/http/content-version';
import { sharedState } from '@/lib/shared-state';

type Answer = Dated & { value: Promise<unknown>; expiresAt: number };

/** Questions whose answers are kept: each is a number or a short list. */
const MOST = 1_000;
/** Milliseconds: as long as a finished page is kept at most, should a notice never come. */
const LONGEST = 3_600_000;

const memo = sharedState('memo-by-content', () => ({
  isTold: false,
  answers: new LRUCache<string, Answer>({ max: MOST }),
}));

/** Begins to keep answers: this process is told of changes. @returns how to stop, which forgets them */
export function keepAnswersByContent(): () => void {
  memo.isTold = true;
  return () => {
    memo.isTold = false;
    memo.answers.clear();
  };
}

/**
 * An answer about the whole content, made anew at most once per change of what it shows. Where nobody tells changes, as
 * in scripts, it is made anew each time. Who gets it shares it with others, and must not change it.
 * @param name of the question, with all that it depends on
 * @param shown names of lib/content-names.ts; without any, settings alone change it
 */
export function byContent<T>(
  name: string,
  run: () => PromiseLike<T>,
  shown: readonly string[] = [POST_LISTS],
): Promise<T> {
  // What settings alone change says nothing of what else a page shows.
  if (shown.length > 0) noteShown(shown);
  if (!memo.isTold) return Promise.resolve(run());
  const known = memo.answers.get(name);
  if (known && known.expiresAt > Date.now() && !isOutdated(known)) return known.value as Promise<T>;
  const { version: contentVersion } = contentState;
  // A promise in any case: a query that is none yet would be sent at each look.
  const value = Promise.resolve(run());
  const answer: Answer = { value, contentVersion, shown, expiresAt: Date.now() + LONGEST };
  memo.answers.set(name, answer);
  value.catch(() => {
    if (memo.answers.get(name) === answer) memo.answers.delete(name);
  });
  return value;
}
