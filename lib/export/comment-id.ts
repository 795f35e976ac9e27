import { createHash } from 'node:crypto';

/** Names comments by what does not change when a site moves: post and moment. Of one post, in the order of the discussion. */
export class CommentIds {
  readonly #sameMoment = new Map<string, number>();

  constructor(private readonly postKey: string) {}

  next(createdAt: string): string {
    const number = (this.#sameMoment.get(createdAt) ?? 0) + 1;
    this.#sameMoment.set(createdAt, number);
    const what = [this.postKey, createdAt, ...(number > 1 ? [number] : [])].join('\n');
    return createHash('sha256').update(what).digest('hex').slice(0, 16);
  }
}
