import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

/** Without types, which take long to gather and which none of these rules needs. */
const eslint = new ESLint({
  overrideConfig: tseslint.config({
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  }) as [],
});

async function broken(code: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages
    .map(({ ruleId }) => ruleId)
    .filter((rule) => rule !== '@typescript-eslint/no-unused-vars');
}

const importing = (names: string, from: string) => `import { ${names} } from '${from}';\nvoid [${names}];\n`;

/** What each rule refuses, and a place where the same is allowed. */
const probes: [rule: string, code: string, refused: string, allowed?: string][] = [
  ['boundary/sql', importing('eq', 'drizzle-orm'), 'lib/posts/probe.ts', 'lib/posts/queries/probe.ts'],
  [
    'boundary/sql',
    importing('posts', '@/drizzle/schema'),
    'lib/accounts/sessions/probe.ts',
    'lib/feeds/queries.ts',
  ],
  [
    'boundary/sql',
    "import postgres from 'postgres';\nvoid postgres;\n",
    'lib/server/start/probe.ts',
    'lib/db.ts',
  ],
  ['boundary/sql', importing('sql', 'drizzle-orm'), 'scripts/probe.ts', 'lib/limits/mutations/probe.ts'],
  ['boundary/database', importing('db', '@/lib/db'), 'lib/access/probe.ts', 'lib/audit/mutations/probe.ts'],
  ['boundary/database', importing('db', '@/lib/db'), 'app/probe.tsx'],
  [
    'boundary/mutations',
    importing('startSession', '@/lib/accounts/sessions/mutations/sessions'),
    'app/probe.tsx',
    'lib/accounts/sessions/probe.ts',
  ],
  [
    'boundary/mutations',
    importing('takeOneTimeLink', '@/lib/accounts/links/mutations/one-time-links'),
    'components/probe.tsx',
    'lib/accounts/links/actions.ts',
  ],
  [
    'boundary/revalidate',
    importing('revalidatePath', 'next/cache'),
    'lib/site/actions.ts',
    'lib/content-changed.ts',
  ],
  [
    'boundary/next-auth',
    importing('encode', 'next-auth/jwt'),
    'lib/accounts/sessions/probe.ts',
    'lib/accounts/sessions/next-auth.ts',
  ],
  ['boundary/next-auth', importing('AuthError', 'next-auth'), 'scripts/probe.ts'],
  [
    'boundary/make-actor',
    importing('makeActor', '@/lib/access/actor'),
    'lib/accounts/sessions/probe.ts',
    'lib/accounts/sessions/session.ts',
  ],
  [
    'boundary/plain-queries',
    importing('headers', 'next/headers'),
    'lib/posts/queries/probe.ts',
    'lib/posts/probe.ts',
  ],
  [
    'boundary/plain-queries',
    importing('Card', '@/components/posts/post-card'),
    'lib/posts/mutations/probe.ts',
  ],
  [
    'boundary/components',
    importing('getSite', '@/lib/site/queries/site'),
    'components/probe.tsx',
    'app/probe.tsx',
  ],
  ['boundary/components', importing('savePostAction', '@/lib/posts/actions'), 'components/posts/probe.tsx'],
  ['boundary/pure', importing('settings', '@/lib/env'), 'lib/access/permissions.ts', 'lib/access/probe.ts'],
  ['boundary/pure', importing('readFile', 'node:fs/promises'), 'lib/posts/validation.ts'],
  [
    'boundary/server',
    importing('queueMail', '@/lib/mail/send'),
    'lib/server/start/probe.ts',
    'lib/posts/probe.ts',
  ],
  [
    'boundary/server',
    "import type { Post } from '@/lib/posts/posts';\nvoid ({} as Post);\n",
    'lib/server/http/probe.ts',
  ],
  ['house/style-attribute', 'export const X = () => <p style={{}} />;\n', 'app/probe.tsx'],
  ['house/sql-as-text', 'export const x = (sql) => sql.raw("x");\n', 'lib/posts/queries/probe.ts'],
  ['house/sql-as-text', 'export const x = (tx) => tx.unsafe("x");\n', 'lib/posts/queries/probe.ts'],
  ['house/whole-rows', 'export const x = (tx, t) => tx.select().from(t);\n', 'lib/posts/queries/probe.ts'],
  [
    'house/whole-rows',
    'export const x = (t, tx) => tx.insert(t).values({}).returning();\n',
    'lib/posts/mutations/x.ts',
  ],
  [
    'house/where',
    'export const x = async (tx, t) => { await tx.delete(t); };\n',
    'lib/posts/mutations/probe.ts',
  ],
  [
    'house/where',
    'export const x = async (tx, t) => { await tx.update(t).set({ a: 1 }); };\n',
    'lib/posts/mutations/probe.ts',
  ],
  [
    'house/where',
    'export const x = async (tx, t) => tx.update(t).set({ a: 1 }).returning({ id: t.id });\n',
    'lib/posts/mutations/probe.ts',
  ],
  ['house/environment', 'export const x = process.env.SITE_URL;\n', 'app/probe.tsx', 'lib/env.ts'],
  ['house/environment', 'export const x = process.env.SITE_URL;\n', 'lib/site/probe.ts', 'scripts/probe.ts'],
  [
    'house/admin',
    'export const x = (user) => user.isAdmin;\n',
    'components/probe.tsx',
    'lib/access/permissions.ts',
  ],
  [
    'house/admin',
    'export const x = (user) => user.id === 1;\n',
    'lib/comments/probe.ts',
    'lib/access/probe.ts',
  ],
  ['house/wrapped-actions', "'use server';\nexport async function x() {}\n", 'lib/posts/actions2.ts'],
  ['house/wrapped-actions', "'use server';\nexport const x = async () => {};\n", 'lib/posts/actions.ts'],
];

test.each(probes)('%s is broken by %j in %s', async (rule, code, refused, allowed) => {
  expect(await broken(code, refused)).toContain(rule);
  if (allowed) expect(await broken(code, allowed)).not.toContain(rule);
});

test('every rule of the house is tried', async () => {
  const config = (await eslint.calculateConfigForFile('app/probe.tsx')) as {
    plugins: Record<string, object>;
  };
  const rules = ['boundary', 'house'].flatMap((name) => {
    const plugin = config.plugins[name] as { rules: object };
    return Object.keys(plugin.rules).map((rule) => `${name}/${rule}`);
  });
  expect(rules.toSorted()).toEqual([...new Set(probes.map(([rule]) => rule))].toSorted());
});
