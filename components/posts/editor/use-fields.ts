import { useEffect, useRef, useState, type RefObject } from 'react';
import type { FieldValues, UseFormSetValue } from 'react-hook-form';
import { useActionForm } from '@/components/forms/action-form';
import type { FormValues } from '@/lib/form-state';
import { toLineFeeds } from '@/lib/line-breaks';
import { fieldNames } from '@/lib/posts/post-fields';
import { applyChoices, mergeTexts } from '@/lib/posts/merge/merge-texts';
import { editBetween } from './commands/edit-between';
import { changedFields, readFields } from './fields/field-values';
import { applyBeside } from './textarea/apply-edit';
import { watchComposition } from './textarea/composition';
import { flushText } from './textarea/text-view';

type SetValue = UseFormSetValue<FieldValues>;

/** After a save the fields take over what the server made of them, but never what was typed meanwhile. */
export function useFields(root: RefObject<HTMLElement | null>, stored: FormValues) {
  const { form, state } = useActionForm();
  const { setValue } = form;
  const saved = useRef(stored);
  const sent = useRef<FormValues>(stored);
  const composition = useRef<ReturnType<typeof watchComposition>>(null);
  const [fields, setFields] = useState({ ...shownIn(stored), isDirty: false });

  useEffect(() => {
    const element = root.current?.closest('form');
    if (!element) return;
    const look = () => {
      const values = readFields(element);
      setFields({ ...shownIn(values), isDirty: changedFields(values, saved.current).length > 0 });
    };
    const remember = () => (sent.current = readFields(element));
    element.addEventListener('input', look);
    element.addEventListener('submit', remember, { capture: true });
    const watched = (composition.current = watchComposition(element));
    announceInput(element);
    return () => {
      watched.stop();
      element.removeEventListener('input', look);
      element.removeEventListener('submit', remember, { capture: true });
    };
  }, [root]);

  useEffect(() => {
    const element = root.current?.closest('form');
    if (state.status !== 'done' || !element) return;
    const now = readFields(element);
    const untouched = fieldNames.filter((name) => now[name] === sent.current[name]);
    saved.current = { ...sent.current, ...state.values };
    fillFields(element, setValue, pick(state.values ?? {}, untouched));
  }, [root, state, setValue]);

  useEffect(() => {
    const element = root.current?.closest('form');
    if (state.status !== 'merged' || !element) return;
    const { values } = state;
    composition.current?.whenClosed(() => fillMerged(element, setValue, values, sent.current));
  }, [root, state, setValue]);

  /** @param onTaken once it is in the fields: an open composition is let end first */
  function takeMerged(values: FormValues, sentValues: FormValues, onTaken: () => void) {
    const element = root.current?.closest('form');
    if (!element) return;
    composition.current?.whenClosed(() => {
      fillMerged(element, setValue, values, sentValues);
      onTaken();
    });
  }

  function fill(values: FormValues) {
    const element = root.current?.closest('form');
    if (element) fillFields(element, setValue, values);
  }

  return { ...fields, fill, takeMerged };
}

/** What the editor shows elsewhere, too. */
const shownIn = ({ body = '', publishedAt = '', ...values }: FormValues) => ({
  body,
  publishedAt,
  cover: pick(values, ['coverUrl', 'coverAlt', 'coverX', 'coverY']),
});

function fillFields(element: HTMLFormElement, setValue: SetValue, values: FormValues): void {
  for (const name of fieldNames) {
    const value = values[name];
    if (value !== undefined) setValue(name, isCheckbox(element, name) ? value !== '' : value);
  }
  announceInput(element);
}

/** Another text that this one was made a part of: whatever was typed since `sent` stays in it. */
function fillMerged(
  element: HTMLFormElement,
  setValue: SetValue,
  values: FormValues,
  sent: FormValues,
): void {
  flushText(element);
  const now = readFields(element);
  const isUntouched = (name: string) => name !== 'body' && now[name] === (sent[name] ?? now[name]);
  fillFields(element, setValue, pick(values, fieldNames.filter(isUntouched)));
  const parts = mergeTexts(toLineFeeds(sent.body ?? ''), now.body ?? '', toLineFeeds(values.body ?? ''));
  replaceBody(element, applyChoices(parts));
}

/** As an edit that can be undone. */
function replaceBody(form: HTMLFormElement, text: string): void {
  const area = form.elements.namedItem('body');
  if (!(area instanceof HTMLTextAreaElement) || area.value === text) return;
  const caret = Math.min(area.selectionStart, text.length);
  applyBeside(area, editBetween(area.value, text, { start: caret, end: caret }));
}

function isCheckbox(form: HTMLFormElement, name: string): boolean {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement && field.type === 'checkbox';
}

const announceInput = (element: HTMLElement) => element.dispatchEvent(new Event('input', { bubbles: true }));

const pick = (values: FormValues, names: string[]): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
