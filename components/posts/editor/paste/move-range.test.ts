import { expect, test } from 'vitest';
import { moveRange } from './move-range';

/** `|` marks the ends of the range, once for a place. */
function rangeOf(marked: string) {
  const start = marked.indexOf('|');
  return {
    text: marked.replaceAll('|', ''),
    range: { start, end: Math.max(start, marked.lastIndexOf('|') - 1) },
  };
}

test.each([
  ['a|b|c', 'xxa|b|c'],
  ['a|b|c', 'a|b|cxx'],
  ['a|bc|', 'a|x'],
  ['a|b|', 'a|b|x'],
  ['ab|', 'ab|x'],
  ['abc|', 'a|'],
  ['|ab|', '|'],
])('%j becomes %j', (before, after) => {
  const [was, is] = [rangeOf(before), rangeOf(after)];
  const { start, end } = moveRange(was.range, was.text, is.text);
  expect(
    `${is.text.slice(0, start)}|${is.text.slice(start, end)}${end > start ? '|' : ''}${is.text.slice(end)}`,
  ).toBe(after);
});
