import type { Element } from 'hast';
import { addressOf } from './addresses';
import { styleOf } from './element';

/** What a piece of text is; the order is how they are nested, the first outermost. */
export const markNames = ['link', 'strong', 'em', 'del', 'sup', 'sub', 'code'] as const;
export type MarkName = (typeof markNames)[number];
/** With the address of a link, and '' for the others. */
export type Marks = ReadonlyMap<MarkName, string>;

const byElement: Record<string, MarkName> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  del: 'del',
  s: 'del',
  strike: 'del',
  sup: 'sup',
  sub: 'sub',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

const monospace = /mono(?!type)|courier|consolas|menlo|monaco/;

/** The value of a `code` mark that a font alone gives: where whole lines have it, they are a block. */
export const BY_FONT = 'font';

export const isMonospace = (style: Map<string, string>): boolean =>
  monospace.test(style.get('font-family') ?? '');

/** The marks inside of an inline element: what its name says, then what its style says, which may take a name's back. */
export function marksWithin(node: Element, outside: Marks): Marks {
  const marks = new Map(outside);
  const named = byElement[node.tagName];
  if (named) marks.set(named, '');
  const style = styleOf(node);
  if (node.tagName === 'a') {
    const address = addressOf(node);
    if (address) marks.set('link', address);
  }
  const set = (name: MarkName, isSet: boolean) => (isSet ? marks.set(name, '') : marks.delete(name));
  const weight = style.get('font-weight');
  if (weight) set('strong', isBold(weight));
  const slant = style.get('font-style');
  if (slant) set('em', /italic|oblique/.test(slant));
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (line.includes('line-through')) marks.set('del', '');
  const raised = style.get('vertical-align');
  if (raised === 'super') marks.set('sup', '');
  if (raised === 'sub') marks.set('sub', '');
  if (isMonospace(style) && !marks.has('code')) marks.set('code', BY_FONT);
  return marks;
}

const isBold = (weight: string): boolean => /^bold/.test(weight) || Number.parseInt(weight, 10) >= 600;
