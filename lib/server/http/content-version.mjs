/** What was rendered from an older version is out of date. Plain JavaScript, because Next's page store loads it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { sharedState } from '../../shared-state.mjs';

/**
 * One request inside Next.
 * @typedef {object} Render
 * @property {number} contentVersion when it began
 * @property {boolean} prerendered set as soon as Next asks the ISR store for the page
 * @property {import('node:http').IncomingHttpHeaders} headers of the request that Next renders from
 * @property {boolean} acting set as soon as one of our server actions runs: then Next understood what was sent
 * @property {boolean} [saved] set when one of them did what was asked: what was written lies where it belongs
 * @property {{ status: number, retryAfter?: number }} [instead] the status that the answer gets whatever Next gives it,
 *   and seconds until trying again; see next/noted-status.ts
 */

/** @typedef {{ version: number, renders: AsyncLocalStorage<Render> }} ContentState */

export const contentState = sharedState(
  'content',
  /** @returns {ContentState} */
  () => ({ version: 0, renders: new AsyncLocalStorage() }),
);

export function noteAction() {
  const render = contentState.renders.getStore();
  if (render) render.acting = true;
}

export function noteSaved() {
  const render = contentState.renders.getStore();
  if (render) render.saved = true;
}

export const isMisunderstood = () => contentState.renders.getStore()?.acting === false;

export function raiseContentVersion() {
  contentState.version++;
}
