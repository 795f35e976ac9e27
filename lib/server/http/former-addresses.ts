import { sharedState } from '@/lib/shared-state';

export type FormerPlace = { location: string; isPermanent: boolean };

/** Addresses of other software that the site had before. */
export type FormerAddresses = {
  /** Whether a query may hold one. Of a path that is here, too: it is asked for whatever has a query, and looks nothing up. */
  isQuery: (path: string, query: string) => boolean;
  /** Whether a path may be one, should nothing be there. It looks nothing up either. */
  isPath: (path: string) => boolean;
  /** What took its place; null where nothing did. @param query empty where it may hold none */
  find: (path: string, query: string) => Promise<FormerPlace | null>;
};

const state = sharedState('former-addresses', (): { former?: FormerAddresses } => ({}));

export function registerFormerAddresses(former: FormerAddresses | undefined): void {
  state.former = former;
}

/** Whether a request names something by its query that a finished page knows nothing of. */
export function isFormerQuery(url: string): boolean {
  const query = url.indexOf('?');
  return query !== -1 && state.former?.isQuery(url.slice(0, query), url.slice(query + 1)) === true;
}

export const isFormerPath = (path: string): boolean => state.former?.isPath(path) === true;

/** A look-up that fails says nothing: rendering will. */
export async function placeOfFormer(path: string, query: string): Promise<FormerPlace | null> {
  try {
    return (await state.former?.find(path, query)) ?? null;
  } catch {
    return null;
  }
}
