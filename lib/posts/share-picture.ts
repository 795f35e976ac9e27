import { hueOf } from '@/lib/drawn-hills';
import type { TagView } from '@/lib/posts/queries/views';
import type { SharePicture } from '@/lib/share-pictures/share-picture';
import type { Site } from '@/lib/site/queries/site';

type SharedPost = { id: number; slug: string; title: string; language: string; tags: TagView[] };

/** In the colour of its drawn cover, with the same hills. */
export const postSharePicture = (site: Pick<Site, 'title' | 'language'>, post: SharedPost): SharePicture => ({
  key: String(post.id),
  title: post.title,
  label: site.title,
  language: post.language || site.language,
  hue: hueOf(post.tags[0]?.slug ?? post.slug),
  seed: post.slug,
});
