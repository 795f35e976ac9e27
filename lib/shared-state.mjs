/**
 * State that the instances of a module share. server.ts and Next's bundle load the same files separately, and Next
 * loads its page store once more by itself: what a module holds in a variable of its own would exist two or three
 * times. Plain JavaScript, because Next loads the page store without a loader for TypeScript.
 */

const holder = /** @type {{ colophon?: Map<string, unknown> }} */ (globalThis);

/** @type {Map<string, unknown>} */
const states = (holder.colophon ??= new Map());

/**
 * The one state of this name in the process, made by whoever asks first.
 * @template T
 * @param {string} name
 * @param {() => T} make
 * @returns {T}
 */
export function sharedState(name, make) {
  if (!states.has(name)) states.set(name, make());
  return /** @type {T} */ (states.get(name));
}
