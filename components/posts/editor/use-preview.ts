import { useRef, useState } from 'react';
import { useSettled } from '@/components/ui/use-settled';
import { livePreviewPath } from '@/lib/paths';
import { z } from '@/lib/zod';

/** Milliseconds. */
const TYPING_PAUSE = 400;

const AnswerSchema = z.object({ html: z.string(), wordCount: z.number(), notices: z.array(z.string()) });
export type Rendered = Pick<z.output<typeof AnswerSchema>, 'html' | 'wordCount'>;
export type Preview = z.output<typeof AnswerSchema> & { problem: string };

const empty: Preview = { html: '', wordCount: 0, notices: [], problem: '' };

export function usePreview(body: string, rendered?: Rendered): Preview {
  const [preview, setPreview] = useState<Preview>({ ...empty, ...rendered });
  const shown = useRef(body);
  useSettled(body, TYPING_PAUSE, async (text, signal) => {
    const answer = await previewOf(text, shown.current, signal);
    if (signal.aborted) return;
    if (!answer.problem) shown.current = text;
    setPreview((before) => ({ ...before, ...answer }));
  });
  return preview;
}

async function previewOf(body: string, shown: string, signal: AbortSignal): Promise<Partial<Preview>> {
  if (body === shown) return { problem: '' };
  return body.trim() ? render(body, signal) : empty;
}

async function render(body: string, signal: AbortSignal): Promise<Partial<Preview>> {
  try {
    const answer = await fetch(livePreviewPath, { method: 'POST', body, signal });
    if (answer.ok) return { ...AnswerSchema.parse(await answer.json()), problem: '' };
    if (answer.status === 401) return { problem: 'You are no longer logged in, so the preview waits.' };
    if (answer.status === 422) return { problem: 'This text is too long, so there is no preview of it.' };
  } catch {
    // Offline, or the server restarts: the next pause in typing tries again, and writing goes on meanwhile.
  }
  return { problem: 'The preview cannot be made right now.' };
}
