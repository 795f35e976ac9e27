import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { uploadProblems } from '@/lib/media/upload-problems';
import { uploadPath } from '@/lib/paths';
import { z } from '@/lib/zod';

const SentSchema = z.object({
  id: z.number(),
  name: z.string(),
  url: z.string(),
  width: z.number(),
  height: z.number(),
});

export type SentPicture = z.output<typeof SentSchema>;

export type Sending =
  | { ok: true; picture: SentPicture }
  /** What is said after the file's name. */
  | { ok: false; problem: string; mayRetry: boolean };

export type Send = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Sending>;

/** By XMLHttpRequest, which alone tells how much has left (https://github.com/whatwg/fetch/issues/607). */
export const sendPicture: Send = (file, onProgress, signal) =>
  new Promise((resolve) => {
    if (file.size === 0) return resolve(refused('is empty.'));
    if (file.size > MAX_IMAGE_BYTES) return resolve(refused(uploadProblems['too-large']));
    const request = new XMLHttpRequest();
    request.open('POST', uploadPath);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Slug', encodeURIComponent(file.name.toWellFormed()));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request.status, request.response));
    request.onerror = () => resolve(answerOf(0, null));
    request.onabort = () => resolve(later('was stopped.'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });

export function answerOf(status: number, body: unknown): Sending {
  const sent = status === 201 ? SentSchema.safeParse(body).data : undefined;
  if (sent) return { ok: true, picture: sent };
  if (status === 0)
    return later(
      navigator.onLine
        ? 'was not sent: the site cannot be reached, or the connection was cut.'
        : 'was not sent: your device is offline. It is sent once you are connected.',
    );
  if (status === 401)
    return later('was not sent: you are no longer logged in. Log in in another tab, then try again.');
  if (status === 403 || status === 404) return refused('was not taken: you may not add pictures.');
  if (status === 408) return later('was not sent: the line is too slow at the moment.');
  if (status === 413) return refused(uploadProblems['too-large']);
  if (status === 415) return refused(uploadProblems['not-an-image']);
  return later('was not kept: the site is not ready at the moment. Try again in a minute.');
}

const refused = (problem: string): Sending => ({ ok: false, problem, mayRetry: false });
const later = (problem: string): Sending => ({ ok: false, problem, mayRetry: true });
