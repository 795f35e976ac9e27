import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import { sharedState } from '@/lib/shared-state';

/** What changed: names of things that pages show, or all of it. */
export type Change = readonly string[] | 'everything';

/** One request inside Next. */
export type Render = {
  /** When it began. */
  contentVersion: number;
  /** Of the request that Next renders from. */
  headers: IncomingHttpHeaders;
  /** Names of what it shows. Without any, each change makes it out of date. */
  shown?: Set<string>;
  /** What its mutations changed, until readers' pages are told. */
  changes: Change[];
  /** Set as soon as one of our server actions runs: then Next understood what was sent. */
  acting: boolean;
  /** Set when one of them did what was asked: what was written lies where it belongs. */
  saved?: boolean;
  /** The status that the answer gets whatever Next gives it, and seconds until trying again; see next/noted-status.ts. */
  instead?: { status: number; retryAfter?: number };
};

type ContentState = {
  version: number;
  /** What was rendered before this version is out of date, whatever it shows. */
  everythingAt: number;
  /** The version of each name's last change, oldest first. */
  changedAt: Map<string, number>;
  renders: AsyncLocalStorage<Render>;
};

/** Names whose last change is remembered one by one. */
const MOST_NAMES = 10_000;

export const contentState = sharedState('content', (): ContentState => ({
  version: 0,
  everythingAt: 0,
  changedAt: new Map(),
  renders: new AsyncLocalStorage(),
}));

export function raiseContentVersion(change: Change = 'everything'): void {
  const version = ++contentState.version;
  const { changedAt } = contentState;
  if (change === 'everything') {
    contentState.everythingAt = version;
    changedAt.clear();
    return;
  }
  for (const name of change) {
    changedAt.delete(name);
    changedAt.set(name, version);
  }
  for (const [name, changed] of changedAt) {
    if (changedAt.size <= MOST_NAMES) break;
    changedAt.delete(name);
    contentState.everythingAt = changed;
  }
}

export type Dated = { contentVersion: number; shown?: readonly string[] | undefined };

/** Whether something that it shows has changed since. What has not is as good as new, and is not looked through again. */
export function isOutdated(page: Dated): boolean {
  const { version, everythingAt, changedAt } = contentState;
  const since = page.contentVersion;
  if (since === version) return false;
  if (since < everythingAt || !page.shown) return true;
  if (page.shown.some((name) => (changedAt.get(name) ?? 0) > since)) return true;
  page.contentVersion = version;
  return false;
}

/** Says what the page under way shows; a render that says nothing is out of date with each change. */
export function noteShown(names: Iterable<string>): void {
  const render = contentState.renders.getStore();
  if (!render) return;
  render.shown ??= new Set();
  for (const name of names) render.shown.add(name);
}

export function noteChange(change: Change): void {
  contentState.renders.getStore()?.changes.push(change);
}

/** What mutations of this request have changed, once. */
export const takeChanges = (): Change[] => contentState.renders.getStore()?.changes.splice(0) ?? [];

export function noteAction(): void {
  const render = contentState.renders.getStore();
  if (render) render.acting = true;
}

export function noteSaved(): void {
  const render = contentState.renders.getStore();
  if (render) render.saved = true;
}

export const isMisunderstood = (): boolean => contentState.renders.getStore()?.acting === false;
