import { sharedState } from '@/lib/shared-state';

/** Scripts of Colophon's own, which server.ts bundles before it serves; a build knows none. */
export const ownScripts = () => sharedState<{ atLoad?: string }>('own-scripts', () => ({}));
