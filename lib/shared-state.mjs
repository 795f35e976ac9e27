/** server.ts, Next's bundle and its page store each load a module anew, so its variables would exist several times. */

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
