import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { CommentSection } from '@/components/comments/comment-section';
import { OwnerBar } from '@/components/posts/owner-bar';
import { PostView } from '@/components/posts/post-view';
import { SharePost } from '@/components/posts/share-post';
import { JsonLd } from '@/components/ui/json-ld';
import { decodePercent } from '@/lib/decode-percent';
import { postPath } from '@/lib/paths';
import { postMetadata } from '@/lib/posts/metadata';
import { getPostsAround } from '@/lib/posts/queries/around';
import { findRedirect, getPublicPost } from '@/lib/posts/queries/public';
import { postBreadcrumbs, postData } from '@/lib/posts/structured-data';
import { leadOn } from '@/lib/redirects/lead-on';
import { absolute } from '@/lib/site/structured-data';
import { getSite } from '@/lib/site/queries/site';
import { ownerBarOf } from '../../owner-bar-of';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [site, post] = await Promise.all([getSite(), getPublicPost(await slugOf(params))]);
  return post ? postMetadata(site, post) : { title: 'Not found' };
}

export default async function PostPage({ params }: Props) {
  const slug = await slugOf(params);
  const [site, post] = await Promise.all([getSite(), getPublicPost(slug)]);
  if (!post) return leave(slug);
  const around = await getPostsAround(post);
  return (
    <>
      <JsonLd data={postData(site, post, around.series)} />
      <JsonLd data={postBreadcrumbs(site, post)} />
      <PostView
        post={post}
        around={around}
        share={<SharePost url={absolute(postPath(post.slug))} title={post.title} />}
        site={site}
      />
      <OwnerBar {...ownerBarOf(post)} />
      <div className="text-column mt-16">
        <CommentSection post={post} page={1} />
      </div>
    </>
  );
}

const slugOf = async (params: Props['params']) => decodePercent((await params).slug);

async function leave(slug: string): Promise<never> {
  const target = await findRedirect(`/posts/${slug}`);
  if (target) permanentRedirect(encodeURI(target));
  return leadOn(`/posts/${slug}`);
}
