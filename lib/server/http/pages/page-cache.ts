import { LRUCache } from 'lru-cache';
import { isFresh, pageSize, type FinishedPage } from '@/lib/server/http/answers/finished-page';

/** Pages that do not exist are kept in a corner of their own, so that a scan pushes out no real page. */
const MISSING_BYTES = 2 * 1024 * 1024;

export class PageCache {
  readonly #pages: LRUCache<string, FinishedPage>;
  readonly #missing: LRUCache<string, FinishedPage>;

  constructor(maxSize: number) {
    const sizeCalculation = pageSize;
    this.#pages = new LRUCache({ maxSize, maxEntrySize: maxSize / 8, sizeCalculation });
    this.#missing = new LRUCache({ maxSize: Math.min(MISSING_BYTES, maxSize / 8), sizeCalculation });
  }

  get(path: string): FinishedPage | undefined {
    return this.#pages.get(path) ?? this.#missing.get(path);
  }

  fresh(path: string): FinishedPage | undefined {
    const page = this.get(path);
    return page && isFresh(page, Date.now()) ? page : undefined;
  }

  keep(path: string, page: FinishedPage): void {
    this.forget(path);
    // An entry's size is what it was when it was set.
    page.grown = () => void (this.get(path) === page && this.keep(path, page));
    (page.status === 200 ? this.#pages : this.#missing).set(path, page);
  }

  forget(path: string): void {
    this.#pages.delete(path);
    this.#missing.delete(path);
  }

  get entries(): number {
    return this.#pages.size + this.#missing.size;
  }

  get bytes(): number {
    return this.#pages.calculatedSize + this.#missing.calculatedSize;
  }
}
