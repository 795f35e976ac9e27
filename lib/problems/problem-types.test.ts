import { expect, test } from 'vitest';
import { makeProblem, problemPath } from '@/lib/problems/problem';
import { isProblemName, problemOfStatus, problemTypes, type ProblemName } from '@/lib/problems/problem-types';

test.each(Object.keys(problemTypes) as ProblemName[])('%s has words for people and a page', (name) => {
  const { status, title, advice } = problemTypes[name];
  expect(name).toMatch(/^[a-z-]+$/);
  expect([title, advice]).toEqual([
    expect.stringMatching(/^[A-Z].*[^.]$/),
    expect.stringMatching(/^[A-Z].*\.$/),
  ]);
  const problem = makeProblem(name, 'urn:uuid:x');
  expect(problem).toMatchObject({ status, title, detail: advice, instance: 'urn:uuid:x' });
  expect(new URL(problem.type).pathname).toBe(problemPath(name));
});

test('a refusal of the server in front has the type of its status', () => {
  const names = [400, 403, 404, 405, 413, 414, 421, 500, 503].map(problemOfStatus);
  expect(names).toEqual([
    'bad-request',
    'forbidden',
    'not-found',
    'method-not-allowed',
    'too-large',
    'address-too-long',
    'misdirected',
    'internal',
    'unavailable',
  ]);
  expect(problemOfStatus(418)).toBe('internal');
});

test('what every object has is the name of no problem', () => {
  expect([isProblemName('toString'), isProblemName('stale')]).toEqual([false, true]);
});
