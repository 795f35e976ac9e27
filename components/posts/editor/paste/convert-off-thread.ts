import type { HtmlOptions } from './html-to-markdown';
import type { PasteRequest } from './paste-worker';

/** Milliseconds. What takes longer was not made to be read. */
const DEADLINE = 8000;

/** The Markdown of copied HTML, made while typing goes on; undefined where it cannot be made, or not in time. */
export function convertHtml(html: string, options: HtmlOptions = {}): Promise<string | undefined> {
  return new Promise((resolve) => {
    let worker: Worker | undefined;
    const end = (markdown?: string) => {
      clearTimeout(timer);
      worker?.terminate();
      resolve(markdown);
    };
    const timer = setTimeout(end, DEADLINE);
    try {
      worker = new Worker(new URL('./paste-worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<string | undefined>) => end(data));
      // Offline, or an error in what converts: the text without its form is better than none.
      worker.addEventListener('error', () => end());
      worker.postMessage({ html, options } satisfies PasteRequest);
    } catch {
      end();
    }
  });
}
