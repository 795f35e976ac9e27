'use client';

import { useEffect, useId, type ComponentType, type KeyboardEvent, type ReactNode } from 'react';
import { useDraft } from '@/components/comments/use-draft';
import { LightForm } from '@/components/forms/light-form';
import { PendingButton } from '@/components/forms/pending-button';
import { isComposing } from '@/components/ui/is-composing';
import { bodyProblem } from '@/lib/comments/body';
import { errorOf, valueOf, type FormAction, type FormState, type FormValues } from '@/lib/form-state';

type CommentFormProps = {
  action: FormAction;
  label: string;
  button: string;
  hidden: Record<string, number | string>;
  defaultBody?: string;
  draft?: string;
  onCancel?: () => void;
  hint?: ReactNode;
  /** What else an answer says. */
  about?: ComponentType<{ state: FormState }>;
};

export function CommentForm({
  action,
  label,
  button,
  hidden,
  defaultBody,
  draft,
  onCancel,
  hint,
  about: About,
}: CommentFormProps) {
  const id = useId();
  const { field, saveDraft } = useDraft(draft, defaultBody);
  const opened = onCancel !== undefined;

  useEffect(() => {
    if (opened) field.current?.focus();
  }, [opened, field]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !isComposing(event)) onCancel?.();
  }

  return (
    <LightForm
      action={action}
      hidden={hidden}
      check={checkBody}
      className="comment-form"
      problem="above"
      onKeyDown={onKeyDown}
    >
      {(state, pending) => {
        const error = errorOf(state, 'body');
        return (
          <>
            {About && <About state={state} />}
            <div className="field">
              <label htmlFor={id} className="label">
                {label}
              </label>
              <textarea
                ref={field}
                id={id}
                name="body"
                data-draft={draft}
                rows={5}
                className="input"
                defaultValue={valueOf(state, 'body') ?? defaultBody}
                onInput={(event) => saveDraft(event.currentTarget.value)}
                aria-invalid={error ? true : undefined}
                aria-describedby={`${error ? `${id}-error ` : ''}${id}-hint`}
              />
              {error && (
                <p id={`${id}-error`} role="alert" className="field-error">
                  {error}
                </p>
              )}
              <div id={`${id}-hint`} className="hint">
                {hint} Markdown works: **bold**, *italic*, `code`, &gt; quote.
              </div>
            </div>
            <div className="comment-form-buttons">
              <PendingButton className="button button-primary" pending={pending}>
                {button}
              </PendingButton>
              {onCancel && (
                <button type="button" className="button button-quiet" onClick={onCancel}>
                  Cancel
                </button>
              )}
            </div>
          </>
        );
      }}
    </LightForm>
  );
}

function checkBody({ body = '' }: FormValues): { body: string } | null {
  const problem = bodyProblem(body);
  return problem === null ? null : { body: problem };
}
