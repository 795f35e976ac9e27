/** Each boundary is a rule of its own, so that none hides another and a message says which was crossed. */
import tseslint from 'typescript-eslint';

const { rules } = /** @type {{ rules: Record<string, import('eslint').Rule.RuleModule> }} */ (
  /** @type {unknown} */ (tseslint.plugin)
);

const trials = ['**/*.test.ts', 'lib/testing/**', 'e2e/**', 'bench/**'];

/**
 * @typedef {object} Boundary
 * @property {string} name
 * @property {string} message
 * @property {RegExp} imports module names
 * @property {string[]} [names] only these exports of theirs
 * @property {boolean} [types] whether importing types is as bad
 * @property {string[]} [files] where it is forbidden; everywhere when absent
 * @property {string[]} [allowed] where it is allowed
 */

/** @type {Boundary[]} */
const list = [
  {
    name: 'sql',
    message: 'SQL stands in queries and mutations.',
    imports: /^(drizzle-orm(\/.*)?|postgres|@\/drizzle\/schema)$/,
    allowed: [
      'lib/**/{queries,mutations}/**',
      'lib/**/queries.ts',
      'lib/db.ts',
      'lib/content-changed.ts',
      'lib/server/{database,embedded-postgres}/**',
      'drizzle/**',
    ],
  },
  {
    name: 'database',
    message: 'SQL stands in queries and mutations.',
    imports: /^@\/lib\/db$/,
    names: ['db'],
    allowed: ['lib/**/{queries,mutations}/**', 'lib/**/queries.ts', 'lib/content-changed.ts'],
  },
  {
    name: 'mutations',
    message: 'Pages and components reach mutations through actions.',
    imports: /^@\/lib\/.*\/mutations\//,
    files: ['app/**', 'components/**'],
  },
  {
    name: 'revalidate',
    message: 'dropFinishedPages() for what readers see; refresh() for a page of one person.',
    imports: /^next\/cache$/,
    names: ['revalidatePath', 'revalidateTag', 'updateTag'],
    allowed: ['lib/content-changed.ts'],
  },
  {
    name: 'next-auth',
    message: 'lib/accounts/sessions/next-auth.ts is the only one that knows next-auth.',
    imports: /^next-auth(\/|$)/,
    allowed: ['lib/accounts/sessions/next-auth.ts'],
  },
  {
    name: 'make-actor',
    message: 'Only a checked session makes an Actor, or a command of the owner.',
    imports: /^@\/lib\/access\/actor$/,
    names: ['makeActor'],
    allowed: [
      'lib/accounts/sessions/{session,log-in}.ts',
      'lib/accounts/sessions/queries/owner.ts',
      'lib/api/caller.ts',
    ],
  },
  {
    name: 'plain-queries',
    message: 'Queries and mutations run in a plain test, without Next.',
    imports: /^(next(?!\/cache$)(\/.*)?|react-dom|@\/(components|app)\/.*)$/,
    files: ['lib/**/{queries,mutations}/**', 'lib/**/queries.ts'],
  },
  {
    name: 'components',
    message: 'Components get what they show, and actions, as props.',
    imports: /^@\/(lib\/(.*\/)?(queries(\/.*)?|actions)|lib\/accounts\/sessions\/session|lib\/env|app\/.*)$/,
    files: ['components/**'],
    // The discussion is a server component that every page of a post composes.
    allowed: ['components/comments/comment-section.tsx'],
  },
  {
    name: 'pure',
    message: 'This file decides by its arguments alone.',
    imports: /^(node:(?!url$).*|next(\/.*)?|@\/lib\/(db|env)|drizzle-orm(\/.*)?|postgres)$/,
    files: ['lib/**/{validation,permissions,fields,slug}.ts', 'lib/accounts/fields/*.ts'],
    types: true,
  },
  {
    name: 'server',
    message: 'lib/server runs a site and knows none of its nouns.',
    imports: /^@\/(lib\/(?!server\/|problems\/).+\/.*|components\/.*|app\/.*|drizzle\/.*)$/,
    files: ['lib/server/**'],
    types: true,
  },
];

const plugin = { rules: Object.fromEntries(list.map(({ name }) => [name, rules['no-restricted-imports']])) };

/**
 * @param {Boundary} boundary
 * @returns {import('eslint').Linter.Config}
 */
const configFor = ({ name, message, imports, names, types = false, files, allowed = [] }) => ({
  files: (files ?? ['**']).map((glob) => (glob.endsWith('**') ? `${glob}/*.{ts,tsx,mjs}` : glob)),
  ignores: [...allowed, ...trials],
  rules: {
    [`boundary/${name}`]: [
      'error',
      {
        patterns: [
          { regex: imports.source, message, allowTypeImports: !types, ...(names && { importNames: names }) },
        ],
      },
    ],
  },
});

/** @type {import('typescript-eslint').ConfigArray} */
export const boundaries = [
  { plugins: { boundary: /** @type {import('eslint').ESLint.Plugin} */ (plugin) } },
  ...list.map(configFor),
];
