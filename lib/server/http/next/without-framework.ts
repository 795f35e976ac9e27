import { createHash } from 'node:crypto';
import { THEME_SCRIPT } from '@/lib/inline-scripts';

/** A page as readers get it, and apart from it what makes it React's. */
export type Page = { html: string; script: string };

/**
 * What Next adds to a page, each by a shape that content cannot have: in stored and in React's HTML a `<` of a text and
 * a `"` of an attribute are escaped. What else looks like a script stays, and the policy lets none of it run.
 */
const ADDED = new RegExp(
  [
    '<link rel="preload" as="script"[^>]*>',
    '<script src="(?<source>/_next/[^"]+)"(?<attributes>[^>]*)></script>',
    `<script>(?<constant>${[
      '(self.__next_f=self.__next_f||[]).push([0])',
      'requestAnimationFrame(function(){$RT=performance.now()});',
    ]
      .map(escaped)
      .join('|')})</script>`,
    String.raw`<script>(?<data>self\.__next_f\.push\(\[\d,"[^"\\]*(?:\\.[^"\\]*)*"\]\))</script>`,
    String.raw`<script id="_R_">(?<start>\(globalThis\["(?<name>\w+)"\] \|\| \(globalThis\["\k<name>"\] = \[\]\)\)\.push\((?<list>\{[^<]*\})\);?)</script>`,
  ].join('|'),
  'g',
);

type Found = Partial<Record<'source' | 'attributes' | 'constant' | 'data' | 'start' | 'list', string>>;

/** @throws {Error} when part of the page only comes into place by a script */
export function withoutFramework(html: string): Page {
  const sources: string[] = [];
  const inline: string[] = [];
  const bare = html.replace(ADDED, (whole: string, ...rest: unknown[]) => {
    const { source, attributes = '', constant, data, start, list } = rest.at(-1) as Found;
    if (start !== undefined && !isJson(list)) return whole;
    if (source !== undefined && !attributes.includes('noModule')) sources.push(source);
    const text = constant ?? data ?? start;
    if (text !== undefined) inline.push(text);
    return '';
  });
  if (bare.includes('<template id="B:')) throw new Error('a page for readers waits for one of its parts');
  return { html: bare, script: [...inline, `${inOrder(sources)}\n`].join(';\n') };
}

/** Names the page's script by what the page is: whatever render it comes from, it fits. */
export function withLoader({ html }: Page, path: string): { html: string; hydration: string } {
  const hydration = createHash('sha256').update(html).digest('base64url').slice(0, 22);
  const [own, loading] = [
    `<script>${THEME_SCRIPT}`,
    `<script data-hydrate="${hydrationUrl(hydration, path)}">`,
  ];
  return { html: html.replace(own, () => loading + THEME_SCRIPT), hydration };
}

const PREFIX = '/_hydrate/';

/** A path of ours is percent-encoded; what could end an attribute is written out all the same. */
const hydrationUrl = (hydration: string, path: string): string =>
  `${PREFIX}${hydration}${path.replaceAll(/["<>&]/g, encodeURIComponent)}`;

export type ScriptName = { hydration: string; path: string };

/** The page whose script is asked for; null for every other address. */
export function hydrationOf(url: string): ScriptName | null {
  if (!url.startsWith(PREFIX)) return null;
  const [, hydration, path] = /^([\w-]{22})(\/[^?]*)$/.exec(url.slice(PREFIX.length)) ?? [];
  return hydration === undefined || path === undefined ? null : { hydration, path };
}

/** Next's own scripts need no order among them but that of the page. */
const inOrder = (sources: string[]): string =>
  `for(const u of ${JSON.stringify(sources)}){const s=document.createElement("script");s.src=u;s.async=!1;document.head.append(s)}`;

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

function isJson(text = ''): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
