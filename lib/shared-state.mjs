/** server.ts, Next's bundle and its page store each load a module anew, so its variables would exist several times. */
// Plain JavaScript: Next loads its page store without a loader for TypeScript.

const holder = /** @type {{ colophon?: Map<string, unknown> }} */ (globalThis);

/** @type {Map<string, unknown>} */
const states = (holder.colophon ??= new Map());

/**
 * @template T
 * @param {string} name
 * @param {() => T} make
 * @returns {T}
 */
export function sharedState(name, make) {
  if (!states.has(name)) states.set(name, make());
  return /** @type {T} */ (states.get(name));
}
