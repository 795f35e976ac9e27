import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { actions, type Audience } from '@/e2e/entry-points';
import { routes } from '@/e2e/entry-routes';

const audienceOf: Record<string, Audience> = {
  publicAction: 'everybody',
  memberAction: 'member',
  adminAction: 'owner',
};

const filesOf = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .filter((file) => name.test(path.basename(file)))
    .sort();

const read = (file: string) => readFileSync(file, 'utf8');

/** What a file of actions exports, with the audience that its wrapper says; a bare function says none. */
function exportsOf(file: string): Record<string, Audience | 'unwrapped'> {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  const found: Record<string, Audience | 'unwrapped'> = {};
  for (const statement of source.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isFunctionDeclaration(statement)) found[statement.name?.text ?? 'default'] = 'unwrapped';
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const wrapper =
        initializer && ts.isCallExpression(initializer) && ts.isIdentifier(initializer.expression)
          ? initializer.expression.text
          : '';
      if (ts.isIdentifier(name)) found[name.text] = audienceOf[wrapper] ?? 'unwrapped';
    }
  }
  return found;
}

const folderOf = (file: string) =>
  path.posix.dirname(file.slice('app'.length)).replace(/\/\([^)]*\)/g, '') || '/';

test('every server action is wrapped for the audience that the list of entry points says', () => {
  const inCode = Object.fromEntries(filesOf('lib', /^actions\.ts$/).map((file) => [file, exportsOf(file)]));
  // Logging out takes nothing and is for everybody: the one action without a wrapper.
  expect(inCode['lib/accounts/sessions/actions.ts']).toHaveProperty('logOut', 'unwrapped');
  inCode['lib/accounts/sessions/actions.ts']!.logOut = 'everybody';
  const listed = Object.entries(actions).map(([file, byName]) => [
    file,
    Object.fromEntries(Object.entries(byName).map(([name, [audience]]) => [name, audience])),
  ]);
  expect(inCode).toEqual(Object.fromEntries(listed));
});

test('there are server actions in files of that name only', () => {
  const others = ['app', 'components', 'lib']
    .flatMap((folder) => filesOf(folder, /\.tsx?$/))
    .filter((file) => !/\/actions\.ts$/.test(file) && /^\s*['"]use server['"]/m.test(read(file)));
  expect(others).toEqual([]);
});

test('every action that refuses somebody has fields to be tried with', () => {
  const untried = Object.values(actions)
    .flatMap(Object.entries)
    .filter(([, [audience, fields]]) => (audience === 'everybody') === (fields !== undefined));
  expect(untried).toEqual([]);
});

test('every page and handler asks for the audience that the list of entry points says', () => {
  const inCode = Object.fromEntries(
    filesOf('app', /^(page|route)\.tsx?$/)
      .filter((file) => !/^app\/api\/(v1|\[)/.test(file))
      .map((file) => {
        const code = read(file);
        // A handler cannot redirect as a page does, and asks by itself.
        const asksItself = file.endsWith('route.ts') && /if \(!viewer\)[^}]*303/.test(code);
        const audience: Audience = /requireAdmin\(|adminHandler\(/.test(code)
          ? 'owner'
          : code.includes('requireMember(') || asksItself
            ? 'member'
            : 'everybody';
        return [folderOf(file), audience];
      }),
  );
  expect(inCode).toEqual(routes);
});

test('the admin pages are all the owner’s', () => {
  const open = Object.entries(routes).filter(
    ([route, audience]) => /^\/admin(\/|$)/.test(route) && audience !== 'owner',
  );
  expect(open).toEqual([]);
});
