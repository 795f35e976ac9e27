const kinds: Record<string, [one: string, many: string]> = {
  post: ['post or page', 'posts and pages'],
  comment: ['comment', 'comments'],
  person: ['person', 'people'],
  tag: ['tag', 'tags'],
  series: ['series', 'series'],
  picture: ['picture', 'pictures'],
  redirect: ['redirect', 'redirects'],
  settings: ['group of settings', 'groups of settings'],
  problem: ['other thing', 'other things'],
};

/** What a person calls the things of an import. */
export const kindName = (kind: string, count: number): string =>
  (kinds[kind] ?? [kind, `${kind}s`])[count === 1 ? 0 : 1];

/** In the order in which a person asks for them. */
export const kindsInOrder = (present: Iterable<string>): string[] => {
  const order = Object.keys(kinds);
  return [...present].sort((a, b) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99));
};
