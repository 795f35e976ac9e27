import { MAX_BODY_SIZE, MAX_IMAGE_BYTES } from '../../body-length';
import { isApi } from './api-path';

/** Bytes of a request body: the longest post, with room for the other fields. */
export const MAX_BODY_BYTES = MAX_BODY_SIZE + 1024 * 1024;

/** Bytes that the server reads of a body. Operations of the API have limits of their own below it. */
export const bodyLimit = (url: string | undefined): number =>
  isApi(url) ? MAX_IMAGE_BYTES + 1024 * 1024 : MAX_BODY_BYTES;

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
