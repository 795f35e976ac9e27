import { useState } from 'react';
import { useSettled } from '@/components/ui/use-settled';
import { z } from '@/lib/zod';
import { entryOfPost, type PaletteEntry } from './palette-entries';

/** Milliseconds. */
const TYPING_PAUSE = 150;

const AnswerSchema = z.object({
  posts: z.array(z.object({ id: z.number(), title: z.string(), state: z.string() })),
});

/** What was found before stays until there is something newer; offline there are none. */
export function usePostTitles(query: string): PaletteEntry[] {
  const [found, setFound] = useState<PaletteEntry[]>([]);
  useSettled(query, TYPING_PAUSE, async (words, signal) => {
    const entries = await ask(words, signal);
    if (!signal.aborted) setFound(entries);
  });
  return found;
}

async function ask(query: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  try {
    const answer = await fetch(`/admin/search/titles?${new URLSearchParams({ q: query }).toString()}`, {
      signal,
    });
    return answer.ok ? AnswerSchema.parse(await answer.json()).posts.map(entryOfPost) : [];
  } catch {
    return [];
  }
}
