'use client';

import type { Editor } from '@tiptap/core';
import { useId, useRef, type KeyboardEvent } from 'react';
import { isComposing } from '@/components/ui/is-composing';

type TextToolProps = {
  editor: Editor;
  label: string;
  /** By which what inserts it finds its field. */
  name?: string;
  value: string;
  suggestions?: string[];
  onSet: (value: string) => void;
};

/** Enter takes it over, Escape leaves it; both lead back to the text. */
export function TextTool({ editor, label, name, value, suggestions, onSet }: TextToolProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  function end(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    // Enter in a field of the form would save the post.
    event.preventDefault();
    if (event.key === 'Escape') event.currentTarget.value = value;
    editor.view.focus();
  }
  return (
    <span className="rich-field" data-tool={name}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        key={value}
        defaultValue={value}
        list={suggestions && `${id}-list`}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={end}
        onInput={(event) => event.stopPropagation()}
        onBlur={(event) => event.target.value !== value && onSet(event.target.value)}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </span>
  );
}

type ChoiceProps = Omit<TextToolProps, 'suggestions'> & { choices: [value: string, label: string][] };

export function Choice({ editor, label, value, choices, onSet }: ChoiceProps) {
  const id = useId();
  return (
    <span className="rich-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onSet(event.target.value);
          editor.view.focus();
        }}
      >
        {choices.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}
