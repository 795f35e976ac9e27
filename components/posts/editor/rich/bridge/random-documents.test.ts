import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schema } from '../schema/schema';
import { normalise } from './normalise';
import { parseDocument } from './parse-document';
import { isProvedWhole, openDocument } from './save-document';

const signs = ['*', '_x_', '[b]', '<i>', '#', '1.', '- c', '$5', '`', '~~', '|', '\\', '&amp;', '[!NOTE]'];
const word = fc.constantFrom('a', 'word', '日本', 'é', 'https://a.example', ...signs);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const marks = fc.subarray(['bold', 'italic', 'strike', 'code']);
const href = fc.option(fc.constantFrom('https://b.example/(c)', '/d "e"'), { nil: undefined });

const text = fc.tuple(words, marks, href).map(([value, names, address]) => {
  const set = names.map((name) => schema.mark(name));
  return schema.text(value, address ? [...set, schema.mark('link', { href: address })] : set);
});
const leaf = fc.constantFrom(
  schema.node('image', { src: '/media/a.webp', alt: 'An [a] "b"', title: 'T' }),
  schema.node('inlineMath', { value: 'x^2' }),
);
const mathThenDigit = schema.node('paragraph', {}, [
  schema.node('inlineMath', { value: 'x^2' }),
  schema.text('1. a'),
]);
const asCallout = schema.node('quote', { kind: null }, [
  schema.node('paragraph', {}, schema.text('[!NOTE] https://a.example')),
  schema.node('paragraph', {}, schema.text('[!NOTE]')),
]);
const line = fc.array(fc.oneof({ weight: 6, arbitrary: text }, leaf), { minLength: 1, maxLength: 4 });
const broken = fc.tuple(line, line).map(([one, two]) => [...one, schema.node('hardBreak'), ...two]);

const paragraph = fc.oneof(line, broken).map((inside) => schema.node('paragraph', {}, inside));
const heading = fc
  .tuple(fc.constantFrom(1, 2, 6), line)
  .map(([level, inside]) => schema.node('heading', { level }, inside));
const code = fc
  .constantFrom('', 'fn main() {}', 'a\n\n  b', '```\nc', '$$', '~~~')
  .map((value) => schema.node('codeBlock', { language: 'rust' }, value ? schema.text(value) : undefined));
const others = fc.constantFrom(schema.node('rule'), schema.node('mathBlock', {}, schema.text('a^2\n+ b')));

const { block } = fc.letrec<{ block: Node; item: Node }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    ...[paragraph, heading, code, others],
    fc
      .tuple(fc.constantFrom(null, 'note', 'warning'), paragraph, tie('block'))
      .map(([kind, ...inside]) => schema.node('quote', { kind }, inside)),
    fc
      .tuple(
        fc.constantFrom('bulletList', 'orderedList'),
        fc.boolean(),
        fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      )
      .map(([type, loose, items]) => schema.node(type, { loose }, items)),
  ),
  item: fc
    .tuple(fc.constantFrom(null, true, false), paragraph, fc.array(tie('block'), { maxLength: 1 }))
    .map(([checked, first, more]) => schema.node('listItem', { checked }, [first, ...more])),
}));

test('any document is read back as it was meant', () => {
  const document = openDocument(parseDocument(''));
  const empty = EditorState.create({ schema, plugins: [normalise()] });
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
      const { doc } = empty.apply(empty.tr.replaceWith(0, empty.doc.content.size, blocks));
      const { text: written, unproved } = document.save(doc.children);
      expect(unproved.map(String), written).toEqual([]);
      expect(isProvedWhole(written, doc.children), written).toBe(true);
    }),
    { numRuns: 200, examples: [[[mathThenDigit]], [[asCallout]]] },
  );
});
