import type { Metadata } from 'next';
import Link from 'next/link';
import { DeletedNotice, RestoredNotice } from '@/components/posts/admin/bin-notices';
import { PostDate } from '@/components/posts/admin/post-date';
import { PostFilter } from '@/components/posts/admin/post-filter';
import { PostTable } from '@/components/posts/admin/post-table';
import { BegunPosts } from '@/components/posts/begun-posts';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { restorePostAction } from '@/lib/bin/actions';
import { BinQuerySchema } from '@/lib/bin/validation';
import { settings } from '@/lib/env';
import { newPagePath, newPostPath } from '@/lib/paths';
import { changePostsAction } from '@/lib/posts/actions';
import { PostsFilterSchema, postsPath, type PostsFilter } from '@/lib/posts/admin-filter';
import { countPages, countPostsByState, getPostForEdit } from '@/lib/posts/queries/admin';
import { getBinnedPost } from '@/lib/posts/queries/bin';
import { listNewWorkingCopies } from '@/lib/posts/queries/working-copies';
import { listPostTable, listPostYears, listTagsToFilter } from '@/lib/posts/queries/post-table';

export const metadata: Metadata = { title: 'Posts' };

export default async function PostsPage({ searchParams }: PageProps<'/admin/posts'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/posts');
  const query = await searchParams;
  const filter = PostsFilterSchema.parse(query);
  const done = BinQuerySchema.parse(query);
  const [{ posts, next }, counts, pages, tags, years, begun, deleted, restored] = await Promise.all([
    listPostTable(admin, filter),
    countPostsByState(admin),
    countPages(admin),
    listTagsToFilter(admin),
    listPostYears(admin),
    listNewWorkingCopies(admin),
    done.deleted ? getBinnedPost(admin, done.deleted) : null,
    done.restored ? getPostForEdit(admin, done.restored) : null,
  ]);
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title">Posts</h1>
        <div className="button-row">
          <Link href="/admin/bin" prefetch={false} className="button button-quiet">
            Bin
          </Link>
          <Link href={newPagePath} prefetch={false} className="button">
            New page
          </Link>
          <Link href="/admin/posts/new" prefetch={false} className="button button-primary">
            New post
          </Link>
        </div>
      </div>
      {deleted && <DeletedNotice post={deleted} undo={restorePostAction} />}
      {restored && <RestoredNotice post={restored} was={done.was} />}
      <BegunPosts posts={begun} />
      <PostFilter filter={filter} counts={{ ...counts, page: pages }} tags={tags} years={years} />
      {posts.length > 0 ? (
        <PostTable
          key={postsPath(filter)}
          posts={posts}
          dates={Object.fromEntries(posts.map((post) => [post.id, <PostDate key={post.id} {...post} />]))}
          siteUrl={settings().SITE_URL}
          action={changePostsAction}
        />
      ) : (
        <Nothing filter={filter} />
      )}
      <nav aria-label="Pages" className="button-row">
        {filter.after && (
          <Link href={postsPath({ ...filter, after: undefined })} prefetch={false} className="button">
            First page
          </Link>
        )}
        {next && (
          <Link href={postsPath({ ...filter, after: next })} prefetch={false} rel="next" className="button">
            Next page
          </Link>
        )}
      </nav>
    </>
  );
}

function Nothing({ filter }: { filter: PostsFilter }) {
  const isFiltered = postsPath({ ...filter, sort: 'date', reversed: false }) !== '/admin/posts';
  return (
    <div className="stack items-start">
      <p className="hint">{isFiltered ? 'No post matches.' : 'Nothing here yet. Write the first post.'}</p>
      <Link
        href={isFiltered ? '/admin/posts' : newPostPath()}
        prefetch={false}
        className={isFiltered ? 'button' : 'button button-primary'}
      >
        {isFiltered ? 'All posts' : 'Write a post'}
      </Link>
    </div>
  );
}
