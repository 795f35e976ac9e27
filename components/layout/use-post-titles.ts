import { useEffect, useState } from 'react';
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
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void ask(query, abort.signal).then((entries) => {
        if (!abort.signal.aborted) setFound(entries);
      });
    }, TYPING_PAUSE);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [query]);
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
