import next from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';

/** @param {string[]} group @param {string} message */
const forbid = (group, message) => ({ group, message, allowTypeImports: true });

const database = forbid(
  ['@/lib/db', 'drizzle-orm', 'drizzle-orm/*', 'postgres', '@/drizzle/*'],
  'SQL lives in queries and mutations.',
);
const mutations = forbid(
  ['@/lib/**/mutations', '@/lib/**/mutations/*'],
  'Pages reach mutations through actions.',
);
const nextAuth = forbid(
  ['next-auth', 'next-auth/*'],
  'lib/accounts/sessions/next-auth.ts is the only one that knows next-auth.',
);
const actorMaker = {
  group: ['@/lib/access/actor'],
  importNames: ['makeActor'],
  message: 'Only a checked session makes an Actor.',
};
const nextRuntime = forbid(
  ['next', 'next/*', '!next/cache', '@/components/*', '@/app/*', 'react-dom'],
  'Queries and mutations run in a plain test.',
);
const serverSide = forbid(
  [
    '@/lib/**/queries',
    '@/lib/**/queries/*',
    '@/lib/**/actions',
    '@/lib/accounts/sessions/session',
    '@/lib/env',
    '@/app/*',
  ],
  'Components get markup-ready props; actions arrive as props.',
);
const io = forbid(
  ['node:*', 'next/*', '@/lib/db', 'drizzle-orm', 'postgres', '@/lib/env'],
  'This file is pure.',
);
const content = forbid(
  ['@/lib/posts/*', '@/lib/comments/*', '@/lib/accounts/**', '@/lib/site/*', '@/components/*', '@/app/*'],
  'The server knows nothing about posts or users.',
);

/**
 * @param {string[]} files @param {object[]} patterns @param {string[]} [ignores]
 * @returns {import('typescript-eslint').ConfigArray[number]}
 */
const boundary = (files, patterns, ignores = []) => ({
  files,
  ignores: ['**/*.test.ts', ...ignores],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: ['.next/**', '.data/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**'] },
  ...next,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Reader pages are whole documents from memory: an ordinary link to a form's page is right.
      '@next/next/no-html-link-for-pages': 'off',
      '@next/next/no-img-element': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='style']",
          message: 'The Content-Security-Policy forbids style attributes.',
        },
        { selector: "MemberExpression[property.name='unsafe']", message: 'No SQL as text.' },
        {
          selector: "CallExpression[callee.object.name='sql'][callee.property.name=/^(raw|identifier)$/]",
          message: 'No SQL as text.',
        },
      ],
    },
  },
  boundary(
    ['**/*.{ts,tsx}'],
    [nextAuth, actorMaker],
    ['app/**', 'components/**', 'lib/**', 'drizzle/**', 'e2e/**'],
  ),
  boundary(['app/**/*.{ts,tsx}'], [database, mutations, nextAuth, actorMaker]),
  boundary(
    ['components/**/*.{ts,tsx}'],
    [database, mutations, nextAuth, actorMaker, serverSide],
    [
      // Server components that a reader page composes; they read, and take no props from the browser.
      'components/layout/site-frame.tsx',
      'components/comments/comment-section.tsx',
    ],
  ),
  boundary(
    ['lib/**/*.ts'],
    [nextAuth, actorMaker],
    [
      'lib/{access,limits,accounts,testing}/**',
      'lib/**/{queries,mutations}/**',
      'lib/**/queries.ts',
      'lib/**/{validation,permissions,slug}.ts',
      'lib/server/**',
      'lib/**/actions.ts',
    ],
  ),
  boundary(['lib/**/actions.ts'], [database, nextAuth, actorMaker]),
  boundary(['lib/**/queries.ts', 'lib/**/{queries,mutations}/**/*.ts'], [nextRuntime, nextAuth, actorMaker]),
  boundary(['lib/**/{validation,permissions}.ts', 'lib/slug.ts'], [io]),
  boundary(['lib/server/**/*.ts', 'server.ts'], [content]),
  {
    // An entry point cannot be written without choosing its audience.
    files: ['lib/**/actions.ts'],
    ignores: ['lib/accounts/sessions/actions.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.callee.name=/^(public|member|admin)Action$/])',
          message: 'Wrap it: publicAction, memberAction or adminAction.',
        },
        {
          selector: 'ExportNamedDeclaration > FunctionDeclaration',
          message: 'Wrap it: publicAction, memberAction or adminAction.',
        },
      ],
    },
  },
  // Playwright's fixtures take a function that is called `use` and is no hook.
  { files: ['e2e/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  // One file shows the whole database.
  { files: ['drizzle/schema.ts'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
