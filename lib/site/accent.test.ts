import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accentColors,
  accents,
  DEFAULT_ACCENT,
  GROUNDS,
  hueOfAccent,
  LEAST_CONTRAST,
} from '@/lib/site/accent';
import { contrast } from '@/lib/site/contrast';
import { fromOklch, toOklch } from '@/lib/site/oklch';

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const anyScheme = fc.constantFrom('light' as const, 'dark' as const);

test('whatever the colour, it can be read on each paper, and so can text on it and what is selected', () => {
  fc.assert(
    fc.property(anyColor, anyScheme, (color, scheme) => {
      const { paper, surface, ink } = GROUNDS[scheme];
      const { accent, accentInk, selection } = accentColors(color, scheme);
      expect(accent).toMatch(/^#[\da-f]{6}$/);
      for (const ground of [paper, surface, accentInk])
        expect(contrast(accent, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(contrast(selection, ink)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    }),
    { numRuns: 1000 },
  );
});

test('lightness moves no more than it has to, and hue hardly at all', () => {
  fc.assert(
    fc.property(anyColor, anyScheme, (color, scheme) => {
      const { paper, surface } = GROUNDS[scheme];
      const { accent } = accentColors(color, scheme);
      const worst = Math.min(contrast(accent, paper), contrast(accent, surface));
      if (accent === color || color === DEFAULT_ACCENT) return;
      expect(worst).toBeLessThan(LEAST_CONTRAST + 0.25);
      const [before, after] = [toOklch(color), toOklch(accent)];
      if (after.chroma < 0.05) return;
      const turn = Math.abs(Math.atan2(Math.sin(before.hue - after.hue), Math.cos(before.hue - after.hue)));
      expect(turn).toBeLessThan(0.1);
    }),
    { numRuns: 500 },
  );
});

test('each colour that has a name stays what it is on light paper', () => {
  for (const color of Object.values(accents)) expect(accentColors(color, 'light').accent).toBe(color);
});

test('a colour comes back from its lightness, chroma and hue', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      expect(fromOklch(toOklch(color))).toBe(color);
    }),
  );
});

test.each([
  ['#ffffff', '#000000', 21],
  ['#777777', '#ffffff', 4.48],
  ['#9a3412', '#ffffff', 7.31],
])('the contrast of %s and %s is %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  expect(contrast(other, one)).toBeCloseTo(ratio, 2);
});

test.each([
  ['#ff0000', 0],
  ['#00ff00', 120],
  ['#0000ff', 240],
  ['#ff00ff', 300],
  [DEFAULT_ACCENT, 15],
  ['#444444', 15],
])('the hue of %s is %d', (color, hue) => {
  expect(hueOfAccent(color)).toBe(hue);
});

test('the grounds, and what the default accent makes of a page, are those of the stylesheet', () => {
  const css = readFileSync('app/styles/tokens.css', 'utf8');
  for (const name of ['paper', 'surface', 'ink'] as const)
    expect(css).toContain(`--${name}: light-dark(${GROUNDS.light[name]}, ${GROUNDS.dark[name]});`);
  const [light, dark] = [accentColors(DEFAULT_ACCENT, 'light'), accentColors(DEFAULT_ACCENT, 'dark')];
  expect(css).toContain(`--accent: light-dark(${light.accent}, ${dark.accent});`);
  expect(css).toContain(`--accent-ink: light-dark(${light.accentInk}, ${dark.accentInk});`);
  expect(css).toContain(`--selection: light-dark(${light.selection}, ${dark.selection});`);
});
