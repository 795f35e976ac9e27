import type { FormValues } from '@/lib/form-state';
import { keepCopyPath } from '@/lib/paths';
import { KeptCopySchema, MergedCopySchema } from '@/lib/posts/working-copies/validation';

export type CopyRequest = {
  id?: number;
  key?: string;
  basis: string;
  copy: number;
  editorKey: string;
  sequence: number;
  values: FormValues;
  /** What the copy said that it knows; sent where the server asks for it. */
  before?: FormValues;
};

/** Why the server did not keep it. */
export type CopyProblem = 'offline' | 'logged-out' | 'elsewhere' | 'refused';

export type CopyAnswer = { copy: number; keptAt: Date } | { merged: FormValues } | CopyProblem;

const problems: Record<number, CopyProblem> = {
  401: 'logged-out',
  404: 'elsewhere',
  409: 'elsewhere',
  413: 'refused',
  422: 'refused',
};

/** Browsers send at most 64 kB after a page is gone. */
const MAX_KEEPALIVE = 60_000;

/** @throws {DOMException} when it is aborted */
export async function sendCopy(
  { before, ...request }: CopyRequest,
  signal: AbortSignal,
  isAsked = false,
): Promise<CopyAnswer> {
  const body = JSON.stringify(isAsked ? { ...request, before } : request);
  try {
    const answer = await fetch(keepCopyPath, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal,
      keepalive: body.length * 3 < MAX_KEEPALIVE,
    });
    if (answer.ok) return KeptCopySchema.parse(await answer.json());
    if (answer.status === 409) {
      const { merged, needsBefore } = MergedCopySchema.parse(await answer.json());
      if (needsBefore && before && !isAsked) return await sendCopy({ before, ...request }, signal, true);
      if (merged) return { merged };
    }
    return problems[answer.status] ?? 'offline';
  } catch (error) {
    if (signal.aborted) throw error;
    return 'offline';
  }
}
