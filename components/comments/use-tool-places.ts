'use client';

import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import type { Verb } from '@/components/comments/comment-verbs';
import type { SessionUser } from '@/components/layout/use-session';
import { COMMENT_EDIT_WINDOW } from '@/lib/access/permissions';

export type ToolPlace = { id: number; element: HTMLElement; verbs: Verb[] };

/** The spots in the server's markup where this person gets something to press; found again when the markup changes. */
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
        timer = setTimeout(look, Math.min(...editable.map(({ element }) => editTimeLeft(element.dataset))));
    }
  }, [root, user, markup]);
  return places;
}

/** Mirrors permissions.ts, which decides; this only spares people buttons that would be refused. */
function verbsFor(user: SessionUser | null, facts: DOMStringMap): Verb[] {
  if (facts.state === 'hidden') return user?.isAdmin ? ['show'] : [];
  const verbs: Verb[] = [];
  const own = facts.author !== undefined && facts.author === user?.username;
  if (own && editTimeLeft(facts) > 0) verbs.push('edit');
  if (user?.isAdmin) verbs.push('hide');
  if (own || user?.isAdmin) verbs.push('delete');
  return verbs;
}

const editTimeLeft = (facts: DOMStringMap) => Number(facts.created) + COMMENT_EDIT_WINDOW - Date.now();
