/**
 * The version of the content that a render shows. Every content change raises it; what was rendered from an older
 * version is out of date, and what began with an older one must not be kept when it finishes under a newer.
 * Plain JavaScript, because Next's page store loads it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { sharedState } from '../../shared-state.mjs';

/**
 * One request inside Next.
 * @typedef {object} Render
 * @property {number} contentVersion when it began
 * @property {boolean} prerendered set as soon as Next asks the ISR store for the page
 * @property {import('node:http').IncomingHttpHeaders} headers of the request that Next renders from
 * @property {boolean} acting set as soon as one of our server actions runs: then Next understood what was sent
 * @property {{ status: number, retryAfter?: number }} [instead] the status that the answer gets whatever Next gives it,
 *   and seconds until trying again; see next/noted-status.ts
 */

/** @typedef {{ version: number, renders: AsyncLocalStorage<Render> }} ContentState */

export const contentState = sharedState(
  'content',
  /** @returns {ContentState} */
  () => ({ version: 0, renders: new AsyncLocalStorage() }),
);

/** Says that what was sent has become a call of one of our server actions. */
export function noteAction() {
  const render = contentState.renders.getStore();
  if (render) render.acting = true;
}

/** Whether this request failed before it became a call of one of our server actions. */
export const isMisunderstood = () => contentState.renders.getStore()?.acting === false;

/** Declares everything rendered so far out of date. */
export function raiseContentVersion() {
  contentState.version++;
}
