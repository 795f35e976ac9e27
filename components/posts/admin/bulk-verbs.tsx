'use client';

import { useId } from 'react';
import { useField } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TagNamesField } from '@/components/tags/tag-names-field';

/** What is done with the chosen posts. The button that is pressed says what. */
export function BulkVerbs() {
  const id = useId();
  const { error } = useField('posts');
  return (
    <section aria-labelledby={id} className="bulk-verbs">
      <h2 id={id}>With the chosen posts</h2>
      {error && (
        <p role="alert" className="field-error">
          {error}
        </p>
      )}
      <div className="button-row">
        <Verb verb="publish">Publish</Verb>
        <Verb verb="unpublish">Unpublish</Verb>
        <details className="bulk-delete">
          <summary className="button button-danger">Delete…</summary>
          <Verb verb="delete" isDangerous>
            Delete chosen
          </Verb>
        </details>
      </div>
      <div className="bulk-tag">
        <TagNamesField name="names" label="Tags to add" />
        <Verb verb="tag">Add tags</Verb>
      </div>
    </section>
  );
}

type VerbProps = { verb: string; isDangerous?: boolean; children: string };

function Verb({ verb, isDangerous, children }: VerbProps) {
  return (
    <SubmitButton name="verb" value={verb} className={isDangerous ? 'button button-danger' : 'button'}>
      {children}
    </SubmitButton>
  );
}
