'use client';

import { Check, Copy, MessageSquare, Pencil } from 'lucide-react';
import { LightForm } from '@/components/forms/light-form';
import { useSession } from '@/components/layout/use-session';
import { useCopy } from '@/components/ui/use-copy';
import { canManagePosts } from '@/lib/access/permissions';
import type { FormAction } from '@/lib/form-state';
import { editPostPath, type PostKind } from '@/lib/paths';
import { UnpublishButton } from './unpublish-button';

type OwnerBarProps = {
  post: { id: number; kind: PostKind; title: string; version: number; commentsOpen: boolean };
  /** Whole, as it is passed on. */
  url: string;
  actions: Record<'unpublish' | 'close' | 'open', FormAction>;
};

/** What the owner does with the page at hand, at the foot of the window. Nobody else gets it, nor is it in the page. */
export function OwnerBar({ post, url, actions }: OwnerBarProps) {
  const { user } = useSession();
  if (!canManagePosts(user)) return null;
  const about = <span className="sr-only"> this {post.kind}</span>;
  return (
    <section aria-label={`Your ${post.kind}`} className="owner-bar no-print">
      <a href={editPostPath(post.id)}>
        <Pencil aria-hidden size={16} />
        Edit{about}
      </a>
      <UnpublishButton post={post} action={actions.unpublish} />
      <LightForm action={post.commentsOpen ? actions.close : actions.open} hidden={{ id: post.id }}>
        {(_state, pending) => (
          <button
            type="submit"
            role="switch"
            aria-checked={post.commentsOpen}
            aria-disabled={pending || undefined}
            aria-busy={pending || undefined}
          >
            <MessageSquare aria-hidden size={16} />
            Comments
            <span aria-hidden>{post.commentsOpen ? 'on' : 'off'}</span>
          </button>
        )}
      </LightForm>
      <CopyAddress url={url} />
    </section>
  );
}

function CopyAddress({ url }: { url: string }) {
  const { outcome, copy } = useCopy(url);
  const isCopied = outcome === 'copied';
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {isCopied ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
        Copy link
      </button>
      <span aria-live="polite" className={outcome === 'refused' ? 'owner-bar-note' : 'sr-only'}>
        {isCopied && 'Copied.'}
        {outcome === 'refused' && 'Your browser does not let this page copy.'}
      </span>
    </>
  );
}
