'use client';

import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { canModerateComments } from '@/lib/access/permissions';
import { ActionButton } from '@/components/forms/action-button';
import { CommentForm } from '@/components/comments/comment-form';
import { CommentVerbs } from '@/components/comments/comment-verbs';
import { isPlainClick } from '@/components/ui/is-plain-click';
import { useSession } from '@/components/layout/use-session';
import { dropPostedDraft } from '@/components/comments/use-draft';
import { useToolPlaces } from '@/components/comments/use-tool-places';
import { draftKey } from '@/lib/comments/draft-key';
import type { FormAction } from '@/lib/form-state';

type CommentToolsProps = {
  postId: number;
  commentsOpen: boolean;
  actions: Record<'create' | 'hide' | 'close' | 'open', FormAction>;
  children: ReactNode;
};

/** Adds to the server's markup what depends on the person; without scripts its links lead to pages that do the same. */
export function CommentTools({ postId, commentsOpen, actions, children }: CommentToolsProps) {
  const root = useRef<HTMLDivElement>(null);
  const { user } = useSession();
  const places = useToolPlaces(root, user, children);
  const [replyTo, setReplyTo] = useState<{ link: HTMLElement; place: HTMLElement } | null>(null);

  useEffect(() => {
    // The discussion came anew while somebody answers in it: the draft shows again in its new place.
    setReplyTo(
      (before) => before && (before.place.isConnected ? before : placeOf(root.current, before.link)),
    );
  }, [children]);

  useEffect(() => {
    // The new comment is in the page that came back: lead people there who cannot see the page scroll.
    if (dropPostedDraft()) document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true });
  }, [children]);

  function openReply(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLElement>('a[data-reply]');
    if (!link || !isPlainClick(event)) return;
    const found = placeOf(root.current, link);
    if (!found) return;
    event.preventDefault();
    setReplyTo(found);
  }

  function closeReply() {
    setReplyTo(null);
    replyTo?.link.focus();
  }

  const parentId = Number(replyTo?.link.dataset.reply);
  return (
    <div ref={root} onClick={openReply}>
      {canModerateComments(user) && (
        <div className="comment-moderation">
          <ActionButton action={commentsOpen ? actions.close : actions.open} hidden={{ id: postId }}>
            {commentsOpen ? 'Close comments' : 'Open comments'}
          </ActionButton>
        </div>
      )}
      {children}
      {places.map((place) =>
        createPortal(
          <CommentVerbs verbs={place.verbs} id={place.id} hide={actions.hide} />,
          place.element,
          place.id,
        ),
      )}
      {replyTo &&
        createPortal(
          <CommentForm
            key={parentId}
            action={actions.create}
            label={`Reply to ${replyTo.place.dataset.name}`}
            button="Post reply"
            hidden={{ postId, parentId }}
            draft={draftKey({ postId, parentId })}
            onCancel={closeReply}
          />,
          replyTo.place,
        )}
    </div>
  );
}

/** The link that answers a comment and the place of its form, as they are in the page now. */
function placeOf(root: HTMLElement | null, { dataset: { reply } }: HTMLElement) {
  const [link, place] = [`[data-reply="${reply}"]`, `[data-reply-form="${reply}"]`].map((selector) =>
    root?.querySelector<HTMLElement>(selector),
  );
  return link && place ? { link, place } : null;
}
