'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { ImportSummary } from '@/lib/import/queries/imports';
import { importPath } from '@/lib/paths';
import { z } from '@/lib/zod';

type Progress = { state: ImportSummary['state']; total: number; done: number };

const ProgressSchema = z.object({ state: z.string(), total: z.number(), done: z.number() });

/** Milliseconds between two looks. */
const EVERY = 1500;

/** How far it is, until something else is to be shown. Without scripts the page loads itself anew. */
export function FollowImport({ id, state, ...start }: Progress & { id: number }) {
  const router = useRouter();
  const [{ total, done }, setProgress] = useState(start);
  const [isAway, setIsAway] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    async function look() {
      const told = await fetchProgress(id);
      if (isOver) return;
      setIsAway(told === null);
      if (told) setProgress(told);
      if (told && told.state !== state) router.refresh();
      // The page itself may not come at this moment; it is asked for until it does.
      timer = setTimeout(() => void look(), EVERY);
    }
    timer = setTimeout(() => void look(), EVERY);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id, state, router]);

  // While it is read, nobody knows how much there is.
  const isCounted = total > 0 && (state !== 'reading' || done > 0);
  return (
    <div className="import-progress">
      <progress aria-label={labels[state]} {...(isCounted && { value: done, max: total })} />
      <p className="hint">
        {isCounted ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : readSoFar(total)}
        {isAway && '. The site does not answer at the moment; this goes on by itself.'}
      </p>
    </div>
  );
}

const labels: Partial<Record<Progress['state'], string>> = {
  reading: 'Reading',
  applying: 'Importing',
  undoing: 'Undoing',
};

const readSoFar = (total: number): string =>
  total === 0
    ? 'Begins in a moment; a large export is looked through first'
    : `${total.toLocaleString('en')} things read so far`;

async function fetchProgress(id: number): Promise<Progress | null> {
  try {
    const answer = await fetch(`${importPath(id)}/progress`, { cache: 'no-store' });
    // Whoever was logged out, or threw it away elsewhere, is told by the page.
    if (answer.status === 401 || answer.status === 404) return { state: 'failed', total: 0, done: 0 };
    return ProgressSchema.parse(await answer.json()) as Progress;
  } catch {
    return null;
  }
}
