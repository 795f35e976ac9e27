import { z } from '@/lib/zod';
import type { FormValues } from '@/lib/form-state';
import { flushText } from '../textarea/text-view';

export type Backup = { values: FormValues; version: string; keptAt: number };

const BackupSchema = z.object({
  values: z.record(z.string(), z.string()),
  version: z.string(),
  keptAt: z.number(),
});

const keyOf = (post: string) => `colophon:unsaved:${post}`;

/** Posts whose unsaved text is given up: leaving the page must not keep it once more. */
const abandoned = new Set<string>();

export function readBackup(post: string): Backup | null {
  try {
    return BackupSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(post)) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

export function keepBackup(post: string, backup: Backup): void {
  if (abandoned.has(post)) return;
  try {
    localStorage.setItem(keyOf(post), JSON.stringify(backup));
  } catch {
    return;
  }
}

export function dropBackup(post: string): void {
  try {
    localStorage.removeItem(keyOf(post));
  } catch {
    return;
  }
}

let sent: { post: string; values: FormValues } | undefined;

type Caret = { name: string; start: number; end: number };
let caret: Caret | undefined;

/** Where somebody writes, for the editor that takes the place of this one. */
export function noteCaret(form: HTMLFormElement): void {
  const active = document.activeElement;
  const isInView = active instanceof HTMLElement && active.isContentEditable && form.contains(active);
  if (isInView) flushText(form);
  const field = isInView ? form.elements.namedItem('body') : active;
  const isOurs = field instanceof HTMLTextAreaElement && field.form === form;
  caret = isOurs ? { name: field.name, start: field.selectionStart, end: field.selectionEnd } : caret;
}

export function takeCaret(): Caret | undefined {
  const taken = caret;
  caret = undefined;
  return taken;
}

export function noteSent(post: string, values: FormValues): void {
  sent = { post, values };
}

/** Fields that were changed between sending a post and leaving its editor, which the answer may do by itself. */
export function takeTypedSince(post: string): FormValues {
  const [before, after] = [sent, readBackup(post)];
  sent = undefined;
  if (before?.post !== post || !after) return {};
  return Object.fromEntries(
    Object.entries(after.values).filter(([name, value]) => value !== before.values[name]),
  );
}

/** An editor is open again. */
export const resumeBackup = (post: string): void => void abandoned.delete(post);

export function abandonBackup(post: string): void {
  abandoned.add(post);
  dropBackup(post);
}
