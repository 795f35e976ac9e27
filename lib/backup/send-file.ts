import 'server-only';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import parseRange from 'range-parser';

type SentFile = { file: string; byteSize: number; name: string };

/** Bytes that are read at once. */
const CHUNK = 256 * 1024;

/**
 * A file as a download, read as it is taken; one that broke off goes on where it did, as long as the file is the same.
 * @param etag strong, with its quotes
 */
export function sendFile(request: Request, { file, byteSize, name }: SentFile, etag: string): Response {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ETag: etag,
  };
  const part = partOf(request, byteSize, etag);
  if (part === 'none')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${byteSize}` },
    });
  const { start, end } = part ?? { start: 0, end: byteSize - 1 };
  const bytes = Readable.toWeb(createReadStream(file, { start, end, highWaterMark: CHUNK }));
  return new Response(bytes as ReadableStream<Uint8Array>, {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(end - start + 1),
      ...(part && { 'Content-Range': `bytes ${start}-${end}/${byteSize}` }),
    },
  });
}

/** Whether somebody goes on with what they have of the very file. */
export const isContinued = (request: Request, etag: string): boolean =>
  request.headers.has('range') && request.headers.get('if-range') === etag;

/** Null for the whole file: nobody asked for less, for several parts, or of another file than this one. */
function partOf(
  request: Request,
  byteSize: number,
  etag: string,
): { start: number; end: number } | 'none' | null {
  const range = request.headers.get('range');
  const condition = request.headers.get('if-range');
  if (!range || (condition !== null && condition !== etag)) return null;
  const ranges = parseRange(byteSize, range);
  if (ranges === -1) return 'none';
  return ranges !== -2 && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0]! : null;
}
