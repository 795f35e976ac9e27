import type { ReadFields } from '@/lib/import/files/post/read-fields';

/** Fields that say whether and until when a post is shown, which `hidden` has read. */
const read = [
  ...[
    'draft',
    'drafts',
    'isdraft',
    'hidden',
    'ishidden',
    'private',
    'isprivate',
    'unlisted',
    'unpublished',
    'published',
    'publish',
    'ispublished',
  ],
  ...[
    'public',
    'ispublic',
    'dgpublish',
    'visible',
    'listed',
    'enabled',
    'status',
    'poststatus',
    'visibility',
    'access',
    'password',
    'title',
    'slug',
  ],
  ...[
    'expirydate',
    'expiry',
    'expires',
    'expire',
    'expiresat',
    'expiredate',
    'expirationdate',
    'unpublishdate',
    'unpublishat',
    'build',
  ],
  ...[
    'date',
    'permalink',
    'url',
    'path',
    'eleventyexcludefromcollections',
    'headless',
    'render',
    'protected',
    'exclude',
  ],
];

/** Fields of a post that nothing is made of, after all others were read. */
export function listUnused(fields: ReadFields): string[] {
  fields.markUsed('layout', 'type', 'template', 'kind', ...read);
  return fields.unused();
}
