'use client';

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import type { FormValues } from '@/lib/form-state';
import { isAhead } from '@/lib/posts/moment-field';
import type { EditorSite } from './editor-site';
import { Appearances } from './appearances';
import { goToField } from './go-to-field';
import { PanelFields } from './panel-fields';
import { PostAdvice } from './post-advice';
import { useOpenedByPublish, publishButtonOf } from './use-opened-by-publish';
import { usePostCheck, type Finding } from './use-post-check';

type PublishPanelProps = {
  root: RefObject<HTMLElement | null>;
  site: EditorSite;
  read: (form: HTMLFormElement) => FormValues;
  fill: (values: FormValues) => void;
};

/** What is worth a look before readers see it. Nothing in it stands in the way: one more press publishes. */
export function PublishPanel({ root, site, read, fill }: PublishPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [values, setValues] = useState<FormValues | null>(null);
  const { pending } = useActionForm();
  const check = usePostCheck(values);
  const isOpen = values !== null;
  // Not on a button: who opened it by a key may go on typing.
  useEffect(() => {
    if (isOpen) heading.current?.focus();
  }, [isOpen]);
  useOpenedByPublish(root, { isOpen, open, publish });

  function open(form: HTMLFormElement) {
    if (pending || dialog.current?.open) return;
    setValues(read(form));
    dialog.current?.showModal();
  }
  function publish() {
    const form = root.current?.closest('form');
    dialog.current?.close();
    const button = form && publishButtonOf(form);
    if (button) form.requestSubmit(button);
  }
  function change(changed: FormValues) {
    setValues((before) => before && { ...before, ...changed });
    fill(changed);
  }
  function goTo(finding: Finding) {
    dialog.current?.close();
    const form = root.current?.closest('form');
    if (form) goToField(form, finding);
  }
  // Enter in a field would press the form's first button, which is another one.
  function keepEnter(event: KeyboardEvent) {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  }

  const isScheduling = isAhead(values?.publishedAt ?? '', site.timeZone);
  return (
    <dialog
      ref={dialog}
      className="publish-panel"
      aria-labelledby="publish-panel-title"
      onClose={() => setValues(null)}
      onKeyDown={keepEnter}
    >
      {values && (
        <>
          <div className="publish-panel-parts">
            <h2 ref={heading} id="publish-panel-title" tabIndex={-1} className="dialog-title">
              {isScheduling ? 'Ready to schedule?' : 'Ready to publish?'}
            </h2>
            <PanelFields values={values} site={site} onChange={change} />
            <PostAdvice check={check} body={values.body ?? ''} onGoTo={goTo} />
            <Appearances values={values} site={site} excerpt={check.result?.excerpt ?? ''} />
          </div>
          <div className="publish-panel-end">
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              Back to writing
            </button>
            <button type="button" className="button button-primary" onClick={publish}>
              {isScheduling ? 'Schedule now' : 'Publish now'}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
