import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Lockfile = { packages: Record<string, { version?: string }> };

const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;

/** Every copy of a package that would be installed, nested ones included. */
const versionsOf = (name: string) =>
  Object.entries(lockfile.packages)
    .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
    .map(([, { version = '' }]) => version);

const isAtLeast = (version: string, floor: string) =>
  version.localeCompare(floor, 'en', { numeric: true }) >= 0 && !version.includes('-');

// Older ones have known holes that this site would have too.
test.each([
  ['next', '16.4.6'],
  ['react', '19.3.1'],
  ['react-dom', '19.3.1'],
  ['drizzle-orm', '0.45.2'],
  ['postgres', '3.4.9'],
  ['sharp', '0.35.5'],
])('%s is installed at %s or later, in every copy', (name, floor) => {
  const versions = versionsOf(name);
  expect(versions).not.toEqual([]);
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

test('next-auth is the one version that was read', () => {
  expect(versionsOf('next-auth')).toEqual(['5.0.0-beta.32']);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(dependencies['next-auth']).toBe('5.0.0-beta.32');
});

// Next installs these by itself, and rewrites the lockfile, where a production install leaves them out.
test.each(['typescript', '@types/node', '@types/react', '@types/react-dom'])(
  'the build finds %s in a production install',
  (name) => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies).toHaveProperty(name);
  },
);

test.each([
  ['16.10.0', '16.4.6', true],
  ['16.4.6', '16.4.6', true],
  ['16.4.5', '16.4.6', false],
  ['16.4.7-canary.1', '16.4.6', false],
  ['9.9.9', '16.4.6', false],
])('%s counts as at least %s: %s', (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected);
});
