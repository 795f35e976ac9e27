const holder = globalThis as { colophon?: Map<string, unknown> };
const states = (holder.colophon ??= new Map<string, unknown>());

/** server.ts and Next's bundle each load a module anew, so its variables would exist twice. */
export function sharedState<T>(name: string, make: () => T): T {
  if (!states.has(name)) states.set(name, make());
  return states.get(name) as T;
}
