'use client';

import { useEffect, useRef } from 'react';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormState } from '@/lib/form-state';
import { editPostPath } from '@/lib/paths';
import { postFields } from '@/lib/posts/post-fields';
import { abandonBackup } from './backups';
import { changedFields } from './field-values';
import { LEAVES_ON_PURPOSE } from './use-leave-guard';

type ConflictPanelProps = { id: number; state: Extract<FormState, { status: 'conflict' }> };

export function ConflictPanel({ id, state }: ConflictPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [state]);
  const changed = changedFields(state.values, state.stored);
  return (
    <section aria-label="The stored version" className="conflict">
      <h2 ref={heading} tabIndex={-1}>
        Saved elsewhere meanwhile
      </h2>
      <p role="alert">{state.message}</p>
      {changed.length === 0 && <p>Both texts are the same.</p>}
      <dl>
        {changed.map((name) => (
          <div key={name}>
            <dt>{postFields[name].label}, as stored</dt>
            <dd>
              {name === 'body' ? (
                <Lines mine={state.values.body ?? ''} theirs={state.stored.body ?? ''} />
              ) : (
                valueText(name, state.stored[name])
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="button-row">
        <SubmitButton className="button button-danger" name="overwrite" value={state.stored.version}>
          Save mine over it
        </SubmitButton>
        <a
          href={editPostPath(id)}
          className="button"
          onClick={() => abandonBackup(String(id))}
          {...{ [LEAVES_ON_PURPOSE]: '' }}
        >
          Take theirs
        </a>
      </div>
    </section>
  );
}

function valueText(name: string, value = ''): string {
  if (name === 'commentsOpen') return value === 'on' ? 'Yes' : 'No';
  return value || '(empty)';
}

function Lines({ mine, theirs }: { mine: string; theirs: string }) {
  const known = new Set(mine.split(/\r\n?|\n/));
  return (
    <pre tabIndex={0} aria-label="Stored body">
      {theirs.split('\n').map((line, index) => (
        <span key={index}>
          {known.has(line) ? line : <mark>{line}</mark>}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
