import 'server-only';
import { fileBase, fileName } from '@/lib/media/storage/file-name';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { drawIcon } from '@/lib/media/draw-icon';
import { ICON_SIZES, iconPath } from '@/lib/site/icon-path';
import { noteShown } from '@/lib/server/http/content-version';
import { getSite } from '@/lib/site/queries/site';

/** The server in front keeps what was drawn, too, until settings change. */
const KEPT = 'public, max-age=31536000, immutable';

/** The site's icon in one of its sizes; a former one leads to the present one. */
export async function serveIcon(name: string): Promise<Response> {
  const size = ICON_SIZES.find((one) => name.endsWith(`-${one}.png`));
  const { icon } = await getSite();
  // Settings alone change it.
  noteShown([]);
  if (!size || !icon) return missing();
  const present = iconPath(icon, size);
  if (present !== `/icons/${name}`) return answer(null, 302, { Location: present });
  const bytes = await mediaStorage().read(fileName(fileBase(icon.name, icon.edition)));
  if (!bytes) return missing();
  return new Response(new Uint8Array(await drawIcon(bytes, size)), {
    headers: { 'Content-Type': 'image/png', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': KEPT },
  });
}

const missing = () => answer('Not found', 404);

const answer = (body: string | null, status: number, more: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { 'Cache-Control': 'no-store', ...more } });
