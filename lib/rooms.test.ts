import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/**
 * The room that a file belongs to: its folder, without the shelves `queries` and `mutations` of a noun. Loose files of
 * lib/ and drizzle/ are rooms by themselves, and so are `actions.ts`: entry points, on a storey above their noun.
 */
function roomOf(file: string): string {
  if (path.basename(file) === 'actions.ts') return file;
  const [top = '', ...rest] = path.dirname(file).split('/');
  if (top === 'app' || top === 'scripts' || top === '.') return top;
  if (rest.length === 0) return file;
  return [top, ...rest].join('/').replace(/\/(queries|mutations)$/, '');
}

const files = ['app', 'components', 'drizzle', 'lib', 'scripts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
  .concat('server.ts', 'instrumentation.ts')
  .filter((file) => !/\.test\.ts$|^lib\/testing\/|^drizzle\/migrations\//.test(file));

const known = new Set(files);

function importsOf(file: string): string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'((?:@\/|\.)[^']+)'/g);
  return [...specifiers].flatMap(([, specifier = '']) => {
    const base = specifier.startsWith('@/')
      ? specifier.slice(2)
      : path.posix.join(path.posix.dirname(file), specifier);
    return [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`].filter((name) => known.has(name));
  });
}

/** Room to the rooms that it imports from, each with one import that shows it. */
const arrows = new Map<string, Map<string, string>>();
for (const file of files) {
  for (const imported of importsOf(file)) {
    const [from, to] = [roomOf(file), roomOf(imported)];
    if (from === to) continue;
    const leaving = arrows.get(from) ?? new Map<string, string>();
    arrows.set(from, leaving.set(to, `${file} imports ${imported}`));
  }
}

/** The way from one room to another along the imports, each step as a sentence; undefined where there is none. */
function wayFrom(start: string, goal: string): string[] | undefined {
  const ways = new Map<string, string[]>([[start, []]]);
  for (const [room, way] of ways) {
    for (const [next, step] of arrows.get(room) ?? []) {
      if (next === goal) return [...way, step];
      if (!ways.has(next)) ways.set(next, [...way, step]);
    }
  }
  return undefined;
}

test('the rooms are found', () => {
  expect([...arrows.keys()]).toEqual(
    expect.arrayContaining(['lib/access', 'lib/posts', 'lib/posts/actions.ts']),
  );
  expect(arrows.get('app')?.size).toBeGreaterThan(20);
});

test('no room is reached again from what it imports', () => {
  const circles = [...arrows.keys()].flatMap((room) => wayFrom(room, room) ?? []);
  expect(circles).toEqual([]);
});
