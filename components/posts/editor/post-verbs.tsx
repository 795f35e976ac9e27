'use client';

import Link from 'next/link';
import { SubmitButton } from '@/components/forms/submit-button';
import { revisionsPath } from '@/lib/paths';

type PostVerbsProps = { id: number; postState: string };

/** What is done seldom. */
export function PostVerbs({ id, postState }: PostVerbsProps) {
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
    </div>
  );
}
