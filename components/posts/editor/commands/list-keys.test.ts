import { expect, test } from 'vitest';
import { continueLine } from './continue-line';
import { indent, isInList, outdent } from './indent';
import type { Edit, Selected } from './selected';

/** `|` marks the caret, or both ends of the selection. */
function run(command: (selected: Selected) => Edit | undefined, marked: string): string | undefined {
  const start = marked.indexOf('|');
  const end = Math.max(start, marked.lastIndexOf('|') - 1);
  const text = marked.replaceAll('|', '');
  const edit = command({ text, start, end });
  if (!edit) return undefined;
  const result = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const inner = result.slice(edit.start, edit.end);
  return `${result.slice(0, edit.start)}|${inner}${inner && '|'}${result.slice(edit.end)}`;
}

test.each([
  ['- a|', '- a\n- |'],
  ['- a|b', '- a\n- |b'],
  ['- a |b', '- a\n- |b'],
  ['* a|\n* b', '* a\n* |\n* b'],
  ['- [x] a|', '- [x] a\n- [ ] |'],
  ['1. a|', '1. a\n2. |'],
  ['1. a|\n2. b\n3. c', '1. a\n2. |\n3. b\n4. c'],
  ['1. a|\n1. b\n1. c', '1. a\n2. |\n3. b\n4. c'],
  ['1. a\n1. b|\n1. c', '1. a\n1. b\n1. |\n1. c'],
  ['9. a|\n10. b', '9. a\n10. |\n11. b'],
  ['3) a|', '3) a\n4) |'],
  ['1. a|\n   - x\n2. b', '1. a\n2. |\n   - x\n3. b'],
  ['1. a|\n\ntext\n\n1. other', '1. a\n2. |\n\ntext\n\n1. other'],
  ['- a\n  1. b|\n- c', '- a\n  1. b\n  2. |\n- c'],
  ['1. a|\n   ```\n   1. x\n   3. y\n   ```\n2. b', '1. a\n2. |\n   ```\n   1. x\n   3. y\n   ```\n3. b'],
  ['> a|', '> a\n> |'],
  ['> - a|', '> - a\n> - |'],
  ['- 项目|', '- 项目\n- |'],
  ['- a|b|c', '- a\n- |c'],
])('Enter goes on in %j', (before, after) => {
  expect(run(continueLine, before)).toBe(after);
});

test.each([
  ['- a\n- |', '- a\n|'],
  ['- [ ] |', '|'],
  ['1. a\n2. |\n3. b', '1. a\n|\n3. b'],
  ['> a\n> |', '> a\n|'],
  ['> - |', '> |'],
  ['- a\n  - |', '- a\n- |'],
  ['1. a\n   - b\n   - |', '1. a\n   - b\n2. |'],
])('Enter in an empty item ends %j', (before, after) => {
  expect(run(continueLine, before)).toBe(after);
});

test.each(['a|', '|- a', '```\n- a|\n```', '- - -|', '# T|', '    |', '-|', 'a\n\n|', '2026|. year'])(
  'Enter is a line break in %j',
  (text) => {
    expect(run(continueLine, text)).toBeUndefined();
  },
);

test.each([
  ['- a\n- b|', '- a\n  - b|'],
  ['1. a\n2. b|\n3. c', '1. a\n   1. b|\n2. c'],
  ['- a\n- |b\n- c|', '- a\n  - |b\n  - c|'],
  ['- a\n  - b\n- c|', '- a\n  - b\n  - c|'],
  ['1. a\n   1. b\n2. c|', '1. a\n   1. b\n   2. c|'],
  ['> - a\n> - b|', '> - a\n>   - b|'],
  ['- [ ] a\n- [ ] b|', '- [ ] a\n  - [ ] b|'],
])('Tab in %j', (before, after) => {
  expect(run(indent, before)).toBe(after);
});

test.each([
  ['- a\n  - b|', '- a\n- b|'],
  ['1. a\n   1. b|\n2. c', '1. a\n2. b|\n3. c'],
  ['- a\n  - b\n    - c|', '- a\n  - b\n  - c|'],
  ['> - a\n>   - b|', '> - a\n> - b|'],
])('Shift-Tab in %j', (before, after) => {
  expect(run(outdent, before)).toBe(after);
});

test('nothing lies under nothing, or further out than out', () => {
  expect(run(indent, '- a|')).toBeUndefined();
  expect(run(outdent, '- a|')).toBeUndefined();
  expect(run(indent, 'text\n\n- a|')).toBeUndefined();
});

test.each([
  ['- a|', true],
  ['a|', false],
  ['```\n- a|', false],
  ['> 1. a|', true],
])('Tab belongs to the list in %j: %s', (marked, isList) => {
  const start = marked.indexOf('|');
  expect(isInList({ text: marked.replace('|', ''), start, end: start })).toBe(isList);
});

test('a list of ten thousand items goes on at once', () => {
  const text = Array.from({ length: 10_000 }, (_, index) => `${index + 1}. item`).join('\n');
  expect(run(continueLine, text.replace('item', 'item|'))).toMatch(/^10001\. item$/m);
});
