import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AdminPostList } from '@/components/posts/admin/admin-post-list';
import { PostFilter } from '@/components/posts/admin/post-filter';
import { Pagination } from '@/components/ui/pagination';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { PostsFilterSchema, postsPath } from '@/lib/posts/admin-filter';
import { countPostsByState, listPosts } from '@/lib/posts/queries/admin';

export const metadata: Metadata = { title: 'Posts' };

export default async function PostsPage({ searchParams }: PageProps<'/admin/posts'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/posts');
  const query = await searchParams;
  const filter = PostsFilterSchema.parse(query);
  const [list, counts] = await Promise.all([
    listPosts(admin, { state: filter.status, search: filter.search, page: filter.page }),
    countPostsByState(admin),
  ]);
  if (!list) notFound();
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title">Posts</h1>
        <Link href="/admin/posts/new" prefetch={false} className="button button-primary">
          New post
        </Link>
      </div>
      {query.deleted && (
        <p role="status" className="notice">
          The post was deleted.
        </p>
      )}
      <PostFilter filter={filter} counts={counts} />
      {list.posts.length > 0 ? (
        <AdminPostList posts={list.posts} />
      ) : (
        <p className="hint">
          {filter.search || filter.status ? 'No post matches.' : 'Nothing here yet. Write the first post.'}
        </p>
      )}
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        pathFor={(page) => postsPath({ ...filter, page })}
      />
    </>
  );
}
