const DAY = 86_400_000;

/** Whether its words are new enough beside its date to be told of. What is mended on the first day is part of publishing. */
export const isRevised = (post: { publishedAt: Date | null; revisedAt: Date | null }): boolean =>
  post.publishedAt !== null &&
  post.revisedAt !== null &&
  post.revisedAt.getTime() - post.publishedAt.getTime() > DAY;
