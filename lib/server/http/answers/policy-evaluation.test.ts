import { Finding, Severity, Type } from 'csp_evaluator/dist/finding.js';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { expect, onTestFinished, test } from 'vitest';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import { prerendered, startSite } from '@/lib/testing/started-site';

const page = `<html><head><script>${THEME_SCRIPT}</script></head><body>Text</body></html>`;
const html = { 'content-type': 'text/html; charset=utf-8' };
const immutable = { 'cache-control': 'public, max-age=31536000, immutable' };

const answers: Record<string, [status: number, headers: Record<string, string>]> = {
  '/': [200, prerendered()],
  '/account': [200, html],
  '/_next/static/a.js': [200, { ...immutable, 'content-type': 'text/javascript' }],
  '/media/a.webp': [200, { ...immutable, 'content-type': 'image/webp' }],
  '/payload': [200, { 'content-type': 'text/x-component' }],
  '/missing': [404, prerendered()],
  '/broken': [500, html],
};

async function policyOf(path: string, method: string): Promise<string> {
  const site = await startSite(async (request, response) => {
    for await (const _chunk of request);
    const [status, headers] = answers[request.url ?? ''] ?? [500, html];
    response.writeHead(status, headers);
    response.end(page);
  });
  onTestFinished(site.close);
  const headers = { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await site.send(path, method === 'GET' ? {} : { method, headers, body: 'a=b' });
  return String(answer.headers['content-security-policy']);
}

const evaluate = (policy: string): Finding[] => new CspEvaluator(new CspParser(policy).csp).evaluate();

/**
 * "May be a problem if the site serves JSONP, AngularJS or files of users as scripts." It does not: everything is
 * sent with nosniff, and the only scripts are those of the build. The hashes of a shared page cannot be given up for
 * 'strict-dynamic' instead, because they are made from its bytes after Next wrote its script elements.
 */
const isSelf = ({ type, severity, directive, value }: Finding) =>
  type === Type.SCRIPT_ALLOWLIST_BYPASS &&
  severity === Severity.MEDIUM_MAYBE &&
  directive === 'script-src' &&
  value === "'self'";

test.each([
  ['a page that everybody shares', '/', 'GET', true],
  ['a page made for one request', '/account', 'GET', true],
  ['a missing page', '/missing', 'GET', true],
  ['a page that failed', '/broken', 'GET', true],
  ['a script, which a worker may load others by', '/_next/static/a.js', 'GET', true],
  ['a picture', '/media/a.webp', 'GET', false],
  ['what the router asks for', '/payload', 'GET', false],
  ['a form that is given back', '/broken', 'POST', false],
  ['a refusal', '/', 'PROPFIND', false],
  ['a health check', '/api/health/live', 'GET', false],
])('csp_evaluator finds nothing in the policy of %s', async (_, path, method, mayRunScripts) => {
  const findings = evaluate(await policyOf(path, method));
  expect(findings.filter((finding) => !isSelf(finding))).toEqual([]);
  expect(findings.some(isSelf)).toBe(mayRunScripts);
});

test('csp_evaluator does find what is wrong', () => {
  const severest = (policy: string) => Finding.getHighestSeverity(evaluate(policy));
  expect(severest("script-src 'unsafe-inline'; object-src 'none'; base-uri 'none'")).toBe(Severity.HIGH);
  expect(severest("default-src 'none'; script-src https:; base-uri 'none'")).toBe(Severity.HIGH);
});
