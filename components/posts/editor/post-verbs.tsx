'use client';

import Link from 'next/link';
import { SubmitButton } from '@/components/forms/submit-button';
import { PinButton } from '@/components/posts/editor/pin-post';
import { revisionsPath } from '@/lib/paths';

type PostVerbsProps = {
  id: number;
  postState: string;
  /** Undefined for what cannot be pinned. */
  isPinned?: boolean;
};

/** What is done seldom. */
export function PostVerbs({ id, postState, isPinned }: PostVerbsProps) {
  return (
    <div className="button-row">
      <Link href={revisionsPath(id)} prefetch={false} className="button">
        Revisions
      </Link>
      {postState !== 'draft' && (
        <SubmitButton name="intent" value="unpublish" className="button">
          {postState === 'scheduled' ? 'Unschedule' : 'Unpublish'}
        </SubmitButton>
      )}
      {(isPinned || (isPinned === false && postState !== 'draft')) && <PinButton isPinned={isPinned} />}
    </div>
  );
}
