import { expect, test } from 'vitest';
import { parseSettings, SettingsError } from '@/lib/env';

test('nothing set is a private site on port 3000', () => {
  const settings = parseSettings({});
  expect(settings).toMatchObject({ PORT: 3000, SITE_URL: 'http://localhost:3000', isPublic: false });
  expect(settings.DATA_DIR).toMatch(/^\/.*\.data$/);
});

test('an empty value counts as unset', () => {
  expect(parseSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 3000 });
});

test.each([
  ['PORT', 'eighty', 'PORT=3000'],
  ['PORT', '70000', 'PORT=3000'],
  ['HOST', 'a host', 'HOST=0.0.0.0'],
  ['SITE_URL', 'blog.example.org', 'SITE_URL=https://blog.example.org'],
  ['SITE_URL', 'https://example.org/blog', 'SITE_URL=https://blog.example.org'],
  ['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL=postgres://'],
  ['AUTH_SECRET', 'short', 'openssl rand'],
  ['SETUP_TOKEN', 'short', 'openssl rand'],
  ['SMTP_URL', 'mail.example.org', 'SMTP_URL=smtps://'],
  ['TRUSTED_PROXY_HOPS', '-1', 'TRUSTED_PROXY_HOPS=1'],
  ['BCRYPT_COST', '3', 'BCRYPT_COST=12'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL=info'],
  ['PAGE_CACHE_MB', '0', 'PAGE_CACHE_MB=64'],
  ['WORKERS', 'many', 'WORKERS=2'],
])('a bad %s (%s) is one sentence with the name and an example', (name, value, example) => {
  const error = errorOf({ [name]: value });
  expect(error.sentences).toHaveLength(1);
  expect(error.sentences[0]).toContain(name);
  expect(error.sentences[0]).toContain(example);
});

test('every bad value is named at once', () => {
  expect(errorOf({ PORT: 'x', LOG_LEVEL: 'y' }).sentences).toHaveLength(2);
});

test('a database password never appears in the sentence', () => {
  expect(errorOf({ DATABASE_URL: 'mysql://me:s3cret@localhost/x' }).message).not.toContain('s3cret');
});

test('a site counts as public when it listens beyond loopback or is addressed beyond it', () => {
  expect(parseSettings({ HOST: '0.0.0.0' }).isPublic).toBe(true);
  expect(parseSettings({ SITE_URL: 'https://blog.example.org' }).isPublic).toBe(true);
  expect(parseSettings({ HOST: '::1', SITE_URL: 'http://127.0.0.1:4000' }).isPublic).toBe(false);
});

test('cheap hashes are refused on a public site only', () => {
  expect(parseSettings({ BCRYPT_COST: '4' }).BCRYPT_COST).toBe(4);
  expect(errorOf({ BCRYPT_COST: '9', HOST: '0.0.0.0' }).message).toContain('BCRYPT_COST');
});

test('a way past a pooler needs the pooler', () => {
  const direct = { DATABASE_DIRECT_URL: 'postgres://a:b@127.0.0.1:5432/colophon' };
  expect(errorOf(direct).message).toContain('DATABASE_URL');
  const both = { ...direct, DATABASE_URL: 'postgres://a:b@127.0.0.1:6432/colophon' };
  expect(parseSettings(both).DATABASE_DIRECT_URL).toBe(direct.DATABASE_DIRECT_URL);
});

function errorOf(environment: Record<string, string>): SettingsError {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('no error');
}
