'use client';

import { useEffect, useRef } from 'react';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormState } from '@/lib/form-state';
import {
  choiceName,
  differencesOf,
  keyOfDifferences,
  mergePosts,
  type FieldDifference,
} from '@/lib/posts/merge/merge-posts';
import { postFields } from '@/lib/posts/post-fields';

type ConflictPanelProps = { state: Extract<FormState, { status: 'conflict' }> };

/** Where two texts differ, place by place. Whatever is chosen only fills the form: a save comes after it. */
export function ConflictPanel({ state }: ConflictPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [state]);
  const { values, stored, base } = state;
  const merge = mergePosts(base, values, stored);
  const places = differencesOf(merge);
  return (
    <section aria-label="The stored version" className="conflict">
      <h2 ref={heading} tabIndex={-1}>
        Saved elsewhere meanwhile
      </h2>
      <p role="alert">{state.message}</p>
      <input type="hidden" name="theirVersion" value={stored.version} />
      <input type="hidden" name="theirCopy" value={stored.copy} />
      <input type="hidden" name="differences" value={keyOfDifferences(merge)} />
      {merge.fields.map((field) => (
        <FieldChoice key={field.name} field={field} />
      ))}
      {places.map(({ mine, theirs }, place) => (
        <fieldset key={place} className="conflict-place">
          <legend>{places.length === 1 ? 'In the text' : `In the text, place ${place + 1}`}</legend>
          <Side label="Mine" name={choiceName(place)} value="mine" text={mine} />
          <Side label="Theirs" name={choiceName(place)} value="theirs" text={theirs} />
          <label className="conflict-side">
            <input type="radio" name={choiceName(place)} value="both" defaultChecked /> Both, one after the
            other
          </label>
        </fieldset>
      ))}
      <p className="hint">All else is taken from both.</p>
      <div className="button-row">
        <SubmitButton className="button button-primary" name="intent" value="merge">
          Use these
        </SubmitButton>
        <SubmitButton className="button" name="intent" value="mine">
          Keep all mine
        </SubmitButton>
        <SubmitButton className="button" name="intent" value="theirs">
          Take all theirs
        </SubmitButton>
      </div>
    </section>
  );
}

function FieldChoice({ field: { name, mine, theirs } }: { field: FieldDifference }) {
  return (
    <fieldset className="conflict-place">
      <legend>{postFields[name].label}</legend>
      <Side label="Mine" name={choiceName(name)} value="mine" text={mine} isChosen />
      <Side label="Theirs" name={choiceName(name)} value="theirs" text={theirs} />
    </fieldset>
  );
}

type SideProps = { label: string; name: string; value: string; text: string; isChosen?: boolean };

function Side({ label, name, value, text, isChosen }: SideProps) {
  return (
    <label className="conflict-side">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} /> {label}
      <span className="conflict-text">{text.trim() || '(nothing)'}</span>
    </label>
  );
}
