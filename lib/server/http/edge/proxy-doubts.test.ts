import { pino } from 'pino';
import { expect, test } from 'vitest';
import { parseSettings } from '@/lib/env';
import { ProxyDoubts } from './proxy-doubts';
import { siteAddress } from '@/lib/server/http/site-address';
import type { IncomingMessage } from 'node:http';

function doubtsOf(variables: Record<string, string>) {
  const lines: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'warn' },
    { write: (line: string) => void lines.push(JSON.parse(line) as never) },
  );
  const doubts = new ProxyDoubts(siteAddress(parseSettings(variables)), logger);
  const from = (remoteAddress: string, headers: Record<string, string>) =>
    ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;
  return { doubts, lines, from };
}

test('a proxy before a site that thinks it is private is told once, with the settings', () => {
  const { doubts, lines, from } = doubtsOf({});
  doubts.tell(from('127.0.0.1', {}));
  for (let i = 0; i < 3; i += 1) doubts.tell(from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }));
  expect(lines.map(({ msg }) => msg)).toEqual([expect.stringMatching(/SITE_URL .*TRUSTED_PROXY_HOPS/)]);
});

test('what Next asks this server itself is no proxy', () => {
  const { doubts, lines, from } = doubtsOf({});
  doubts.tell(from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1', 'x-colophon-client': '127.0.0.1' }));
  expect(lines).toEqual([]);
});

test('forgotten hops are told once, and right ones never', () => {
  const { doubts, lines, from } = doubtsOf({ SITE_URL: 'https://blog.example.org' });
  for (let i = 0; i < 3; i += 1) doubts.tell(from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }));
  expect(lines.map(({ msg }) => msg)).toEqual([expect.stringContaining('TRUSTED_PROXY_HOPS=0')]);
  const right = doubtsOf({ SITE_URL: 'https://blog.example.org', TRUSTED_PROXY_HOPS: '1' });
  right.doubts.tell(right.from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }));
  right.doubts.tell(right.from('127.0.0.1', { 'x-forwarded-for': '192.168.1.4' }));
  expect(right.lines).toEqual([]);
});

test('a request for another host names the one that came and the one that is expected, each once', () => {
  const { doubts, lines, from } = doubtsOf({ SITE_URL: 'https://blog.example.org' });
  for (const host of ['other.example', 'other.example', '10.0.0.1:3000'])
    doubts.tellHost(from('10.0.0.2', { host }));
  for (let i = 0; i < 300; i += 1) doubts.tellHost(from('10.0.0.2', { host: `scan-${i}` }));
  expect(lines.slice(0, 2)).toMatchObject([
    { host: 'other.example', expected: 'blog.example.org' },
    { host: '10.0.0.1:3000', expected: 'blog.example.org' },
  ]);
  expect(lines).toHaveLength(100);
});
