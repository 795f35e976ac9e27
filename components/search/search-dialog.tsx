'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { ComboboxOption } from '@/components/ui/combobox-option';
import { isComposing } from '@/components/ui/is-composing';
import { searchPath } from '@/lib/paths';
import { MAX_QUERY } from '@/lib/search/query';
import { useFoundTitles } from './use-found-titles';

const NONE = -1;

/** A combobox with a list box, by the ARIA pattern. Nothing is chosen at first: Enter shows all that is found. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(NONE);
  const tidied = query.trim();
  const titles = useFoundTitles(tidied);
  useEffect(() => dialog.current?.showModal(), []);

  const all = { title: `All results for “${tidied}”`, path: searchPath(tidied) };
  const options = tidied ? [...titles, all] : [];
  const active = Math.min(chosen, options.length - 1);

  function choose(event: KeyboardEvent) {
    if (isComposing(event) || options.length === 0) return;
    if (event.key === 'Enter' && active !== NONE) {
      event.preventDefault();
      follow(options[active]!.path);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = active === NONE && step < 0 ? 0 : active;
    setChosen((from + step + options.length) % options.length);
  }
  function follow(path: string) {
    window.location.assign(path);
    dialog.current?.close();
  }

  return (
    <dialog ref={dialog} aria-label="Search" className="palette" onClose={onClose}>
      <form role="search" action={searchPath()} onSubmit={(event) => !tidied && event.preventDefault()}>
        <input
          type="text"
          name="q"
          role="combobox"
          aria-label="Search"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active === NONE ? undefined : `${id}-${active}`}
          aria-autocomplete="list"
          placeholder="Search posts"
          autoComplete="off"
          spellCheck={false}
          maxLength={MAX_QUERY}
          enterKeyHint="search"
          className="palette-field"
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setChosen(NONE);
          }}
          onKeyDown={choose}
        />
      </form>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label="Found"
        className="palette-list"
        hidden={options.length === 0}
      >
        {options.map(({ title, path }, index) => (
          <ComboboxOption
            key={path}
            id={`${id}-${index}`}
            isActive={index === active}
            onPoint={() => setChosen(index)}
            onFollow={() => follow(path)}
          >
            <bdi>{title}</bdi>
          </ComboboxOption>
        ))}
      </ul>
      <p role="status" className={tidied ? 'sr-only' : 'palette-hint'}>
        {tidied
          ? `${titles.length === 1 ? '1 title' : `${titles.length} titles`}. Enter shows all results.`
          : 'Titles appear while you type. Enter shows all results.'}
      </p>
    </dialog>
  );
}
