import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BinSection, type BinItem } from '@/components/bin/bin-section';
import { PurgeButton } from '@/components/bin/purge-button';
import { UndeletedNotice } from '@/components/comments/moderation/bin-notices';
import { nameOf as nameOfPicture } from '@/components/media/picture-grid';
import { RestoredNotice } from '@/components/posts/admin/bin-notices';
import { Pagination } from '@/components/ui/pagination';
import { DoneNotice } from '@/components/forms/done-notice';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import {
  emptyBinAction,
  eraseCommentAction,
  purgePictureAction,
  purgePostAction,
  restorePostAction,
  undeleteCommentAction,
} from '@/lib/bin/actions';
import { BIN_DAYS } from '@/lib/bin/days';
import { BinQuerySchema } from '@/lib/bin/validation';
import { nameOf } from '@/lib/comments/arrange-threads';
import { commentsPath } from '@/lib/comments/paths';
import { listDeletedComments, type DeletedComment } from '@/lib/comments/queries/bin';
import { restorePictureAction } from '@/lib/media/actions';
import { listBinnedPictures, type BinnedPicture } from '@/lib/media/queries/library';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { listBinnedPosts, type BinnedPost } from '@/lib/posts/queries/bin';

export const metadata: Metadata = { title: 'Bin' };

export default async function BinPage({ searchParams }: PageProps<'/admin/bin'>) {
  const admin = await requireAdmin(canManagePosts, '/admin/bin');
  const query = BinQuerySchema.parse(await searchParams);
  const [posts, comments, pictures, restored] = await Promise.all([
    listBinnedPosts(admin, query.posts),
    listDeletedComments(admin, query.comments),
    listBinnedPictures(admin, query.pictures),
    query.restored ? getPostForEdit(admin, query.restored) : null,
  ]);
  if (!posts || !comments || !pictures) notFound();
  const shown = { posts: posts.page, comments: comments.page, pictures: pictures.page };
  const pathFor = (pages: Partial<typeof shown>) =>
    `/admin/bin?${new URLSearchParams(Object.entries({ ...shown, ...pages }).map(([of, page]) => [of, String(page)]))}`;
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title">Bin</h1>
        {posts.total + comments.total + pictures.total > 0 && (
          <PurgeButton action={emptyBinAction} label="Empty the bin" />
        )}
      </div>
      <p className="hint">
        What you delete can be restored for {BIN_DAYS} days; then it is deleted for ever. Readers find a
        deleted post neither in lists nor by search, and its address says that it is gone. A comment that its
        author deleted is theirs alone to bring back, and not here.
      </p>
      {restored && <RestoredNotice post={restored} was={query.was} />}
      {query.undeleted && <UndeletedNotice id={query.undeleted} />}
      {query.purged && (
        <DoneNotice occasion={posts.total + comments.total + pictures.total} message="Deleted for ever." />
      )}
      <BinSection
        heading="Posts"
        items={posts.items.map(postItemOf)}
        actions={{ restore: restorePostAction, purge: purgePostAction }}
        pages={
          <Pagination
            page={posts.page}
            pageCount={posts.pageCount}
            pathFor={(page) => pathFor({ posts: page })}
          />
        }
      />
      <BinSection
        heading="Comments"
        items={comments.items.map(commentItemOf)}
        actions={{ restore: undeleteCommentAction, purge: eraseCommentAction }}
        pages={
          <Pagination
            of="comments"
            page={comments.page}
            pageCount={comments.pageCount}
            pathFor={(page) => pathFor({ comments: page })}
          />
        }
      />
      <BinSection
        heading="Pictures"
        items={pictures.items.map(pictureItemOf)}
        actions={{ restore: restorePictureAction, purge: purgePictureAction }}
        pages={
          <Pagination
            of="pictures"
            page={pictures.page}
            pageCount={pictures.pageCount}
            pathFor={(page) => pathFor({ pictures: page })}
          />
        }
      />
    </>
  );
}

function postItemOf({ title, wasPublic, commentCount, ...post }: BinnedPost): BinItem {
  const comments = commentCount === 1 ? '1 comment' : `${commentCount} comments`;
  return {
    ...post,
    name: title,
    shown: <p className="admin-list-title break-anywhere">{title}</p>,
    facts: [wasPublic ? 'Published' : 'Not public', ...(commentCount > 0 ? [comments] : [])],
  };
}

function commentItemOf({ author, bodyHtml, post, ...comment }: DeletedComment): BinItem {
  const name = nameOf(author);
  return {
    ...comment,
    name: `the comment of ${name}`,
    shown: <div className="prose prose-small comment-body" dangerouslySetInnerHTML={{ __html: bodyHtml }} />,
    facts: [
      <bdi key="author">{name}</bdi>,
      <a key="post" href={commentsPath(post, 1)} className="break-anywhere">
        {post.title}
      </a>,
    ],
    deletedBy: 'you',
  };
}

function pictureItemOf(picture: BinnedPicture): BinItem {
  const name = nameOfPicture(picture);
  return {
    ...picture,
    name,
    shown: (
      <a href={`/admin/media/${picture.id}`} className="admin-list-title break-anywhere">
        {name}
      </a>
    ),
    facts: [],
    deletedBy: null,
  };
}
