import { z } from '@/lib/zod';
import type { FormValues } from '@/lib/form-state';
import { flushText } from '../textarea/text-view';

export type Backup = { values: FormValues; version: string; keptAt: number };

const BackupSchema = z.object({
  values: z.record(z.string(), z.string()),
  version: z.string(),
  keptAt: z.number(),
});

/** This page, until it is loaded anew: what one tab keeps, no other one takes away. */
const page = Math.random().toString(36).slice(2);
const prefixOf = (post: string) => `colophon:unsaved:${post}:`;
const keyOf = (post: string) => prefixOf(post) + page;

/** Posts whose unsaved text is given up: leaving the page must not keep it once more. */
const abandoned = new Set<string>();

export type OfferedBackup = Backup & { key: string };

/** What other pages kept of a post and nobody restored or discarded since, the newest first. */
export function listOthersBackups(post: string): OfferedBackup[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefixOf(post)) && key !== keyOf(post))
      .flatMap((key) => readAt(key) ?? [])
      .sort((one, other) => other.keptAt - one.keptAt);
  } catch {
    return [];
  }
}

function readAt(key: string): OfferedBackup | null {
  try {
    const { data } = BackupSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return data ? { ...data, key } : null;
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

export const dropBackup = (post: string): void => dropBackupAt(keyOf(post));

export function dropBackupAt(key: string): void {
  try {
    localStorage.removeItem(key);
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
  const [before, after] = [sent, readAt(keyOf(post))];
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
