import { attributesOf, mark, pairedNames } from '@/lib/import/wordpress/shortcode-text';

/** Shortcodes that are all there is of their line or paragraph. */
const alone =
  /(^|\n|<(?:p|div|center|td|li|figure)\b[^<>]*>|<br\s*\/?>)((?:[ \t]*\[[a-z][\w-]{0,60}(?:\s[^[\]]*)?\])+)(?=[ \t]*(?:\n|$|<\/?(?:p|div|center|td|li|figure|br)\b))/gi;

/** Plugins that make something when a page is shown, whose shortcodes need no attributes. */
const known =
  /^(?:toc|tableofcontents|table_of_contents|contents|ez-toc|lwptoc|no_?toc|contact-form-?7?|contact-form|contact_form|contact-field|gravityforms?|wpforms|ninja-?_?forms?|formidable|mc4wp(?:_form|-form)?|mailpoet_form|caldera_form|nggallery|ngg(?:_images)?|slideshow|foogallery|envira-gallery|metaslider|rev_slider|layerslider|smartslider3|adsense|ad|ads|adrotate|addtoany|sharethis|shareaholic|social|sociable|jetpack[\w-]*|subscribe2?|sitemap|wp-sitemap|wp_sitemap_page|archives|recent-posts|related_posts|tagcloud|polldaddy|crowdsignal|poll|googleapps|donate|paypal|cookies?|woocommerce_[\w]+|download|tablepress|table)$/i;

/** Words in brackets are no shortcodes: those have something set, or a name that no word has. */
const isShortcode = (name: string, rest: string): boolean =>
  /=/.test(rest) || name.includes('_') || known.test(name);

/**
 * Shortcodes that nobody here knows, which would mean nothing to a reader: what they enclose stays, and one that stands
 * by itself is left out, all of it named. In the middle of a sentence they may be meant, and stay.
 */
export function withoutUnknown(text: string, note: (text: string) => void): string {
  if (!text.includes('[')) return text;
  const enclosing = enclosingNames(text);
  for (const name of enclosing) note(`The shortcode [${name}] was left out; what it enclosed is here.`);
  const open =
    enclosing.size === 0
      ? text
      : text.replace(mark, (whole, _isEnd, name: string) => (enclosing.has(name.toLowerCase()) ? '' : whole));
  const leave = (whole: string, isEnd: string, name: string, rest: string): string => {
    if (isEnd || !isShortcode(name, rest)) return whole;
    const address = addressIn(rest);
    note(
      `The shortcode [${name}${rest.slice(0, 200).trimEnd()}] ${address ? 'became a link' : 'was left out'}.`,
    );
    return address ? `\n\n${address}\n\n` : '';
  };
  return open
    .replace(alone, (_, before: string, codes: string) => before + codes.replace(mark, leave))
    .replace(mark, (whole, isEnd: string, name: string, rest: string) =>
      known.test(name) && rest.includes('=') ? leave(whole, isEnd, name, rest) : whole,
    );
}

function addressIn(rest: string): string | undefined {
  const { attributes, values } = attributesOf(rest);
  const given = ['url', 'src', 'href', 'file', 'link'].map((key) => attributes[key] ?? '');
  return [...given, ...values].find((value) => /^https?:\/\/\S+$/i.test(value));
}

/** One of whose beginnings has something that no word in brackets has. */
function enclosingNames(text: string): Set<string> {
  const paired = pairedNames(text);
  const meant = new Set<string>();
  for (const [, isEnd, given = '', rest = ''] of text.matchAll(mark))
    if (!isEnd && (/[_-]/.test(given) || rest.includes('='))) meant.add(given.toLowerCase());
  return new Set([...paired].filter((name) => meant.has(name)));
}
