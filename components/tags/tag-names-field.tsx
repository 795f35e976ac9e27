'use client';

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { complete, offersFor, tokenAt } from '@/components/forms/completion';
import { TextField } from '@/components/forms/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { loadTagNames } from './load-tag-names';

type TagNamesFieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  maxLength?: number;
  defaultValue?: string;
};

/** Names with commas between; the one that is being typed is completed. Without scripts it is the plain field. */
export function TagNamesField(props: TagNamesFieldProps) {
  const id = useId();
  const hydrated = useHydrated();
  const { form } = useActionForm();
  const frame = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<string[]>([]);
  const [offers, setOffers] = useState<string[]>([]);
  const [chosen, setChosen] = useState(-1);
  const input = () => frame.current!.querySelector('input')!;

  function offer() {
    const { value, selectionStart } = input();
    const caret = selectionStart ?? value.length;
    const { start, end, token } = tokenAt(value, caret);
    const others = `${value.slice(0, start)}${value.slice(end)}`.split(',').map((name) => name.trim());
    setOffers(offersFor(names, token, others));
    setChosen(-1);
  }

  function take(name: string | undefined) {
    if (name === undefined) return;
    const element = input();
    const done = complete(element.value, element.selectionStart ?? element.value.length, name);
    form.setValue(props.name, done.text);
    element.value = done.text;
    element.setSelectionRange(done.caret, done.caret);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    close();
  }

  function close() {
    setOffers([]);
    setChosen(-1);
  }

  function move(event: KeyboardEvent) {
    if (offers.length === 0 || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen(((chosen + 1 + step + offers.length + 1) % (offers.length + 1)) - 1);
    else if (event.key === 'Enter' && chosen >= 0) take(offers[chosen]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const isOpen = offers.length > 0;
  return (
    <div
      ref={frame}
      className="completed"
      onFocus={() => void loadTagNames().then(setNames)}
      onBlur={close}
      onInput={offer}
      onKeyDown={move}
    >
      <TextField
        {...props}
        autoComplete="off"
        {...(hydrated && {
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': isOpen,
          'aria-controls': `${id}-offers`,
          'aria-activedescendant': chosen >= 0 ? `${id}-${chosen}` : undefined,
        })}
      />
      <ul id={`${id}-offers`} role="listbox" aria-label="Suggestions" hidden={!isOpen} className="offers">
        {offers.map((name, index) => (
          <li
            key={name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            // The field must keep the focus: losing it closes the list before the click arrives.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(name)}
          >
            {name}
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {isOpen && `${offers.length === 1 ? 'One tag' : `${offers.length} tags`} to choose from`}
      </p>
    </div>
  );
}
