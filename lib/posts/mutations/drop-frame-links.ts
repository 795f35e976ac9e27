import 'server-only';
import { eq } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import type { Executor } from '@/lib/db';
import { framePathsOf } from '@/lib/posts/queries/hidden-links';
import { withoutPaths } from '@/lib/site/links';

/** Links of header and footer go with the post for ever: once its row is gone nothing tells that they lead nowhere. */
export async function dropFrameLinks(tx: Executor, id: number): Promise<void> {
  const paths = await framePathsOf(tx, id);
  if (paths.length === 0) return;
  const [frame] = await tx
    .select({ navigation: site.navigation, footerLinks: site.footerLinks })
    .from(site)
    .where(eq(site.id, 1))
    .for('update');
  if (!frame) return;
  await tx
    .update(site)
    .set({
      navigation: withoutPaths(frame.navigation, paths),
      footerLinks: withoutPaths(frame.footerLinks, paths),
    })
    .where(eq(site.id, 1));
  await notifyContentChanged(tx);
}
