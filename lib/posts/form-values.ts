import type { FormValues } from '@/lib/form-state';
import type { PostForEdit } from '@/lib/posts/queries/admin';
import { toMomentText } from '@/lib/posts/validation';

/** A stored post as the editor's fields hold it, with its date in the site's time zone. */
export function toFormValues(post: PostForEdit, timeZone: string): FormValues {
  return {
    title: post.title,
    subtitle: post.subtitle,
    slug: post.slug,
    tags: post.tags.map((tag) => tag.name).join(', '),
    coverUrl: post.coverUrl,
    coverAlt: post.coverAlt,
    body: post.body,
    publishedAt: toMomentText(post.publishedAt, timeZone),
    commentsOpen: post.commentsOpen ? 'on' : '',
    language: post.language,
    version: String(post.version),
    state: post.state,
  };
}

/** The fields of a post that is still to be written. */
export const newPostValues: FormValues = {
  title: '',
  subtitle: '',
  slug: '',
  tags: '',
  coverUrl: '',
  coverAlt: '',
  body: '',
  publishedAt: '',
  commentsOpen: 'on',
  language: '',
  state: 'draft',
};
