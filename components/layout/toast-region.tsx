'use client';

import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isShortcut } from '@/components/ui/is-shortcut';
import { isTyping } from '@/components/ui/is-typing';
import { dropToast, useToast, type KeyedToast } from '@/components/toasts/toasts';
import { UndoButton } from './undo-button';
import { useLifetime } from '@/components/toasts/use-lifetime';

/** Milliseconds. */
const LIFETIME = 6000;

/** What was done just now, beside the page, with the way back. Ctrl or Cmd and Z takes it. */
export function ToastRegion() {
  const toast = useToast();
  const region = useRef<HTMLElement>(null);
  // When the next message comes by a button of this one, whoever pressed it goes on from there.
  const hadFocus = useRef(false);
  useEffect(() => {
    if (toast && hadFocus.current) region.current?.querySelector('button')?.focus();
  }, [toast]);
  useEffect(() => {
    const undo = (event: KeyboardEvent) => {
      const isUndo = isShortcut(event) && event.key.toLowerCase() === 'z' && !event.shiftKey;
      if (!isUndo || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const button = region.current?.querySelector<HTMLElement>('[data-undo]');
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', undo);
    return () => document.removeEventListener('keydown', undo);
  }, []);
  return (
    <section
      ref={region}
      aria-label="Messages"
      className="toasts"
      onFocus={() => (hadFocus.current = true)}
      onBlur={() => (hadFocus.current = false)}
    >
      {toast && <ShownToast key={toast.key} toast={toast} />}
    </section>
  );
}

function ShownToast({ toast: { key, message, undo, more } }: { toast: KeyedToast }) {
  const close = useRef<HTMLButtonElement>(null);
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [outcome, setOutcome] = useState<{ message: string; isBad: boolean }>();
  const [pending, setPending] = useState(false);
  useLifetime(LIFETIME, isPointedAt || isFocused || pending || outcome?.isBad === true, () => dropToast(key));
  // What had the focus is gone by then.
  useEffect(() => {
    if (outcome && isFocused) close.current?.focus();
  }, [outcome, isFocused]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      // Of whoever came by a key: a pointer leaves its focus behind.
      onFocus={({ target }) => setFocused(target.matches(':focus-visible'))}
      onBlur={() => setFocused(false)}
    >
      <div className="toast-parts">
        <div role={outcome?.isBad ? 'alert' : 'status'} className="toast-message">
          {outcome?.message ?? message}
        </div>
        {!outcome && more}
        {!outcome && undo && <UndoButton undo={undo} onPending={setPending} onOutcome={setOutcome} />}
      </div>
      <button ref={close} type="button" className="toast-close" onClick={() => dropToast(key)}>
        <X aria-hidden size={18} />
        <span className="sr-only">Close the message</span>
      </button>
    </div>
  );
}
