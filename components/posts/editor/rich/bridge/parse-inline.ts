import type { Mark, Node } from '@tiptap/pm/model';
import type { LinkReference, ImageReference, PhrasingContent } from 'mdast';
import { sourceOf } from '@/lib/markdown/bound-tree';
import { schema } from '../schema/schema';
import type { Parsing } from './parse-document';

/** @throws {Error} for what has no view */
export function parseInline(
  children: PhrasingContent[],
  parsing: Parsing,
  marks: readonly Mark[] = [],
): Node[] {
  return children.flatMap((child) => parseOne(child, parsing, marks));
}

function parseOne(node: PhrasingContent, parsing: Parsing, marks: readonly Mark[]): Node[] {
  const inside = (mark: Mark) => {
    if (!('children' in node)) return [];
    const nodes = parseInline(node.children, parsing, mark.addToSet(marks));
    return nodes.length > 0 ? nodes : text(sourceOf(node, parsing.source), mark.type.name, marks);
  };
  switch (node.type) {
    case 'text':
      return text(node.value.replace(/[ \t]*\n[ \t]*/g, ' '), undefined, marks);
    case 'strong':
      return inside(schema.mark('bold'));
    case 'emphasis':
      return inside(schema.mark('italic'));
    case 'delete':
      return inside(schema.mark('strike'));
    case 'inlineCode':
      return text(node.value, 'code', marks);
    case 'html':
      return text(node.value, 'source', marks);
    case 'link':
      return inside(schema.mark('link', { href: node.url, title: node.title ?? null }));
    case 'linkReference':
      return inside(schema.mark('link', addressOf(node, parsing, 'href')));
    case 'image':
      return leaf('image', { src: node.url, alt: node.alt ?? '', title: node.title ?? null }, marks);
    case 'imageReference':
      return leaf('image', { ...addressOf(node, parsing, 'src'), alt: node.alt ?? '' }, marks);
    case 'break':
      return leaf('hardBreak', {}, marks);
    case 'inlineMath':
      return leaf('inlineMath', { value: node.value }, marks);
    case 'footnoteReference':
      return leaf('footnoteReference', { label: node.label ?? node.identifier }, marks);
    default:
      throw new Error('no view of what other syntax brings');
  }
}

/** A link without text is no mark of anything, so its source is shown. */
function text(value: string, mark: string | undefined, marks: readonly Mark[]): Node[] {
  if (value === '') return [];
  const name = mark === 'link' || mark === 'bold' || mark === 'italic' || mark === 'strike' ? 'source' : mark;
  return [schema.text(value, name ? schema.mark(name).addToSet(marks) : marks)];
}

const leaf = (type: string, attrs: Record<string, unknown>, marks: readonly Mark[]): Node[] => [
  schema.node(type, attrs, undefined, marks),
];

function addressOf(node: LinkReference | ImageReference, { addresses }: Parsing, name: 'href' | 'src') {
  const { url = '', title = null } = addresses.get(node.identifier) ?? {};
  const { label, identifier, referenceType } = node;
  return { [name]: url, title: title ?? null, ref: label ?? identifier, refKind: referenceType };
}
