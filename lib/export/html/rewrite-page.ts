import { parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;
type Attribute = Element['attrs'][number];

/** The new address; null takes away what leads there. */
export type Resolve = (url: string) => Promise<string | null>;

const addresses = new Set(['href', 'src', 'poster']);
const lists = new Set(['srcset', 'imagesrcset']);

/** Links of these kinds say what the page is, and stay whole. */
const said = /\b(?:canonical|me|alternate)\b/;

/** A page that needs no server: with addresses as `resolve` says, without forms, and with no script but those of reading. */
export async function rewritePage(html: string, resolve: Resolve): Promise<string> {
  const document = parse(html);
  await rewrite(document, resolve);
  return serialize(document);
}

async function rewrite(node: Node, resolve: Resolve): Promise<void> {
  if ('attrs' in node) await rewriteAttributes(node, resolve);
  if (!('childNodes' in node)) return;
  const kept: Node[] = [];
  for (const child of node.childNodes) {
    if ('attrs' in child && ((await isDead(child, resolve)) || needsServer(child))) continue;
    await rewrite(child, resolve);
    if (!isEmptied(child)) kept.push(child);
  }
  node.childNodes = kept as DefaultTreeAdapterTypes.ChildNode[];
}

function needsServer(element: Element): boolean {
  const { tagName } = element;
  if (tagName === 'form' || tagName === 'textarea') return true;
  if (tagName === 'button')
    return !['data-theme-switch', 'popovertarget'].some((name) => valueOf(element, name) !== undefined);
  if (tagName === 'link')
    return (
      /\b(?:manifest|prefetch|modulepreload)\b/.test(relOf(element)) || valueOf(element, 'as') === 'script'
    );
  return tagName === 'script' && !isOwnScript(element);
}

/** The theme, what is told to search engines, and the scripts of reading. */
const isOwnScript = (element: Element): boolean =>
  valueOf(element, 'data-hydrate') !== undefined ||
  valueOf(element, 'type') === 'application/ld+json' ||
  (valueOf(element, 'src')?.startsWith('/_scripts/') ?? false);

async function isDead(element: Element, resolve: Resolve): Promise<boolean> {
  if (element.tagName !== 'a') return false;
  const href = valueOf(element, 'href');
  return href !== undefined && (await resolve(href)) === null;
}

/** What held nothing but what was taken away. */
function isEmptied(node: Node): boolean {
  if (!('tagName' in node) || !['li', 'ul', 'p', 'nav', 'menu'].includes(node.tagName)) return false;
  return node.childNodes.every(
    (child) => child.nodeName === '#text' && 'value' in child && child.value.trim() === '',
  );
}

async function rewriteAttributes(element: Element, resolve: Resolve): Promise<void> {
  element.attrs = element.attrs.filter(({ name }) => name !== 'data-hydrate');
  const isSaid =
    element.tagName === 'link' && said.test(relOf(element)) && valueOf(element, 'type') === undefined;
  if (isSaid) return;
  const gone = new Set<Attribute>();
  for (const attribute of element.attrs) {
    const { name, value } = attribute;
    if (lists.has(name)) attribute.value = await rewriteList(value, resolve);
    else if (addresses.has(name)) {
      const address = await resolve(value);
      if (address === null) gone.add(attribute);
      else attribute.value = address;
    }
    if (lists.has(name) && attribute.value === '') gone.add(attribute);
  }
  element.attrs = element.attrs.filter((attribute) => !gone.has(attribute));
}

/** `a.webp 320w, b.webp 640w`. */
async function rewriteList(list: string, resolve: Resolve): Promise<string> {
  const kept: string[] = [];
  for (const candidate of list.split(/,\s+/)) {
    const [url = '', ...size] = candidate.trim().split(/\s+/);
    const address = await resolve(url);
    if (address !== null) kept.push([address, ...size].join(' '));
  }
  return kept.join(', ');
}

const valueOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

const relOf = (element: Element): string => valueOf(element, 'rel') ?? '';
