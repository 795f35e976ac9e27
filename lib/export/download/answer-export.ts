import 'server-only';
import { Readable } from 'node:stream';
import type { Actor } from '@/lib/access/actor';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { settings } from '@/lib/env';
import { serverOf } from '@/lib/export/html/fetch-page';
import { writePages } from '@/lib/export/html/write-pages';
import { listFormerAddresses } from '@/lib/export/queries/former-addresses';
import { logger } from '@/lib/server/process/logger';
import { sharedState } from '@/lib/shared-state';
import { getSite } from '@/lib/site/queries/site';
import { slugify } from '@/lib/slug';
import { toWallTime } from '@/lib/site/time-zone';
import type { ExportForm } from '@/lib/export/validation';
import { writeContent } from '@/lib/export/write-content';
import { ZipWriter } from '@/lib/export/zip-target';

/** Each holds a connection and a snapshot of the database. */
const MOST_AT_ONCE = 2;

const underWay = sharedState('exports', () => ({ count: 0 }));

/**
 * A zip that is sent while it is made, no faster than it is taken; whoever stops taking it ends the work.
 * Null while there are as many as may be. @throws {NotFoundError}
 */
export async function answerExport(actor: Actor, form: ExportForm): Promise<Response | null> {
  if (underWay.count >= MOST_AT_ONCE) return null;
  underWay.count += 1;
  const name = await beginExport(actor, form).catch((error: unknown) => {
    underWay.count -= 1;
    throw error;
  });
  const writer = new ZipWriter();
  void write(actor, form, writer).finally(() => (underWay.count -= 1));
  return new Response(Readable.toWeb(writer.output) as ReadableStream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="export.zip"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });
}

/** @returns what the file is called: by the site and the day there */
async function beginExport(actor: Actor, form: ExportForm): Promise<string> {
  const { title, timeZone } = await getSite();
  const day = toWallTime(new Date(), timeZone).toISOString().slice(0, 10);
  const name = [slugify(title) || 'site', ...(form === 'pages' ? ['pages'] : []), `${day}.zip`].join('-');
  await recordEvent('exported', { actorId: actor.id, detail: name });
  return name;
}

async function write(actor: Actor, form: ExportForm, writer: ZipWriter): Promise<void> {
  const gone = new AbortController();
  writer.output.once('close', () => gone.abort());
  try {
    if (form === 'pages') {
      const formerAddresses = await listFormerAddresses(actor);
      await writePages(serverOf(settings()), writer, { formerAddresses, signal: gone.signal });
    } else await writeContent(actor, writer);
    writer.end();
  } catch (error) {
    // A download that stops in the middle is no zip that a program opens.
    if (!gone.signal.aborted) logger().error({ err: error }, 'an export failed');
    writer.destroy(error as Error);
  }
}
