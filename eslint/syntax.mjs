import { builtinRules } from 'eslint/use-at-your-own-risk';

const noRestrictedSyntax = builtinRules.get('no-restricted-syntax');

const trials = ['**/*.test.ts', 'lib/testing/**', 'e2e/**', 'bench/**'];
const unwrapped = 'Wrap it: publicAction, memberAction or adminAction.';
const useServer = "Program:has(> ExpressionStatement[directive='use server']) >";

/**
 * @typedef {object} Restriction
 * @property {string} name
 * @property {string} message
 * @property {string[]} selectors see https://eslint.org/docs/latest/extend/selectors
 * @property {string[]} [allowed] where it is allowed
 */

/** @type {Restriction[]} */
const list = [
  {
    name: 'style-attribute',
    message: 'The Content-Security-Policy forbids style attributes.',
    selectors: ["JSXAttribute[name.name='style']"],
  },
  {
    name: 'sql-as-text',
    message: 'No SQL as text.',
    selectors: [
      "MemberExpression[property.name='unsafe']",
      "CallExpression[callee.object.name='sql'][callee.property.name=/^(raw|identifier)$/]",
    ],
    // They send again what the queries sent, with EXPLAIN before it; what drizzle-orm made of a statement goes to the driver;
    // a part of a migration runs by itself; every table is read by its name.
    allowed: [
      'lib/testing/plans-of.ts',
      'lib/testing/dump-tables.ts',
      'bench/queries/measure.ts',
      'lib/db.ts',
      'lib/search/search-posts.db.test.ts',
    ],
  },
  {
    name: 'whole-rows',
    message: 'Name the columns: no whole row leaves the database.',
    selectors: [
      'CallExpression[callee.property.name=/^(select|selectDistinct|returning)$/][arguments.length=0]',
      "MemberExpression[object.name=/^(db|tx|executor)$/][property.name='query']",
    ],
    // `select()` is a text field's, too.
    allowed: ['app/**', 'components/**', ...trials],
  },
  {
    name: 'where',
    message: 'An update or delete says which rows it means.',
    selectors: [
      ":not(MemberExpression) > CallExpression[callee.object.name=/^(db|tx|executor)$/][callee.property.name='delete']",
      ":not(MemberExpression) > CallExpression[callee.property.name='set'][callee.object.callee.property.name='update']",
      "CallExpression[callee.property.name='returning'][callee.object.callee.property.name=/^(set|delete)$/]",
    ],
    allowed: trials,
  },
  {
    name: 'environment',
    message: 'Settings are read in lib/env.ts.',
    selectors: ["MemberExpression[object.name='process'][property.name='env']"],
    allowed: [
      'lib/env.ts',
      // They make the settings: before there are any, or for another process.
      'server.ts',
      'instrumentation.ts',
      'lib/server/**',
      'scripts/**',
      '*.config.ts',
      ...trials,
    ],
  },
  {
    name: 'admin',
    message: 'lib/access/permissions.ts decides who may do what: ask it.',
    selectors: [
      "MemberExpression[property.name='isAdmin']",
      "BinaryExpression[left.property.name='id'][right.value=1]",
    ],
    // The session tells the browser what it asks the same predicates with.
    allowed: ['lib/access/**', 'lib/**/queries/**', 'app/api/session/route.ts', ...trials],
  },
  {
    name: 'wrapped-actions',
    message: unwrapped,
    selectors: [
      `${useServer} ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.callee.name=/^(public|member|admin)Action$/])`,
      `${useServer} ExportNamedDeclaration > FunctionDeclaration`,
    ],
    // Logging out is for everybody.
    allowed: ['lib/accounts/sessions/actions.ts'],
  },
];

const plugin = { rules: Object.fromEntries(list.map(({ name }) => [name, noRestrictedSyntax])) };

/**
 * @param {Restriction} restriction
 * @returns {import('eslint').Linter.Config}
 */
const configFor = ({ name, message, selectors, allowed = [] }) => ({
  files: ['**/*.{ts,tsx,mjs}'],
  ignores: allowed,
  rules: { [`house/${name}`]: ['error', ...selectors.map((selector) => ({ selector, message }))] },
});

/** @type {import('typescript-eslint').ConfigArray} */
export const syntax = [
  { plugins: { house: /** @type {import('eslint').ESLint.Plugin} */ (plugin) } },
  ...list.map(configFor),
];
