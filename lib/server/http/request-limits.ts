import { MAX_BODY_SIZE, MAX_IMAGE_BYTES, MAX_IMPORT_BYTES } from '../../body-length';
import { importUploadPath, uploadPath } from '../../paths';
import { isApi } from './api-path';
import { pathOfUrl } from './path-of-url';

/** Bytes of a request body: the longest post, with room for the other fields. */
export const MAX_BODY_BYTES = MAX_BODY_SIZE + 1024 * 1024;

/** A form without scripts sends several pictures at once. */
const MAX_UPLOAD_BYTES = 3 * MAX_IMAGE_BYTES + 1024 * 1024;

const isImport = (url: string | undefined): boolean => pathOfUrl(url) === importUploadPath;

/** Whose body is read as it comes, and never kept as a form is. */
export const isUpload = (url: string | undefined): boolean => pathOfUrl(url) === uploadPath || isImport(url);

/** Bytes that the server reads of a body. Handlers have limits of their own below it. */
export function bodyLimit(url: string | undefined): number {
  if (isImport(url)) return MAX_IMPORT_BYTES + 1024 * 1024;
  if (isUpload(url)) return MAX_UPLOAD_BYTES;
  return isApi(url) ? MAX_IMAGE_BYTES + 1024 * 1024 : MAX_BODY_BYTES;
}

/** Milliseconds for a whole body over a slow line: a slower writer is cut off. */
export const bodyTime = (url: string | undefined): number =>
  isUpload(url) || isApi(url) ? UPLOAD_TIME : 120_000;

/** 20 MB at 90 kbit/s. */
const UPLOAD_TIME = 30 * 60_000;

/** Milliseconds in which some of a body must arrive. */
export const BODY_STALL = 60_000;

export const MAX_URL_LENGTH = 8 * 1024;

/** Options of `http.createServer`; times in milliseconds. */
export const serverOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  /** Node has one for all addresses; `bodyTime` is sooner for most. */
  requestTimeout: UPLOAD_TIME,
  /** Longer than the minute of common proxies, which must be the ones to close an idle connection. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
