/** Where the rules lie, for the header `Speculation-Rules` of every page for readers. */
export const SPECULATION_RULES_PATH = '/speculation-rules.json';

/** Addresses that are no page for readers, or do something. */
const NOT_AHEAD = [
  ...['login', 'register', 'account', 'admin', 'api', 'links', 'comments', 'media', 'share', 'drafts'].map(
    (place) => `/${place}{/*}?`,
  ),
  '/*.xml',
  '/*.json',
];

/**
 * Browsers that know them fetch a page when a pointer rests on its link or presses it, without scripts of ours:
 * https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export const speculationRules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: NOT_AHEAD } },
          { not: { selector_matches: '[rel~="nofollow"], [download], [target="_blank"]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};
