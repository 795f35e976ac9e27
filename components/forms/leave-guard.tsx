'use client';

import { startTransition, useEffect, useRef, useState } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { valueOfControl } from '@/components/forms/control-value';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { FormState, FormValues } from '@/lib/form-state';

/** Asks whoever leaves a form with what they did not save. */
export function LeaveGuard() {
  const { element, state, changed, pending, sent } = useActionForm();
  const saved = useRef<{ by: FormState; values: FormValues } | null>(null);
  const [isDirty, setDirty] = useState(false);

  useEffect(() => {
    const form = element.current;
    if (!form) return;
    const values = valuesIn(form);
    if (!saved.current) {
      // What came back unsaved, without scripts, stands in the fields as if it were stored.
      const isStored = state.status === 'idle' || state.status === 'done';
      saved.current = { by: state, values: isStored ? defaultsOf(form) : {} };
    } else if (saved.current.by !== state) {
      const isSaved = state.status === 'done';
      saved.current = { by: state, values: isSaved ? { ...sent, ...state.values } : saved.current.values };
    }
    const stored = saved.current.values;
    const differs = Object.entries(values).some(([name, value]) => value !== (stored[name] ?? ''));
    startTransition(() => setDirty(differs));
  }, [element, state, sent, changed]);

  useLeaveGuard(isDirty && !pending);
  return null;
}

const isTyped = (control: Element): boolean =>
  control instanceof HTMLTextAreaElement ||
  control instanceof HTMLSelectElement ||
  (control instanceof HTMLInputElement && !['hidden', 'file', 'submit', 'password'].includes(control.type));

function valuesIn(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const control of form.elements) {
    const name = control.getAttribute('name');
    if (!name || !isTyped(control)) continue;
    values[name] = valueOfControl(form.elements.namedItem(name) ?? control);
  }
  return values;
}

/** As the page was made, whatever was typed before the scripts came. */
function defaultsOf(form: HTMLFormElement): FormValues {
  const values: FormValues = {};
  for (const control of form.elements) {
    if (control instanceof HTMLTextAreaElement) values[control.name] = control.defaultValue;
    if (!(control instanceof HTMLInputElement)) continue;
    const isChosen = control.type !== 'checkbox' && control.type !== 'radio';
    if (isChosen || control.defaultChecked)
      values[control.name] = isChosen ? control.defaultValue : control.value;
  }
  return values;
}
