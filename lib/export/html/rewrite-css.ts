import type { Resolve } from './rewrite-page';

const reference = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g;

/** With addresses as `resolve` says; what leads nowhere stays as it is. */
export async function rewriteCss(css: string, resolve: Resolve): Promise<string> {
  let [text, end] = ['', 0];
  for (const match of css.matchAll(reference)) {
    const [whole, ...found] = match;
    const url = found.find((part) => part !== undefined) ?? '';
    const address = await resolve(url);
    text += css.slice(end, match.index) + (address === null ? whole : whole.replace(url, () => address));
    end = match.index + whole.length;
  }
  return text + css.slice(end);
}
