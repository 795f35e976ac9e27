import { useState } from 'react';
import { useSettled } from '@/components/ui/use-settled';
import type { FormValues } from '@/lib/form-state';
import { checkPostPath } from '@/lib/paths';
import { fieldNames } from '@/lib/posts/post-fields';
import { z } from '@/lib/zod';

/** Milliseconds. */
const TYPING_PAUSE = 400;

const FindingSchema = z.object({
  message: z.string(),
  field: z.enum(fieldNames),
  place: z.object({ start: z.number(), end: z.number() }).optional(),
});
const AnswerSchema = z.object({
  excerpt: z.string(),
  findings: z.array(FindingSchema),
  isComplete: z.boolean(),
});

export type Finding = z.output<typeof FindingSchema>;
export type PostCheckState = { result?: z.output<typeof AnswerSchema>; problem?: string };

const checked = ['subtitle', 'slug', 'body', 'coverUrl', 'coverAlt'];

/** @param values of the form while somebody looks, else null */
export function usePostCheck(values: FormValues | null): PostCheckState {
  const [answer, setAnswer] = useState<PostCheckState>({});
  const sent =
    values && JSON.stringify(Object.fromEntries(checked.map((name) => [name, values[name] ?? ''])));
  useSettled(sent, TYPING_PAUSE, async (body, signal) => {
    if (body === null) return;
    const found = await ask(body, signal);
    if (!signal.aborted) setAnswer(found);
  });
  return answer;
}

async function ask(body: string, signal: AbortSignal): Promise<PostCheckState> {
  try {
    const answer = await fetch(checkPostPath, { method: 'POST', body, signal });
    if (answer.ok) return { result: AnswerSchema.parse(await answer.json()) };
    if (answer.status === 401) return { problem: 'You are no longer logged in, so nothing was checked.' };
  } catch {
    // Offline or restarting: publishing says so by itself.
  }
  return { problem: 'The text could not be checked right now.' };
}
