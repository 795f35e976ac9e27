import { MAX_BODY_SIZE } from '../../body-length';

/** Bytes of a request body: the longest post, with room for the other fields. */
export const MAX_BODY_BYTES = MAX_BODY_SIZE + 1024 * 1024;

export const MAX_URL_LENGTH = 8 * 1024;

/** Options of `http.createServer`; times in milliseconds. */
export const serverOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  /** The whole request, body included, over a slow line: a slower writer is cut off. */
  requestTimeout: 120_000,
  /** Longer than the minute of common proxies, which must be the ones to close an idle connection. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
