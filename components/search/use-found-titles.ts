import { useState } from 'react';
import { useSettled } from '@/components/ui/use-settled';
import { searchTitlesPath } from '@/lib/paths';
import { z } from '@/lib/zod';

/** Milliseconds. */
const TYPING_PAUSE = 120;
const SHORTEST = 2;

const AnswerSchema = z.object({ posts: z.array(z.object({ title: z.string(), path: z.string() })) });

export type FoundTitle = { title: string; path: string };

/** Titles that have what is typed so far. What was found before stays until there is something newer. */
export function useFoundTitles(query: string): FoundTitle[] {
  const [found, setFound] = useState<FoundTitle[]>([]);
  useSettled(query, TYPING_PAUSE, async (words, signal) => {
    const titles =
      [...words].length < SHORTEST && /^[\x20-\x7e]*$/.test(words) ? [] : await ask(words, signal);
    if (!signal.aborted) setFound(titles);
  });
  return query === '' ? [] : found;
}

/** None where nothing answers: the whole search is one key away. */
async function ask(query: string, signal: AbortSignal): Promise<FoundTitle[]> {
  try {
    const asked = new URLSearchParams({ q: query, instant: '1' });
    const answer = await fetch(`${searchTitlesPath}?${asked.toString()}`, { signal });
    return answer.ok ? AnswerSchema.parse(await answer.json()).posts : [];
  } catch {
    return [];
  }
}
