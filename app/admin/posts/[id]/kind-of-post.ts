import { getViewer } from '@/lib/accounts/sessions/session';
import { parsePage, type PostKind } from '@/lib/paths';
import { getPostForEdit } from '@/lib/posts/queries/admin';

/** For titles; a post where nothing is, or for whoever may not know. */
export async function kindOfPost({ id }: { id: string }): Promise<PostKind> {
  const post = await getPostForEdit(await getViewer(), parsePage(id) ?? 0);
  return post?.kind ?? 'post';
}
