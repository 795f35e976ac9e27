'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { isComposing } from '@/components/ui/is-composing';
import { useSettled } from '@/components/ui/use-settled';
import type { OfferedPicture } from '@/lib/media/choice';
import { fetchChoice } from './fetch-choice';

type PictureChooserProps = { onChoose: (picture: OfferedPicture) => void; onClose: () => void };

/** Milliseconds. */
const TYPING_PAUSE = 200;

type Found = { pictures: OfferedPicture[]; page: number; hasMore: boolean; problem?: string };

/** The library, to choose one of. Mounted while it is open. */
export function PictureChooser({ onChoose, onClose }: PictureChooserProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  async function load(words: string, page: number, signal?: AbortSignal) {
    const before = page > 1 && found ? found.pictures : [];
    const answer = await fetchChoice(words, page, signal);
    if (signal?.aborted) return;
    setFound(
      'problem' in answer
        ? { pictures: before, page: page - 1, hasMore: page > 1, problem: answer.problem }
        : { ...answer, pictures: [...before, ...answer.pictures], page },
    );
  }
  useSettled(search.trim(), found ? TYPING_PAUSE : 0, (words, signal) => load(words, 1, signal));

  function choose(picture: OfferedPicture) {
    // First: behind an open dialog nothing can be written.
    dialog.current?.close();
    onChoose(picture);
  }
  // Enter would save the post.
  function keepEnter(event: KeyboardEvent) {
    if (event.key === 'Enter' && !isComposing(event)) event.preventDefault();
  }
  return (
    <dialog ref={dialog} aria-labelledby={`${id}-title`} className="dialog picture-chooser" onClose={onClose}>
      <h2 id={`${id}-title`} className="dialog-title">
        Choose a picture
      </h2>
      <label htmlFor={`${id}-search`} className="sr-only">
        Search pictures
      </label>
      {/* Not controlled: the form's own listener renders before React hears of a key, and would put the old value back. */}
      <input
        id={`${id}-search`}
        type="search"
        className="input"
        placeholder="Search pictures"
        autoComplete="off"
        maxLength={250}
        onChange={({ target }) => setSearch(target.value)}
        onKeyDown={keepEnter}
      />
      <p aria-live="polite" className="hint">
        {found?.problem ?? (found ? countText(found, search.trim()) : 'Looking…')}
      </p>
      <ul className="picture-choices">
        {found?.pictures.map((picture) => (
          <li key={picture.id}>
            <button type="button" onClick={() => choose(picture)}>
              <img src={picture.thumbnail} alt="" loading="lazy" className="picture-tile" />
              <span className="picture-tile-name">{picture.label}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="button-row">
        {found?.hasMore && (
          <button type="button" className="button" onClick={() => void load(search.trim(), found.page + 1)}>
            Show more
          </button>
        )}
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}

function countText({ pictures, hasMore }: Found, search: string): string {
  if (pictures.length === 0) return search ? 'No picture is called so.' : 'There are no pictures yet.';
  if (hasMore) return `The newest ${pictures.length}`;
  return pictures.length === 1 ? '1 picture' : `${pictures.length} pictures`;
}
