import { useEffect, useState } from 'react';
import { idle, type FormAction } from '@/lib/form-state';

/** Pause in typing, in milliseconds, after which the preview follows. */
const PAUSE = 400;

export type Preview = { html: string; wordCount: number; problem: string };

/** The body as readers will see it, rendered by the server's own pipeline a moment after the typing stops. */
export function usePreview(action: FormAction, body: string): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void render(action, body).then((answer) => {
        if (isCurrent) setPreview((before) => ({ ...(before ?? empty), ...answer }));
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [action, body]);
  return preview;
}

const empty: Preview = { html: '', wordCount: 0, problem: '' };

async function render(action: FormAction, body: string): Promise<Partial<Preview> & { problem: string }> {
  const form = new FormData();
  form.set('body', body);
  try {
    const answer = await action(idle, form);
    if (answer.status === 'done') {
      return { html: answer.values?.html ?? '', wordCount: Number(answer.values?.wordCount), problem: '' };
    }
    if (answer.status === 'failed') return { problem: 'You are no longer logged in, so the preview waits.' };
  } catch {
    // Offline, or the server restarts: the next pause in typing tries again, and writing goes on meanwhile.
  }
  return { problem: 'The preview cannot be made right now.' };
}
