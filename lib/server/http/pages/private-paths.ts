const FORGOTTEN_AFTER = 10_000;
const MOST = 1000;

/** So that one person's requests do not wait for each other. Forgotten soon, because a path can become a page. */
export class PrivatePaths {
  readonly #paths = new Set<string>();
  #since = 0;

  add(path: string): void {
    this.#paths.add(path);
  }

  has(path: string): boolean {
    if (Date.now() - this.#since > FORGOTTEN_AFTER || this.#paths.size > MOST) {
      this.#paths.clear();
      this.#since = Date.now();
    }
    return this.#paths.has(path);
  }
}
