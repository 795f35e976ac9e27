/** Next's `cacheHandler` (next/dist/server/lib/incremental-cache): memory alone, so that one build serves many databases. */
import { LRUCache } from 'lru-cache';
import { sharedState } from '../../../shared-state.mjs';
import { contentState, raiseContentVersion } from '../content-version.mjs';

/** @typedef {import('next/dist/server/lib/incremental-cache').CacheHandlerValue} StoredPage */
/** @typedef {import('next/dist/server/response-cache').IncrementalCacheValue} PageValue */
/** @typedef {import('next/dist/server/response-cache').SetIncrementalResponseCacheHandlerContext} SetContext */

/** @typedef {{ pages: LRUCache<string, StoredPage>, contentVersion: number }} Store */

/** Bytes, until the settings say how many. */
const INITIAL_SIZE = 32 * 1024 * 1024;

const state = sharedState(
  'isr-store',
  /** @returns {Store} */
  () => newStore(INITIAL_SIZE),
);

/**
 * Empties the store and bounds it.
 * @param {number} maxSize in bytes
 * @returns {Store}
 */
export function limitIsrStore(maxSize) {
  return Object.assign(state, newStore(maxSize));
}

/**
 * @param {number} maxSize
 * @returns {Store}
 */
function newStore(maxSize) {
  const pages = new LRUCache({ maxSize, sizeCalculation: byteSize });
  return { pages, contentVersion: contentState.version };
}

function currentPages() {
  if (state.contentVersion !== contentState.version) {
    state.pages.clear();
    state.contentVersion = contentState.version;
  }
  return state.pages;
}

export default class IsrStore {
  /**
   * @param {string} key
   * @returns {Promise<StoredPage | null>}
   */
  async get(key) {
    const render = contentState.renders.getStore();
    if (render) {
      // Next takes the nonce from this header: without it, no visitor's nonce gets into a page that all share.
      render.prerendered = true;
      delete render.headers['content-security-policy'];
    }
    const page = currentPages().get(key);
    // Next would serve it and render behind; a render from before a change would go to whoever asks after it.
    return page && !isExpired(page) ? page : null;
  }

  /**
   * @param {string} key
   * @param {PageValue | null} value
   * @param {SetContext} [context]
   */
  async set(key, value, context) {
    const render = contentState.renders.getStore();
    if (render && render.contentVersion !== contentState.version) return;
    // A scan of random addresses would push out real pages; the page cache keeps a few of these.
    if (!value || ('status' in value && value.status === 404)) currentPages().delete(key);
    else currentPages().set(key, { value, lastModified: Date.now(), cacheControl: context?.cacheControl });
  }

  /** Any tag means that content changed, and then everything is rendered anew. */
  async revalidateTag() {
    raiseContentVersion();
  }

  resetRequestCache() {}
}

/** @param {StoredPage} page */
function isExpired({ lastModified, cacheControl }) {
  const seconds = cacheControl?.revalidate;
  return typeof seconds === 'number' && Date.now() > lastModified + seconds * 1000;
}

/**
 * @param {StoredPage} page
 * @param {string} key
 */
function byteSize({ value }, key) {
  let size = 500 + key.length;
  if (value?.kind === 'APP_PAGE') {
    size += value.html.length + (value.rscData?.length ?? 0);
    for (const segment of value.segmentData?.values() ?? []) size += segment.length;
  } else if (value?.kind === 'APP_ROUTE') {
    size += value.body.length;
  } else if (value?.kind === 'FETCH') {
    size += value.data.body.length;
  }
  return size;
}
