import { expect } from 'vitest';
import type { ApiAnswer } from '@/lib/testing/api-site';

/** An error as RFC 9457 has them, of this type. */
export function expectProblem(answer: ApiAnswer, status: number, name: string): void {
  expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json).toMatchObject({
    type: expect.stringMatching(new RegExp(`^http://localhost:\\d+/api/problems/${name}$`)) as string,
    status,
    title: expect.stringMatching(/\S/) as string,
    instance: expect.stringMatching(/^urn:uuid:/) as string,
  });
}
