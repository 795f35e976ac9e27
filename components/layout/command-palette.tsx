'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { ComboboxOption } from '@/components/ui/combobox-option';
import { isComposing } from '@/components/ui/is-composing';
import { adminSearchPath, matchEntries, rankEntries, type PaletteEntry } from './palette-entries';
import { usePostTitles } from './use-post-titles';

const SHOWN = 9;

/** A combobox with a list box, by the ARIA pattern: the focus stays in the field, the arrows choose. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const posts = usePostTitles(query.trim());
  useEffect(() => dialog.current?.showModal(), []);

  const options = optionsFor(query.trim(), posts);
  const active = Math.min(chosen, options.length - 1);

  function choose(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 + options.length }[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) follow(options[active]);
    else setChosen(to % options.length);
  }
  function follow(entry: PaletteEntry | undefined) {
    // A whole page load, so that an editor with unsaved text asks first.
    if (entry) window.location.assign(entry.href);
    dialog.current?.close();
  }

  return (
    <dialog ref={dialog} aria-label="Go to" className="palette" onClose={onClose}>
      <form role="search" action={adminSearchPath()} onSubmit={(event) => event.preventDefault()}>
        <input
          type="text"
          role="combobox"
          aria-label="Search pages, posts and settings"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={`${id}-${active}`}
          aria-autocomplete="list"
          placeholder="Search pages, posts and settings"
          autoComplete="off"
          spellCheck={false}
          maxLength={250}
          enterKeyHint="go"
          className="palette-field"
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setChosen(0);
          }}
          onKeyDown={choose}
        />
      </form>
      <ul id={`${id}-list`} role="listbox" aria-label="Found" className="palette-list">
        {options.map((entry, index) => (
          <ComboboxOption
            key={`${entry.kind} ${entry.label} ${entry.href}`}
            id={`${id}-${index}`}
            isActive={index === active}
            onPoint={() => setChosen(index)}
            onFollow={() => follow(entry)}
          >
            <bdi>{entry.label}</bdi>
            <span className="hint">{entry.kind === 'Post' ? entry.words : entry.kind}</span>
          </ComboboxOption>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {options.length === 1 ? '1 result' : `${options.length} results`}
      </p>
    </dialog>
  );
}

function optionsFor(query: string, posts: PaletteEntry[]): PaletteEntry[] {
  const fixed = matchEntries(query);
  // With nothing typed, what was written last is nearer than a list of every page.
  const found = query
    ? rankEntries(query, [...rankEntries(query, fixed).slice(0, SHOWN), ...posts])
    : [...fixed.slice(0, 1), ...posts, ...fixed.slice(1)];
  const all: PaletteEntry = { kind: 'Action', label: `Search for “${query}”`, href: adminSearchPath(query) };
  return query ? [...found, all] : found;
}
