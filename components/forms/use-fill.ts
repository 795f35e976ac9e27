'use client';

import { useEffect, useEffectEvent } from 'react';
import type { FormValues } from '@/lib/form-state';
import { useActionForm } from './action-form';
import { isBox, valueOfControl } from './control-value';

/** Fills the form's fields, as if they were typed into, boxes and choices too. */
export function useFill(): (values: FormValues) => void {
  const { element, form } = useActionForm();
  return (values) => {
    for (const [name, value] of Object.entries(values)) {
      const control = element.current?.elements.namedItem(name);
      if (!control || valueOfControl(control) === value) continue;
      if (control instanceof RadioNodeList) control.value = value;
      else if (isBox(control)) control.checked = control.value === value;
      else form.setValue(name, value);
      const first = control instanceof RadioNodeList ? control[0] : control;
      first?.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
}

/** Where the answer has other values than were sent, the fields get them; what is typed on the way stays. */
export function useFilledByAnswer(): void {
  const { state, sent } = useActionForm();
  const fill = useFill();
  const take = useEffectEvent(() => {
    if (state.status !== 'done' && state.status !== 'conflict') return;
    fill(
      Object.fromEntries(
        Object.entries(state.values ?? {}).filter(([name, value]) => value !== (sent[name] ?? '')),
      ),
    );
  });
  useEffect(() => take(), [state]);
}
