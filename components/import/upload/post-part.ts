export type Answer = { status: number; body: unknown };

type Request = {
  url: string;
  body: Blob | string;
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Bytes of the body that have left. */
  onProgress?: (sent: number) => void;
};

/** By XMLHttpRequest, which alone tells how much has left (https://github.com/whatwg/fetch/issues/607). */
export function postPart({ url, body, headers, signal, onProgress }: Request): Promise<Answer> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ status: -1, body: null });
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'json';
    if (onProgress) request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve({ status: request.status, body: request.response as unknown });
    request.onerror = () => resolve({ status: 0, body: null });
    request.onabort = () => resolve({ status: -1, body: null });
    const abort = () => request.abort();
    signal.addEventListener('abort', abort);
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.send(body);
  });
}
