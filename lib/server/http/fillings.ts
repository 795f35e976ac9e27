import { sharedState } from '@/lib/shared-state';

export type Filled = {
  body: string;
  /** Anything but 200 is kept for nobody. */
  status?: number;
  /** Seconds. */
  retryAfter?: number;
};

/** An answer that is made for a query without rendering, the same for everybody who asks the same. */
export type Filling = {
  /** `page`: the page at the same path is rendered once, and filled. `json`: there is nothing but what is made. */
  kind: 'page' | 'json';
  /** Names of what it shows, beside the settings: a change of them makes it out of date. */
  shown: readonly string[];
  /** What a query asks for, tidied up, so that one answer is kept for all that mean the same; undefined for nothing. */
  keyOf: (query: URLSearchParams) => string | undefined;
  /** @param frame the page; empty for JSON. @param client the address that asks, for limits. @throws when it cannot be told */
  fill: (key: string, frame: string, client: string) => Promise<Filled>;
};

const fillings = sharedState('fillings', () => new Map<string, Filling>());

/** `lib/server` knows no noun: whoever has something to fill in registers it under its path. */
export function registerFilling(path: string, filling: Filling): void {
  fillings.set(path, filling);
}

export const fillingAt = (path: string): Filling | undefined => fillings.get(path);
