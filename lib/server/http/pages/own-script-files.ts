import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { compressForGood } from '@/lib/server/http/answers/compress';
import { filePolicy } from '@/lib/server/http/answers/content-security-policy';
import { finishPage, sendPage, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import { pathOfUrl } from '@/lib/server/http/path-of-url';

/** Below which they have their addresses. */
export const SCRIPT_FOLDER = '/_scripts/';

const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=31536000, immutable',
};

const forGood = { status: 200, contentVersion: 0, expiresAt: 0, immutable: true, ignoresQuery: true };

/** The few scripts of our own, compressed once and answered from memory. */
export class OwnScriptFiles {
  readonly #files = new Map<string, FinishedPage>();

  async add({ url, text }: { url: string; text: string }, security: OutgoingHttpHeaders): Promise<void> {
    const body = Buffer.from(text);
    const all = { ...security, 'content-security-policy': filePolicy(headers['content-type']), ...headers };
    const file = await finishPage(body, all, forGood);
    const isPacked = !('identity' in file.bodies);
    const bodies = isPacked ? await compressForGood(body) : file.bodies;
    this.#files.set(url, { ...file, bodies });
  }

  /** @returns the bytes that were sent; null for every other request */
  answer(request: IncomingMessage, response: ServerResponse): number | null {
    if (!request.url?.startsWith(SCRIPT_FOLDER) || !/^(?:GET|HEAD)$/.test(request.method ?? '')) return null;
    const file = this.#files.get(pathOfUrl(request.url));
    return file ? sendPage(request, response, file, 'hit') : null;
  }
}
