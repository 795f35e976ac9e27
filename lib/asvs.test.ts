import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** All of level 1, level 2 and the chosen ones of level 3 that concern a site of this kind, by chapter. */
const required = `
  1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.4 1.3.5 1.3.6 1.5.1
  2.1.1 2.1.2 2.1.3 2.2.1 2.2.2 2.2.3 2.3.1 2.3.2 2.3.3 2.3.4 2.4.1
  3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.8 3.5.1 3.5.2 3.5.3 3.5.4 3.5.5
  3.7.1 3.7.2
  5.1.1 5.2.1 5.2.2 5.2.3 5.2.4 5.2.5 5.2.6 5.3.1 5.3.2 5.4.1 5.4.2 5.4.3
  6.1.1 6.1.2 6.1.3 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.2.9 6.2.10 6.2.11 6.2.12
  6.3.1 6.3.2 6.3.3 6.3.4 6.3.8 6.4.1 6.4.2 6.4.3 6.4.4 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3
  6.8.1 6.8.2 6.8.3 6.8.4
  7.1.1 7.1.2 7.1.3 7.2.1 7.2.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2
  8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.4.1
  9.1.1 9.1.2 9.1.3 9.2.1 9.2.2 9.2.3 9.2.4
  13.4.2 14.3.2 15.3.1 15.3.3 15.3.4 16.3.1 16.3.2 16.5.1 16.5.3
`
  .trim()
  .split(/\s+/);

type Row = { number: string; level: string; how: string; shown: string };

const rows: Row[] = readFileSync('docs/asvs.md', 'utf8')
  .split('\n')
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .filter(([, number]) => /^\d+\.\d+\.\d+$/.test(number ?? ''))
  .map(([, number = '', level = '', how = '', shown = '']) => ({ number, level, how, shown }));

const named = rows.flatMap(({ number, shown }) =>
  [...shown.matchAll(/`([^`]+\.(?:test|spec)\.ts)`: `([^`]+)`/g)].map(
    ([, file, title]) => [number, file!, title!] as const,
  ),
);

const titles = new Map<string, Set<string>>();

/** The titles of all tests of a file, as they are written there, placeholders included. */
function titlesOf(file: string): Set<string> {
  const known = titles.get(file);
  if (known) return known;
  const found = new Set<string>();
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^test\b/.test(node.expression.getText())) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) found.add(title.text);
      if (title && ts.isTemplateExpression(title)) found.add(title.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  titles.set(file, found);
  return found;
}

test('every required number has one row, in the order of the standard', () => {
  expect(rows.map(({ number }) => number)).toEqual(required);
});

test('every row says how, and names a test or why there is none', () => {
  const silent = rows.filter(
    ({ number, level, how, shown }) =>
      !/^[123]$/.test(level) ||
      how === '' ||
      !(
        named.some(([of]) => of === number) ||
        /^(not met|does not apply|without a test)\b.*, because /.test(shown)
      ),
  );
  expect(silent).toEqual([]);
});

test('nothing else in a row only looks like a test', () => {
  const mentioned = rows.flatMap(({ shown }) => shown.match(/`[^`]+\.(?:test|spec)\.tsx?`:/g) ?? []);
  expect(mentioned.length).toBe(named.length);
  expect(named.length).toBeGreaterThan(rows.length);
});

test('every test that a row names exists', () => {
  const missing = named.filter(([, file, title]) => !existsSync(file) || !titlesOf(file).has(title));
  expect(missing).toEqual([]);
});
