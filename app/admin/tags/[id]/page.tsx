import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { TagAliases } from '@/components/tags/tag-aliases';
import { TagForm } from '@/components/tags/tag-form';
import { DoneNotice } from '@/components/forms/done-notice';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { IdSchema } from '@/lib/fields';
import { tagPath } from '@/lib/paths';
import { deleteTagAction, forgetTagAliasAction, updateTagAction } from '@/lib/tags/actions';
import { getTag } from '@/lib/tags/queries/tags';

export const metadata: Metadata = { title: 'Tag' };

const mergedMessage = (count: number) =>
  `${count === 1 ? 'One tag was' : `${count} tags were`} merged into this one.`;

export default async function TagPage({ params, searchParams }: PageProps<'/admin/tags/[id]'>) {
  const { id: asked } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/tags/${asked}`);
  const { data: id } = IdSchema.safeParse(asked);
  const tag = id === undefined ? null : await getTag(admin, id);
  if (!tag) notFound();
  const merged = Number((await searchParams).merged);
  return (
    <div className="admin-form">
      <h1 className="page-title">{tag.name}</h1>
      {merged > 0 && <DoneNotice occasion={merged} message={mergedMessage(merged)} />}
      <p className="hint">
        {tag.postCount === 1 ? '1 post' : `${tag.postCount} posts`}, {tag.publicCount} public.{' '}
        {tag.publicCount > 0 && <a href={tagPath(tag.slug)}>View page</a>}
      </p>
      <TagForm action={updateTagAction} tag={tag} />
      <TagAliases id={tag.id} slugs={tag.aliases} forget={forgetTagAliasAction} />
      <section aria-labelledby="delete" className="admin-part">
        <h2 id="delete">Delete</h2>
        <p className="hint">
          {tag.postCount === 1 ? 'Its post stays and loses the tag.' : 'Its posts stay and lose the tag.'} Its
          addresses lead nowhere any more. To keep them, merge it into another tag.
        </p>
        <details>
          <summary>Delete “{tag.name}”…</summary>
          <ActionButton action={deleteTagAction} hidden={{ id: tag.id }} className="button button-danger">
            Delete tag
          </ActionButton>
        </details>
      </section>
    </div>
  );
}
