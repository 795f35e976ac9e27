import 'server-only';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';

/** Milliseconds: honest drawings take a tenth of a second. */
const TIMEOUT = 20_000;

/** In a process of its own. @param density dots per inch; 72 is its own size. @throws with the process's words */
export async function drawSvg(
  svg: Uint8Array,
  { density, maxPixels, timeout = TIMEOUT }: { density: number; maxPixels: number; timeout?: number },
): Promise<Buffer> {
  const worker = path.resolve('lib/media/svg-worker.mjs');
  const child = spawn(process.execPath, [worker, String(density), String(maxPixels)], {
    stdio: 'pipe',
    timeout,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // Whoever is ended no longer reads.
  child.stdin.on('error', () => {});
  child.stdin.end(svg);
  const [png, complaint, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(complaint || 'a drawing took too long');
  return png;
}
