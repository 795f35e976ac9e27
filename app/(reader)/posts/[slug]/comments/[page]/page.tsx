import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { CommentSection } from '@/components/comments/comment-section';
import { decodePercent } from '@/lib/decode-percent';
import { parsePage, publicPath } from '@/lib/paths';
import { getPublicPost } from '@/lib/posts/queries/public';

type Props = { params: Promise<{ slug: string; page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params;
  const post = await getPublicPost(decodePercent(slug), null);
  if (!post) return { title: 'Not found' };
  return { title: `Comments on ${post.title}, page ${page}`, robots: { index: false, follow: true } };
}

export default async function CommentsPage({ params }: Props) {
  const { slug, page: text } = await params;
  const page = parsePage(text);
  const post = await getPublicPost(decodePercent(slug), null);
  if (!post || !page) notFound();
  if (page === 1) permanentRedirect(publicPath(post));
  return (
    <div className="text-column">
      <header className="list-head">
        <p className="meta">Comments, page {page}</p>
        <h1 className="page-title">
          <a href={publicPath(post)} className="hover:text-accent">
            {post.title}
          </a>
        </h1>
      </header>
      <CommentSection post={post} page={page} />
    </div>
  );
}
