'use client';

import { ActionButton } from '@/components/forms/action-button';
import { permalinkPath } from '@/lib/comments/paths';
import type { FormAction } from '@/lib/form-state';

export type Verb = 'edit' | 'delete' | 'hide' | 'show';

export function CommentVerbs({ verbs, id, hide }: { verbs: readonly Verb[]; id: number; hide: FormAction }) {
  return verbs.map((verb) => {
    switch (verb) {
      case 'edit':
      case 'delete':
        return (
          <a key={verb} href={`${permalinkPath(id)}/${verb}`} className="comment-tool">
            {verb === 'edit' ? 'Edit' : 'Delete'}
          </a>
        );
      case 'show':
        return (
          <a key={verb} href={permalinkPath(id)} className="comment-tool">
            Show
          </a>
        );
      case 'hide':
        return (
          <ActionButton key={verb} action={hide} hidden={{ id }} className="comment-tool">
            Hide
          </ActionButton>
        );
    }
  });
}
