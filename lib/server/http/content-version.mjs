/**
 * Which version of the content a render shows. Every content change starts a new generation; what was rendered
 * in an older one is out of date, and what began in an older one must not be kept when it finishes in a newer.
 *
 * Plain JavaScript, and its state on globalThis, because Next loads the ISR store by itself while server.ts
 * loads this file through its own loader: two module instances, one state.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One request inside Next.
 * @typedef {object} Render
 * @property {number} generation when it began
 * @property {boolean} prerendered set as soon as Next asks the ISR store for the page
 * @property {import('node:http').IncomingHttpHeaders} headers of the request that Next renders from
 * @property {boolean} acting set as soon as one of our server actions runs: then Next understood what was sent
 * @property {{ status: number, retryAfter?: number }} [instead] the status that the answer gets whatever Next gives it,
 *   and seconds until trying again; see noted-status.ts
 */

/** @typedef {{ current: number, renders: AsyncLocalStorage<Render> }} Generations */

const holder = /** @type {{ colophonGenerations?: Generations }} */ (globalThis);

/** @type {Generations} */
export const generations = (holder.colophonGenerations ??= {
  current: 0,
  renders: new AsyncLocalStorage(),
});

/** Says that what was sent has become a call of one of our server actions. */
export function noteAction() {
  const render = generations.renders.getStore();
  if (render) render.acting = true;
}

/** Whether this request failed before it became a call of one of our server actions. */
export const isMisunderstood = () => generations.renders.getStore()?.acting === false;

/** Declares everything rendered so far out of date. */
export function startGeneration() {
  generations.current++;
}
