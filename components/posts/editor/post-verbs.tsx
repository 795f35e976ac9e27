'use client';

import Link from 'next/link';
import { SubmitButton } from '@/components/forms/submit-button';
import { revisionsPath } from '@/lib/paths';

type PostVerbsProps = { id: number; isDraft: boolean };

/** What is done seldom. */
export function PostVerbs({ id, isDraft }: PostVerbsProps) {
  return (
    <div className="button-row">
      <Link href={revisionsPath(id)} prefetch={false} className="button">
        Revisions
      </Link>
      {!isDraft && (
        <SubmitButton name="intent" value="unpublish" className="button">
          Unpublish
        </SubmitButton>
      )}
    </div>
  );
}
