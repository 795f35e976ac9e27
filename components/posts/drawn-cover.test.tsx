import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { focusClasses } from './cover';
import { DrawnCover } from './drawn-cover';

const draw = (slug: string, ...tags: string[]) =>
  renderToStaticMarkup(<DrawnCover post={{ slug, tags: tags.map((tag) => ({ slug: tag, name: tag })) }} />);
const hueOf = (svg: string) => /hsl\((\d+) 42%/.exec(svg)![1];

test('posts of one tag share its hue, each with hills of its own, the same each time', () => {
  expect(draw('one', 'garden')).toBe(draw('one', 'garden'));
  expect(draw('one', 'garden')).not.toBe(draw('two', 'garden'));
  expect(hueOf(draw('one', 'garden', 'sea'))).toBe(hueOf(draw('two', 'garden')));
  expect(hueOf(draw('one', 'garden'))).not.toBe(hueOf(draw('one', 'sea')));
});

test.each(['', 'x'.repeat(250), 'grüße-東京', '😀'])(
  '%s is drawn without a style and within reason',
  (slug) => {
    const svg = draw(slug);
    expect(svg).not.toMatch(/style|NaN|undefined/);
    expect(svg.length).toBeLessThan(1500);
  },
);

test('what stays in sight is a class for each axis, and none for the middle', () => {
  expect(focusClasses(50, 50)).toBe('');
  expect(focusClasses(0, 100)).toBe('focus-x-0 focus-y-10');
  expect(focusClasses(34, 50)).toBe('focus-x-3');
});
