'use client';

import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import type { Verb } from '@/components/comments/comment-verbs';
import type { SessionUser } from '@/components/layout/use-session';
import {
  canDeleteComment,
  canEditComment,
  canModerateComments,
  editTimeLeft,
} from '@/lib/access/permissions';

export type ToolPlace = { id: number; element: HTMLElement; verbs: Verb[] };

export function useToolPlaces(
  root: RefObject<HTMLElement | null>,
  user: SessionUser | null,
  markup: ReactNode,
) {
  const [places, setPlaces] = useState<ToolPlace[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    look();
    return () => clearTimeout(timer);

    function look() {
      const elements = user
        ? [...(root.current?.querySelectorAll<HTMLElement>('[data-comment-tools]') ?? [])]
        : [];
      const found = elements.map((element) => ({
        id: Number(element.dataset.commentTools),
        element,
        verbs: verbsFor(user, element.dataset),
      }));
      setPlaces(found.filter(({ verbs }) => verbs.length > 0));
      // Editing ends while the page is open: look again when the next one's time is over.
      const editable = found.filter(({ verbs }) => verbs.includes('edit'));
      if (editable.length > 0)
        timer = setTimeout(
          look,
          Math.min(
            ...editable.map(({ element }) => editTimeLeft(factsOf(user, element.dataset), new Date())),
          ),
        );
    }
  }, [root, user, markup]);
  return places;
}

function verbsFor(user: SessionUser | null, data: DOMStringMap): Verb[] {
  const comment = factsOf(user, data);
  if (comment.status === 'hidden') return canModerateComments(user) ? ['show'] : [];
  const verbs: Verb[] = [];
  if (canEditComment(user, comment, new Date())) verbs.push('edit');
  if (canModerateComments(user)) verbs.push('hide');
  if (canDeleteComment(user, comment)) verbs.push('delete');
  return verbs;
}

/** Facts that permissions decide by. The page names the author, because it must not tell ids. */
const factsOf = (user: SessionUser | null, { author, state, created }: DOMStringMap) => ({
  authorId: user && author === user.username ? user.id : null,
  status: state === 'hidden' ? ('hidden' as const) : ('visible' as const),
  createdAt: new Date(Number(created)),
});
